import type { ItemStatus } from '../domain/item-status.ts'
import type { Decision } from '../report/talk.ts'
import type { StoryEvent, StoryState } from './discussion.ts'
import type { ReviewState } from './state.ts'

/** The item of a tracker in which the step of a story stands. */
export interface StoryItem {
  /** Which of this story it is, from 1: what is decided anew once an item is closed is another item. */
  readonly nth: number
  /** Who wanted it there. */
  readonly by: string
  /** When, an ISO instant. */
  readonly at: string
  readonly status: ItemStatus
  /** Since when it stands so, an ISO instant. */
  readonly statusAt: string
  /** It was closed, and something else was decided since. */
  readonly isPast: boolean
}

type WithItem = Pick<StoryState, 'item'>

/** The item that the present decision stands in; `undefined` where it stands in none. */
export const presentItem = ({ item }: WithItem): StoryItem | undefined =>
  item?.isPast ? undefined : item

/** True while what is said to be done still waits for the item to be closed. */
export const waitsForItem = (story: WithItem): boolean => presentItem(story)?.status === 'open'

/** The item after one more event about its story. */
export function itemAfter(story: StoryState, next: StoryState, event: StoryEvent): WithItem {
  const { item } = story
  const { at, by } = event
  if (event.type === 'itemAsked') {
    const nth = (item?.nth ?? 0) + 1
    return { item: { nth, by, at, status: 'open', statusAt: at, isPast: false } }
  }
  if (event.type === 'itemLinked') {
    const { nth, askedBy, askedAt, status, statusAt, isPast } = event
    return { item: { nth, by: askedBy, at: askedAt, status, statusAt, isPast } }
  }
  if (!item) return {}
  if (event.type === 'itemSeen') return { item: { ...item, status: event.status, statusAt: at } }
  const isNew = next.decision !== undefined && next.decision.at !== story.decision?.at
  return { item: isNew && item.status !== 'open' ? { ...item, isPast: true } : item }
}

/** A step that was said to be done is done at once, or once its item is closed as done. */
export function isFinishedBy(story: StoryState, event: StoryEvent): boolean {
  if (event.type === 'stepDone') return !waitsForItem(story)
  if (event.type !== 'itemSeen' || event.status !== 'done') return false
  const { decision } = story
  return decision?.saidAt !== undefined && !decision.done && presentItem(story) !== undefined
}

/** What is said to be done counts once its item is closed. */
export const saidDone = (decision: Decision, at: string, shown: string | undefined): Decision => ({
  ...decision,
  saidAt: at,
  ...(shown && { shown }),
})

/** True while a check has an item that is worth asking the tracker about: its step is not done. */
export const hasItems = ({ stories, deleted, followedBy }: ReviewState): boolean =>
  !deleted &&
  followedBy === undefined &&
  [...stories.values()].some((story) => presentItem(story) && !story.decision?.done)
