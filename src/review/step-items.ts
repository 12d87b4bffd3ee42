import type { StepItem, SummaryInput } from '../report/summary-input.ts'
import type { StoryState } from './discussion.ts'
import { itemEntry } from './item-intents.ts'
import { placeIn } from './item-place.ts'
import { type ReviewContext, trackerIn } from './review-context.ts'
import { presentItem } from './story-item.ts'
import { problemWords } from './tracker-words.ts'

/** Where the steps of a check stand in its tracker; `undefined` where none is set up and nothing was ever put into one. */
export function trackerOf(context: ReviewContext): SummaryInput['tracker'] {
  const items = new Map(
    [...context.state.stories.values()].flatMap((story) => {
      const item = itemOfStory(context, story)
      return item ? [[story.finding, item] as const] : []
    }),
  )
  // What was followed puts nothing there any more.
  const { followedBy } = context.state
  const title = followedBy === undefined ? trackerIn(context)?.tracker.title : undefined
  return title === undefined && items.size === 0 ? undefined : { title: title ?? '', items }
}

function itemOfStory(context: ReviewContext, story: StoryState): StepItem | undefined {
  const item = presentItem(story)
  const entry = itemEntry(context.outbox, story.finding, item)
  if (!item || !entry) return undefined
  const place = placeIn(entry.place)
  const tracker = place?.title ?? trackerIn(context)?.tracker.title ?? ''
  if (place) {
    const { id, address } = place
    return { tracker, status: item.status, id, address }
  }
  return entry.parked === undefined
    ? { tracker, status: 'waiting' }
    : { tracker, status: 'refused', why: problemWords(context, entry.parked) }
}
