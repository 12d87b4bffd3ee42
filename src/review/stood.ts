import type { Analyser } from '../analysis/analyser.ts'
import type { Finding } from '../analysis/finding.ts'
import { bands } from '../domain/vocabulary.ts'
import type { GivenAnswer } from '../flow/answer.ts'
import type { Stood, StoodById } from '../report/compare.ts'
import type { WorkDone } from '../report/summary-input.ts'
import type { Decision } from '../report/talk.ts'
import type { ReviewState } from './state.ts'

/** A step that is done, with how it shows, and the story that it was agreed for. */
export interface ShownStep {
  readonly finding: string
  readonly decision: Decision
}

/** Every step of a check that is done and shown. */
export const doneAndShown = ({ stories }: Pick<ReviewState, 'stories'>): readonly ShownStep[] =>
  [...stories.values()].flatMap(({ finding, decision }) => {
    const isShown = decision?.done === true && decision.shown !== undefined
    return decision && isShown && decision.treatment !== 'accept' ? [{ finding, decision }] : []
  })

/** How stories stand by an analysis. */
export const stoodOf = (
  findings: readonly Pick<Finding, 'id' | 'status' | 'rating'>[],
): StoodById =>
  new Map(findings.map(({ id, status, rating }) => [id, { status, band: rating.band.high }]))

/** How stories stand by answers alone: the same as an analysis of them, without its words. */
export const stoodBy = (analyser: Analyser, answers: readonly GivenAnswer[]): StoodById =>
  stoodOf(analyser.outlines(answers))

/** How the same stories stand once steps are done and shown: none is worse, and what is left of none is taken care of. */
export function stoodAfter(
  stood: StoodById,
  done: readonly ShownStep[],
  work: WorkDone,
): StoodById {
  if (done.length === 0) return stood
  const steps = [...new Set(done.flatMap(({ decision }) => decision.safeguards))]
  const left = steps.length > 0 ? work.agreed(steps) : undefined
  // For a step in own words the team's word counts: nothing is left of its story.
  const settled = new Set(
    done.flatMap(({ finding, decision }) =>
      decision.own !== undefined || decision.safeguards.length === 0 ? finding : [],
    ),
  )
  const after = (id: string, story: Stood): Stood => {
    if (story.status === 'covered') return story
    if (settled.has(id)) return { ...story, status: 'covered' }
    if (!left) return story
    const band = left.get(id)?.band.high
    if (band === undefined) return { ...story, status: 'covered' }
    return bands.indexOf(band) < bands.indexOf(story.band) ? { ...story, band } : story
  }
  return new Map([...stood].map(([id, story]) => [id, after(id, story)]))
}
