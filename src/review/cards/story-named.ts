import { neverId } from '../../domain/never-story.ts'
import { asTyped } from '../../message/escape.ts'
import type { ReviewContext } from '../review-context.ts'
import { mayRead, roleOf } from '../state.ts'

/** True for somebody who may see the stories of a check as far as it was posted. */
export const mayOpen = ({ state }: ReviewContext, person: string): boolean =>
  mayRead(state, roleOf(state, person), 'stories')

/** A story by its name, for somebody who may know it; otherwise only that it is one. */
export function storyNamed(context: ReviewContext, finding: string, person: string): string {
  const { say } = context
  if (!mayOpen(context, person)) return say('follow-up.waiting.aStory')
  const title = titleOf(context, finding)
  return title === undefined
    ? say('follow-up.waiting.aStory')
    : say('follow-up.waiting.story', { title: asTyped(title) })
}

function titleOf({ say, state }: ReviewContext, finding: string): string | undefined {
  if (finding === neverId) return say('discussion.tell.never')
  const { published, stories } = state
  const all = [...(published?.analysis.findings ?? []), ...(published?.gone ?? [])]
  return all.find(({ id }) => id === finding)?.title ?? stories.get(finding)?.own?.words
}
