import { type Decided, decideTellings, type LookParts } from './decide-tellings.ts'
import { instantOf } from './first-wake.ts'
import { dueHeading, headingRules, undatedHeading } from './heading.ts'
import { withIntents } from './outbox.ts'
import { pullsIn } from './parts.ts'
import type { RecordChange } from './ports.ts'
import type { RecordKey, ReviewRecord } from './record.ts'
import { hearersIn, planOf, type ZoneOf } from './reminder-plan.ts'
import { lookAt, policyOf, type ReviewContext, reviewContextOf } from './review-context.ts'
import { after } from './state.ts'

/** How a look ended: somebody is told something, nobody is, or another process was faster. */
export type Kept = 'told' | 'nothing' | 'conflict'

/** The zones of everybody who may be told something; `undefined` where nothing is due. */
export async function zonesFor({ parts }: LookParts, key: RecordKey): Promise<ZoneOf | undefined> {
  const record = await parts.store.load(key)
  const context = record && lookAt(parts, record)
  const channel = context && parts.channels.get(context.state.channel)
  // What was promised on a platform that is not set up now waits until it is.
  if (!channel || !isDue(record, context.now)) return undefined
  const known = new Map<string, string>()
  for (const person of hearersIn(context)) {
    const zone = await channel.zone?.(key.workspace, person).catch(() => undefined)
    if (zone !== undefined) known.set(person, zone)
  }
  const { zone } = policyOf(context)
  return (person) => known.get(person) ?? zone
}

const isDue = ({ heading }: ReviewRecord, now: string): boolean =>
  heading.rules !== headingRules || (heading.wakeAt !== undefined && heading.wakeAt <= now)

/**
 * Tells what is due and says in the heading when to look again: load, decide, and one durable write, as for what a
 * person does. What is told stands on the record with it, so that a restart or a second look tells nothing twice.
 * @throws AppError('storage-failed')
 */
export async function keepPromises(look: LookParts, key: RecordKey, zoneOf: ZoneOf): Promise<Kept> {
  const { parts } = look
  const record = await parts.store.load(key)
  const context = record && lookAt(parts, record)
  if (!context || !isDue(record, context.now)) return 'nothing'
  const decided = await decideTellings(look, context, zoneOf)
  const { status } = await parts.store.append(key, changeFor(record, context, decided, zoneOf))
  if (status === 'conflict') return 'conflict'
  return decided.events.length + decided.intents.length > 0 ? 'told' : 'nothing'
}

function changeFor(
  record: ReviewRecord,
  context: ReviewContext,
  { events, intents, deliveries, held }: Decided,
  zoneOf: ZoneOf,
): RecordChange {
  const { parts, check, now } = context
  const pulls = pullsIn(parts)
  const outbox = withIntents(record.outbox, intents, pulls)
  const state = events.reduce(after, context.state)
  const next = reviewContextOf(parts, check, state, outbox)
  const wakeAt = nextWake(next, held, zoneOf)
  const heading = undatedHeading(next)
  const [delivery, ...also] = deliveries
  return {
    expectedRev: record.rev,
    ...(delivery !== undefined && { delivery }),
    also: also.map((one) => ({ delivery: one, at: now })),
    at: now,
    events,
    outbox,
    // It is no newer in lists because somebody was reminded.
    heading: dueHeading({ ...heading, updatedAt: record.heading.updatedAt }, outbox, now, wakeAt),
  }
}

/** When to look again, with everybody in their own days and hours; who has to wait is no reason before they may hear. */
function nextWake(
  context: ReviewContext,
  held: Decided['held'],
  zoneOf: ZoneOf,
): string | undefined {
  const { tellings, note, later } = planOf(context, zoneOf)
  const all = [
    ...tellings.map(({ person, at, card }) =>
      Math.max(at, card === 'owner' ? at : (held.get(person) ?? at)),
    ),
    ...(note ? [note.at] : []),
    ...later,
  ]
  return all.length === 0 ? undefined : instantOf(context, Math.min(...all))
}
