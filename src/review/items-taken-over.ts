import { byItself } from '../domain/person.ts'
import { changeWith } from './change-with.ts'
import type { ReviewEvent } from './event.ts'
import { itemEntry, itemIntent } from './item-intents.ts'
import type { ReviewParts } from './parts.ts'
import type { RecordChange } from './ports.ts'
import type { OutboxEntry, RecordKey } from './record.ts'
import { lookAt, type ReviewContext } from './review-context.ts'
import { presentItem, type StoryItem } from './story-item.ts'

/** How often it is decided anew when somebody else changed the look meanwhile. */
const mostTries = 20

/**
 * A posted look goes on with the items of the check before it, where it took over their steps: they are known by their
 * place, or else looked for by their key, so that none is put twice. Doing it again changes nothing.
 * @returns the stories whose items belong to the look now; `undefined` where others were faster again and again
 */
export async function takeOverItems(
  parts: ReviewParts,
  key: RecordKey,
  before: ReviewContext,
): Promise<readonly string[] | undefined> {
  for (let tries = 0; tries < mostTries; tries++) {
    const record = await parts.store.load(key)
    const look = record && lookAt(parts, record)
    if (!look) return undefined
    const events = linksFrom(before, look)
    if (events.length === 0) return itemsIn(before, look)
    const change = withPlaces(changeWith(record, look, events), before, events)
    const { status } = await parts.store.append(key, change)
    if (status === 'conflict') continue
    return [...itemsIn(before, look), ...events.map(({ finding }) => finding)]
  }
  return undefined
}

type Linked = Extract<ReviewEvent, { type: 'itemLinked' }>

/** Items of stories that the look tells too, or whose steps it took over, as far as it has none of its own. */
function linksFrom({ state }: ReviewContext, look: ReviewContext): readonly Linked[] {
  const told = new Set(look.state.published?.analysis.findings.map(({ id }) => id))
  return [...state.stories.values()].flatMap(({ finding, item, decision }): Linked[] => {
    const now = look.state.stories.get(finding)
    const isHere = now?.decision !== undefined || told.has(finding)
    if (!item || now?.item || !isHere) return []
    const { nth, by: askedBy, at: askedAt, status, statusAt } = item
    // What is decided anew once an item is closed is another item.
    const isPast = item.isPast || (status !== 'open' && now?.decision?.at !== decision?.at)
    const asked = { nth, askedBy, askedAt, status, statusAt, isPast }
    return [{ type: 'itemLinked', at: look.now, by: byItself, finding, ...asked }]
  })
}

/** Those that it went on with already. */
const itemsIn = ({ state }: ReviewContext, look: ReviewContext): readonly string[] =>
  [...state.stories.values()].flatMap(({ finding, item }) =>
    item && sameItem(item, look.state.stories.get(finding)?.item) ? [finding] : [],
  )

const sameItem = (item: StoryItem, other: StoryItem | undefined): boolean =>
  other?.at === item.at && other.nth === item.nth

/** Where each item is, or how far the check before came with it. */
function withPlaces(
  change: RecordChange,
  before: ReviewContext,
  events: readonly Linked[],
): RecordChange {
  const known = new Map(
    events.flatMap(({ finding, nth }) => {
      const story = before.state.stories.get(finding)
      const entry = story && itemEntry(before.outbox, finding, presentItem(story))
      return entry ? [[itemIntent(finding, { nth }).id, entry] as const] : []
    }),
  )
  const outbox = change.outbox?.map((entry) => {
    const stood = known.get(entry.id)
    return stood ? { ...entry, ...standOf(stood) } : entry
  })
  return { ...change, ...(outbox && { outbox }) }
}

function standOf({ place, parked, trying, triedAt, notBefore }: OutboxEntry): Partial<OutboxEntry> {
  if (place !== undefined) return { place }
  return {
    ...(parked !== undefined && { parked }),
    ...(trying && { trying }),
    ...(triedAt !== undefined && { triedAt }),
    ...(notBefore !== undefined && { notBefore }),
  }
}

/** The outbox of the check before: what belongs to the look now is sent from there alone. */
export const withoutMoved = (
  outbox: readonly OutboxEntry[],
  moved: ReadonlySet<string>,
): readonly OutboxEntry[] =>
  outbox.flatMap((entry) => {
    const { card, place, wanted } = entry
    if (card.kind !== 'item' || !moved.has(card.subject ?? '')) return [entry]
    return place === undefined ? [] : [{ ...entry, sent: wanted }]
  })
