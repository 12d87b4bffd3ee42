import type { Because, Finding } from '../analysis/finding.ts'
import type { Standing } from '../report/standing.ts'
import { question } from '../report/story.ts'
import { type Summary, storyOf } from '../report/summary.ts'
import { type StoryState, untouched } from './discussion.ts'
import type { StoryRef } from './forms/story-ref.ts'
import type { ReviewContext } from './review-context.ts'
import { summaryOf } from './summary-of.ts'

/** A story that somebody acts on: what is known of it, and what was said about it so far. */
export interface StoryAt {
  readonly ref: StoryRef
  readonly talk: StoryState
  readonly summary: Summary
  /** Its status with the team. */
  readonly standing: Standing
  /** Absent for stories in the team's own words. */
  readonly finding?: Finding
  readonly because: readonly Because[]
}

/** Finds a story of the posted review; `undefined` when it has none with this id. */
export function storyAt(context: ReviewContext, id: string): StoryAt | undefined {
  const { state } = context
  const summary = summaryOf(context)
  const story = storyOf(summary, id)
  if (!story) return undefined
  const { finding } = story
  return {
    ref: {
      review: state.id,
      finding: id,
      product: state.product.name,
      question: question(summary, story),
    },
    talk: state.stories.get(id) ?? untouched(id),
    summary,
    standing: story.standing,
    because: finding?.because ?? [],
    ...(finding && { finding }),
  }
}
