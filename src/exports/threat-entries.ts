import type { Band, Stride } from '../domain/vocabulary.ts'
import { clean } from '../report/document.ts'
import { findingElements } from '../report/model/finding-elements.ts'
import { type ProductModel, productElement, productModel } from '../report/model/product-model.ts'
import type { Standing, StandingKind } from '../report/standing.ts'
import type { Story } from '../report/stories.ts'
import { allStories, type Summary } from '../report/summary.ts'
import { type Measure, measuresOf } from './measures.ts'
import { stableIds } from './stable-id.ts'
import { threatNotes } from './threat-notes.ts'
import { threatNumbers } from './threat-number.ts'
import { threatPlace } from './threat-place.ts'

/** Where a threat is with its team, as far as other tools tell that apart. */
export type ThreatState = 'open' | 'accepted' | 'mitigated' | 'notApplicable'

/** A story as other tools hold one: a threat that hangs on one element. */
export interface ThreatEntry {
  readonly story: Story
  /** A UUID, the same whenever this story of this check is written. */
  readonly id: string
  readonly number: number
  readonly title: string
  /** Its kinds (STRIDE), the telling one first; empty for the team's own stories. */
  readonly kinds: readonly Stride[]
  /** How soon; once it is settled, as it was rated. Absent for the team's own stories that nobody rated. */
  readonly band: Band | undefined
  /** The element or flow that it hangs on. */
  readonly element: string
  readonly state: ThreatState
  readonly notes: readonly string[]
  readonly measures: readonly Measure[]
}

/** A check as other tools hold one. */
export interface ToolModel {
  readonly model: ProductModel
  readonly threats: readonly ThreatEntry[]
  readonly idOf: (part: string) => string
}

/** Every story that the answers raise or the team wrote, each once, with the product as elements and flows. */
export function toolModel(summary: Summary): ToolModel {
  const model = productModel(summary)
  const stories = allStories(summary)
  const numbers = threatNumbers(summary, stories)
  const idOf = stableIds(summary)
  return {
    model,
    idOf,
    threats: stories.map((story): ThreatEntry => {
      const { finding, talk } = story
      const kinds = finding?.stride ?? []
      const elements = finding ? findingElements(summary, model, finding) : [productElement]
      return {
        story,
        id: idOf(`threat.${story.id}`),
        number: numbers.get(story.id) ?? 0,
        title: clean(story.title),
        kinds,
        band: story.band ?? talk.override?.band ?? finding?.rating.band.high,
        element: threatPlace(model, elements, kinds[0]),
        state: stateOf(story.standing),
        notes: threatNotes(summary, story, { model, elements }),
        measures: measuresOf(summary, story),
      }
    }),
  }
}

/** Done is only what somebody showed; what two people live with is not gone. */
const stateOf = (standing: Standing): ThreatState =>
  standing.kind === 'done' && !standing.shown ? 'open' : states[standing.kind]

const states: Readonly<Record<StandingKind, ThreatState>> = {
  open: 'open',
  waiting: 'open',
  decided: 'open',
  done: 'mitigated',
  notPossible: 'notApplicable',
  livedWith: 'accepted',
  parked: 'open',
  reopened: 'open',
  takenCareOf: 'mitigated',
  gone: 'notApplicable',
}
