import type { Transition } from './card-intents.ts'
import type { ReviewEvent } from './event.ts'
import type { CardIntent } from './outbox.ts'
import type { Address, OutboxEntry } from './record.ts'
import { presentItem, type StoryItem } from './story-item.ts'

/** The name by which the outbox knows the tracker. */
export const trackerChannelName = 'tracker'

const toTracker: Address = { kind: 'thread', channel: trackerChannelName, thread: 'items' }

/** The item of a decision, as the outbox knows it. */
export const itemIntent = (finding: string, { nth }: Pick<StoryItem, 'nth'>): CardIntent => ({
  id: nth === 1 ? `item/${finding}` : `item/${finding}/${nth}`,
  to: toTracker,
  card: { kind: 'item', subject: finding, visit: nth },
})

/** Puts what was asked for into the tracker, and writes what was said since there; the same words are never sent again. */
export function itemIntents({ after, events }: Transition): readonly CardIntent[] {
  const touched = new Set(events.flatMap(storyOf))
  return [...touched].flatMap((finding) => {
    // The look after this one writes it.
    if (after.movedItems?.has(finding)) return []
    const story = after.stories.get(finding)
    const item = story && presentItem(story)
    return item ? [itemIntent(finding, item)] : []
  })
}

/** What the tracker says comes from there, and changes nothing there. */
const storyOf = (event: ReviewEvent): readonly string[] =>
  'finding' in event && event.type !== 'itemSeen' ? [event.finding] : []

/** The entry of a story's present item; `undefined` where it is in none. */
export function itemEntry(
  outbox: readonly OutboxEntry[],
  finding: string,
  item: StoryItem | undefined,
): OutboxEntry | undefined {
  const id = item && itemIntent(finding, item).id
  return id === undefined ? undefined : outbox.find((entry) => entry.id === id)
}
