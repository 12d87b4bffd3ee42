import type { ActionOf } from '../domain/action.ts'
import type { Person } from '../domain/person.ts'
import { cardIntentsFor } from './card-intents.ts'
import type { ReviewEvent } from './event.ts'
import { headingOf } from './heading.ts'
import { knownLanguage } from './language.ts'
import { withIntents } from './outbox.ts'
import { pullsIn, type ReviewParts } from './parts.ts'
import type { RecordChange } from './ports.ts'
import type { RecordKey, ReviewRecord } from './record.ts'
import { reviewContextOf } from './review-context.ts'
import { fold, type ReviewState } from './state.ts'

/** Who starts what, and where. */
export interface Start {
  readonly key: RecordKey
  readonly delivery: string
  readonly channel: string
  readonly who: Person
  readonly action: Omit<ActionOf<'start'>, 'type' | 'another'>
  /** What a new look at a known product adds to that. */
  readonly look?: {
    readonly follows: NonNullable<ReviewState['follows']>
    /** What it takes over, and what is said to have changed. */
    readonly events: readonly ReviewEvent[]
  }
}

/** The first change of a new review; `undefined` when its flow is not there. */
export function firstChange(parts: ReviewParts, start: Start): RecordChange | undefined {
  const check = parts.checks.get(parts.newFlow)
  if (!check) return undefined
  const { flow } = check.compiled
  const events = firstEvents(parts, start)
  const before = emptyRecord(start.key, flow)
  const record = { ...before, events }
  const transition = { check, before: fold(before), after: fold(record), events, outbox: [] }
  const outbox = withIntents([], cardIntentsFor(transition), pullsIn(parts))
  const at = parts.clock.now()
  return {
    expectedRev: 0,
    delivery: start.delivery,
    at,
    events,
    outbox,
    heading: headingOf(reviewContextOf(parts, check, transition.after, outbox)),
    flow: { id: flow.id, version: flow.version },
  }
}

function firstEvents(parts: ReviewParts, { who, action, channel, look }: Start): ReviewEvent[] {
  const stamp = { at: parts.clock.now(), by: who.id }
  const { product: name, summary, depth, place } = action
  const language = knownLanguage(parts, action.language ?? who.language)
  const product = summary === undefined ? { name } : { name, summary }
  return [
    {
      type: 'started',
      ...stamp,
      product,
      depth,
      channel,
      ...(place !== undefined && { place }),
      ...(language !== undefined && { language }),
      ...(look && { follows: { ...look.follows } }),
    },
    { type: 'joined', ...stamp, person: who },
    ...(look?.events ?? []),
  ]
}

const emptyRecord = (
  key: RecordKey,
  flow: { readonly id: string; readonly version: number },
): ReviewRecord => ({
  schema: 1,
  ...key,
  rev: 0,
  flow: flow.id,
  flowVersion: flow.version,
  heading: { title: '', phase: 'settingUp', people: [], updatedAt: '' },
  events: [],
  outbox: [],
  seen: [],
})
