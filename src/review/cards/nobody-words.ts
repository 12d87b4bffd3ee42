import { dateSeenFrom } from '../../message/locale.ts'
import type { Matter } from '../matters.ts'
import { type ReviewContext, shownName } from '../review-context.ts'
import { dayOf } from '../summary-of.ts'
import { storyNamed } from './story-named.ts'

/** Who said that a step is not theirs, for whoever looks for somebody else; `undefined` where nobody did. */
export function nobodyWords(
  context: ReviewContext,
  { subject = '', due = '', person }: Pick<Matter, 'subject' | 'due' | 'person'>,
): string | undefined {
  const { say, state, now } = context
  const declined = state.stories.get(subject)?.decision?.declined
  if (!declined) return undefined
  return say(`promise.owner.${due < dayOf(now) ? 'nobodyLate' : 'nobody'}`, {
    name: shownName(context, declined.by),
    story: storyNamed(context, subject, person),
    date: dateSeenFrom(say, due, now),
  })
}
