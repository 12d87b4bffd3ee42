import { plainText } from '../message/plain-text.ts'
import { trackerChannelName } from './item-intents.ts'
import { isIn, placeIn, placeOf } from './item-place.ts'
import type { Trackers } from './parts.ts'
import type { Channel, Clock, Failed, SendEntry, Sent, Tracker, TrackerItem } from './ports.ts'

/** What items are sent with. */
interface TrackerChannelParts {
  readonly trackers: Trackers
  readonly channels: ReadonlyMap<string, Channel>
  readonly clock: Clock
}

/**
 * The trackers as one place that cards are sent to, so that items are owed, tried again and never put twice by the same
 * rules. Each is looked for by its key first, and none is put where everybody can read.
 */
export function trackerChannel({ trackers, channels, clock }: TrackerChannelParts): Channel {
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
    pace: trackers.pace,
    accounts: false,
    places: false,
    async post(_to, entry) {
      const tracker = trackers.of(entry.key.workspace)?.tracker
      if (!tracker) return gone
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
      const tracker = trackers.of(entry.key.workspace)?.tracker
      if (!tracker || !isIn(known, tracker)) return elsewhere
      const closed = entry.item && (await refusal(tracker))
      if (closed) return closed
      const changed = await tracker.update(known.id, await whole(entry))
      return changed.ok ? { ok: true, place } : changed
    },
  }
}

const elsewhere: Failed = { ok: false, retry: 'never', why: 'tracker-other' }
const gone: Failed = { ok: false, retry: 'never', why: 'tracker-off' }

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
