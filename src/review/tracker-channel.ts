import { plainText } from '../message/plain-text.ts'
import { trackerChannelName } from './item-intents.ts'
import { isIn, placeIn, placeOf } from './item-place.ts'
import type { Channel, Clock, Failed, SendEntry, Sent, Tracker, TrackerItem } from './ports.ts'

/** What items are sent with. */
interface TrackerChannelParts {
  readonly tracker: Tracker
  readonly channels: ReadonlyMap<string, Channel>
  readonly clock: Clock
}

/**
 * A tracker as a place that cards are sent to, so that items are owed, tried again and never put twice by the same
 * rules. Each is looked for by its key first, and none is put where everybody can read.
 */
export function trackerChannel({ tracker, channels, clock }: TrackerChannelParts): Channel {
  const whole = async ({ item, key, message }: SendEntry): Promise<TrackerItem> => {
    // Of a deleted check one line is left.
    if (!item)
      return { key: '', title: '', keepsTitle: true, parts: [{ text: plainText(message) }] }
    const { back, since: _, parts, ...rest } = item
    const channel = back && channels.get(back.channel)
    const address = await channel?.link?.(key.workspace, back?.place ?? '').catch(() => undefined)
    const link = back && address !== undefined ? [{ text: back.words, address }] : []
    return { ...rest, parts: [...parts.slice(0, -1), ...link, ...parts.slice(-1)] }
  }
  return {
    name: trackerChannelName,
    pulls: false,
    pace: tracker.pace,
    accounts: false,
    places: false,
    async post(_to, entry) {
      const closed = await refusal(tracker)
      if (closed) return closed
      const item = await whole(entry)
      const found = await tracker.find(item.key, entry.item?.since ?? clock.now())
      if (!found.ok) return found
      if (found.value) {
        const changed = await tracker.update(found.value.id, item)
        return changed.ok ? landed(tracker, found.value) : changed
      }
      const put = await tracker.put(item)
      return put.ok ? landed(tracker, put.value) : put
    },
    async update(place, _to, entry) {
      const known = placeIn(place)
      if (!isIn(known, tracker)) return { ok: false, retry: 'never', why: 'tracker-other' }
      const closed = entry.item && (await refusal(tracker))
      if (closed) return closed
      const changed = await tracker.update(known.id, await whole(entry))
      return changed.ok ? { ok: true, place } : changed
    },
  }
}

const landed = (tracker: Tracker, place: Parameters<typeof placeOf>[1]): Sent => ({
  ok: true,
  place: placeOf(tracker, place),
})

/** Who can read it may have changed since somebody was told. */
async function refusal(tracker: Tracker): Promise<Failed | undefined> {
  const readers = await tracker.readers()
  if (!readers.ok) return readers
  return readers.value.kind === 'public'
    ? { ok: false, retry: 'never', why: 'tracker-public' }
    : undefined
}
