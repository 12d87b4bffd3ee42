import { neverId } from '../../domain/never-story.ts'
import { asTyped } from '../../message/escape.ts'
import type { Say } from '../../message/words.ts'
import type { ReviewContext } from '../review-context.ts'
import { mayRead, type ReviewState, roleOf } from '../state.ts'

/** True for somebody who may see the stories of a check as far as it was posted. */
export const mayOpen = ({ state }: ReviewContext, person: string): boolean =>
  mayRead(state, roleOf(state, person), 'stories')

/** A story by its name, for somebody who may know it; otherwise only that it is one. */
export const storyNamed = (context: ReviewContext, finding: string, person: string): string =>
  storyCalled(
    context.say,
    finding,
    mayOpen(context, person) ? storyTitle(context.state, finding) : undefined,
  )

/** A story by its title inside a sentence; without one only that it is one. */
export function storyCalled(say: Say, finding: string, title: string | undefined): string {
  if (title === undefined) return say('follow-up.waiting.aStory')
  const words = finding === neverId ? say('discussion.tell.never') : title
  return say('follow-up.waiting.story', { title: asTyped(words.replace(/\.$/, '')) })
}

/** The title of a story in the language of its check; `undefined` where it has none any more. */
export function storyTitle(
  { published, stories }: ReviewState,
  finding: string,
): string | undefined {
  if (finding === neverId) return neverId
  const all = [...(published?.analysis.findings ?? []), ...(published?.gone ?? [])]
  return all.find(({ id }) => id === finding)?.title ?? stories.get(finding)?.own?.words
}
