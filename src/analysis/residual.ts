import type { ReadMore } from './answer-reader.ts'
import type { Context } from './context.ts'
import { type Judged, judgeAgain } from './judge.ts'
import type { Step } from './step-ids.ts'
import { lettersAfter } from './steps.ts'

/** The safety steps that the catalogue knows among the given ids. */
export const stepsOf = (context: Context, ids: readonly string[]): readonly Step[] =>
  ids.flatMap((id) => context.safeguards.get(id) ?? [])

/**
 * What is left of these stories once the steps are done: those that fall away or are covered are
 * missing, the others carry their letters after the steps. A step never opens or worsens a story.
 */
export function judgeAfter(
  context: Context,
  before: readonly Judged[],
  readMore: ReadMore,
  steps: readonly Step[],
): readonly Judged[] {
  const reading = readMore(context.answersAfter(steps))
  return before.flatMap((story) => {
    const now = judgeAgain(story, reading)
    if (!now || now.status === 'covered') return []
    const letters = lettersAfter(story, steps, now.letters)
    return [{ ...story, services: now.services, letters }]
  })
}
