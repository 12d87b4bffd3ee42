import { catalogueId, stepsById } from '../analysis/step-ids.ts'
import type { Safeguard } from '../analysis/threat.ts'
import { dreadLetters } from '../domain/vocabulary.ts'
import { longDate } from '../message/locale.ts'
import { clean } from '../report/document.ts'
import { threatOf } from '../report/model/finding-elements.ts'
import { effortWord, ownerWord } from '../report/phrases.ts'
import type { AgreedStep } from '../report/steps.ts'
import type { Story } from '../report/stories.ts'
import type { Summary } from '../report/summary.ts'

/** How far a safety step is: it would help, is agreed, is said to be done, shows, or is not needed any more. */
export const measureStates = ['proposed', 'agreed', 'done', 'shown', 'needless'] as const
export type MeasureState = (typeof measureStates)[number]

/** A safety step as other tools hold one. */
export interface Measure {
  /** The step's id, which no name moves. */
  readonly key: string
  readonly text: string
  readonly state: MeasureState
  /** How far it is and who does it, then the text. */
  readonly told: string
  /** In technical words, how it shows, how much work it is; empty for a step in the team's own words. */
  readonly notes: readonly string[]
}

/**
 * The safety steps of a story: those that were agreed for it, those that would help, best first, and those that are not
 * needed any more. A step that would help and was agreed for another story is the same step.
 */
export function measuresOf(summary: Summary, story: Story): readonly Measure[] {
  const safeguards = stepsById(summary.input.catalogue.safeguards)
  const agreed = new Map(summary.steps.map((step) => [step.id, step]))
  const own = summary.steps.filter(({ stories }) => stories.includes(story.id))
  const isOwn = new Set(own.map(({ id }) => id))
  const told = (step: AgreedStep): Measure => measure(summary, step, safeguards.get(step.id))
  return [
    ...own.filter(({ needed }) => needed).map(told),
    ...story.safeguards
      .filter(({ id }) => !isOwn.has(id))
      .map((safeguard) => {
        const step = agreed.get(safeguard.id)
        return measure(summary, step?.needed ? step : undefined, safeguard)
      }),
    ...own.filter(({ needed }) => !needed).map(told),
  ]
}

function measure(
  summary: Summary,
  step: AgreedStep | undefined,
  safeguard: Safeguard | undefined,
): Measure {
  const { say } = summary
  const state = step ? stateOf(step) : 'proposed'
  const text = clean(step?.text ?? safeguard?.text ?? '')
  return {
    key: step?.id ?? safeguard?.id ?? '',
    text,
    state,
    told: clean(
      say(`technical.tool.measure.${state}`, {
        text,
        owner: step?.owner ?? '',
        due: step?.due ? longDate(say, step.due) : '',
      }),
    ),
    notes: safeguard ? notesOf(summary, safeguard) : [],
  }
}

function stateOf({ needed, done, shown }: AgreedStep): MeasureState {
  if (!needed) return 'needless'
  if (!done) return 'agreed'
  return shown ? 'shown' : 'done'
}

const notesOf = ({ say }: Summary, safeguard: Safeguard): readonly string[] =>
  [
    say('technical.tool.measureNote.technical', { technical: safeguard.technical }),
    say('technical.tool.measureNote.check', { check: safeguard.check }),
    say('technical.tool.measureNote.effort', { effort: effortWord(say, safeguard.effort) }),
    say('technical.tool.measureNote.owner', { owner: ownerWord(say, safeguard.owner) }),
  ].map(clean)

/**
 * How much of a story's rating a step of the catalogue can take away at most, in per cent of what stands above the
 * mildest rating there is, at the worse end: the letters that it lowers, brought down to the lowest level.
 */
export function mostTakenAway(summary: Summary, { finding }: Story, key: string): number {
  if (!finding) return 0
  const threat = threatOf(summary, finding)
  const lowers = threat?.safeguards.find(({ id }) => id === catalogueId(key))?.lowers ?? []
  const above = (letter: (typeof dreadLetters)[number]): number =>
    finding.rating.letters[letter].high - 1
  const all = dreadLetters.reduce((sum, letter) => sum + above(letter), 0)
  const taken = lowers.reduce((sum, letter) => sum + above(letter), 0)
  return all === 0 ? 0 : Math.round((100 * taken) / all)
}
