import { isSameChoice } from './seat-events.ts'
import type { ReviewState } from './state.ts'

/** True when answers were given or changed after posting. */
export function answeredSincePosting({ published, interview }: ReviewState): boolean {
  if (!published) return false
  return interview.answers.some((answer) => !published.answers.includes(answer))
}

/** True when other stories were chosen after posting. */
export const choseSincePosting = ({ published, seats }: ReviewState): boolean =>
  published !== undefined && !isSameChoice(published.seats, seats)

/** True when it would not be posted now as it was. */
export const changedSincePosting = (state: ReviewState): boolean =>
  answeredSincePosting(state) || choseSincePosting(state)
