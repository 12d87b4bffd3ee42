import * as z from 'zod'
import { KeyedQueue } from '../domain/keyed-queue.ts'
import { type Notice, noticeKinds } from '../domain/notice.ts'
import type { Sending } from '../domain/sending.ts'
import { type Found, noticesIn, noticesOn } from './notices.ts'
import { backOffSeconds, mostFailures } from './outbox.ts'
import type { Clock, Ids, Listed, Logger, Shelf, Store } from './ports.ts'
import type { RecordKey } from './record.ts'
import { dayOf } from './summary-of.ts'

/** How telling another system ended, and whether trying again makes sense. */
export type Told =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly retry: 'later' | 'never'
      /** A code for the log, without content. */
      readonly why: string
      readonly afterSeconds?: number
    }

/** Another system that is told. */
export interface NoticePort {
  /** Tells one thing; it never fails otherwise than by its result. */
  tell(notice: Notice): Promise<Told>
}

/** What telling another system works with. */
export interface NoticeParts {
  readonly port: NoticePort
  readonly store: Store
  readonly shelf: Shelf
  readonly clock: Clock
  readonly ids: Ids
  readonly logger: Logger
  /** Shared with the other instances of the program, so that each thing is told by one of them. */
  readonly sending: Sending
}

/** Tells another system what happens in checks. */
export interface NoticeSender {
  /** Looks at one check that may have changed. */
  look(key: RecordKey): Promise<void>
  /** Looks at every check: what the day tells, and what could not be told before. */
  sweep(): Promise<void>
}

const sinceName = 'webhook-since'
const lookedName = 'webhook-looked'
/** How often it is kept up to when every check was looked at, in milliseconds. */
const keepEvery = 3_600_000

const pendingSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(noticeKinds),
  day: z.string(),
  failures: z.number().int().nonnegative(),
  notBefore: z.string().optional(),
})
type Pending = z.infer<typeof pendingSchema>

/** What was found in one check, and what of it is not told yet. */
const ledgerSchema = z.strictObject({
  since: z.string(),
  /** So many events were looked at. */
  events: z.number().int().nonnegative(),
  /** What days told already. */
  days: z.array(z.string()),
  pending: z.array(pendingSchema),
})
type Ledger = z.infer<typeof ledgerSchema>

/** From now on nothing is told; what happens until it is told again is never told. @throws AppError('storage-failed') */
export const forgetNotices = (shelf: Shelf): Promise<void> => shelf.remove(sinceName)

/**
 * Makes what tells another system. What was told stands on the shelf, and what is to be told is found in the record
 * again under the same id, so that neither a restart nor a second look tells anything anew; what happened before it was
 * first switched on is not told.
 */
export function createNoticeSender(parts: NoticeParts): NoticeSender {
  const { store, shelf, clock, logger, sending } = parts
  const queue = new KeyedQueue()
  const seen = new Map<string, Seen>()
  let begun: Promise<Begun> | undefined
  let keptAt: string | undefined
  const begin = (): Promise<Begun> => {
    begun ??= beginning(shelf, clock.now()).catch((error: unknown) => {
      begun = undefined
      throw error
    })
    return begun
  }
  /** What stands on the shelf counts: another instance may have told it since. */
  const tell = async (listed: Listed, first: Seen): Promise<void> => {
    const { since } = await begin()
    const known = { ...first, ledger: await ledgerOf(shelf, ledgerName(listed), since) }
    const ledger = await told(parts, listed, await taken(parts, listed, known))
    seen.set(ledgerName(listed), { rev: listed.rev, ledger })
  }
  /** False where another instance has it now: what they cannot tell is looked at again with the next sweep. */
  const look = async (listed: Listed): Promise<boolean> => {
    const name = ledgerName(listed)
    const known = seen.get(name) ?? (await firstSeen(shelf, listed, await begin()))
    seen.set(name, known)
    if (isQuiet(parts, listed, known)) return true
    const claim = await sending.claim(name)
    if (!claim) return false
    try {
      await tell(listed, known)
      return true
    } finally {
      await claim.release()
    }
  }
  /** One that cannot be read or kept holds up no other; it is looked at again with the next sweep. */
  const kindly = async (listed: Listed): Promise<boolean> => {
    try {
      return await queue.run(ledgerName(listed), () => look(listed))
    } catch {
      logger.error('webhook-failed', { review: listed.id })
      return false
    }
  }
  const keepLooked = async (at: string): Promise<void> => {
    if (keptAt !== undefined && clock.between(keptAt, at) < keepEvery) return
    await shelf.put(lookedName, at)
    keptAt = at
  }
  return {
    async look({ workspace, id }) {
      const record = await store.load({ workspace, id })
      if (record) await kindly({ workspace, id, rev: record.rev, heading: record.heading })
    },
    async sweep() {
      const at = clock.now()
      let isWhole = true
      for (const listed of await store.all()) isWhole = (await kindly(listed)) && isWhole
      if (isWhole) await keepLooked(at)
    },
  }
}

/** What this program remembers of a check, so that one that did not change is not read again. */
interface Seen {
  readonly rev: number
  readonly ledger: Ledger
}

const ledgerName = ({ workspace, id }: RecordKey): string => `webhook/${workspace}/${id}`

/** Since when another system is told, and up to when every check was looked at by an earlier run. */
interface Begun {
  readonly since: string
  readonly looked: string
}

async function beginning(shelf: Shelf, now: string): Promise<Begun> {
  const isoSchema = z.string()
  // In one step: instances that did not agree on it would each take what the other told for another time, and tell it anew.
  const kept = await shelf.change(sinceName, (before) =>
    isoSchema.safeParse(before).success ? before : now,
  )
  const since = isoSchema.parse(kept)
  const looked = z.string().safeParse(await shelf.get(lookedName)).data ?? since
  return { since, looked: looked > since ? looked : since }
}

/** A check that did not change since an earlier run looked at it need not be read again. */
async function firstSeen(shelf: Shelf, listed: Listed, { since, looked }: Begun): Promise<Seen> {
  const ledger = await ledgerOf(shelf, ledgerName(listed), since)
  return { rev: listed.heading.updatedAt < looked ? listed.rev : -1, ledger }
}

/** What is known of a check since it was last switched on; before that is another time. */
async function ledgerOf(shelf: Shelf, name: string, since: string): Promise<Ledger> {
  const kept = ledgerSchema.safeParse(await shelf.get(name)).data
  return kept?.since === since ? kept : { since, events: 0, days: [], pending: [] }
}

/** True where nothing can have to be told, so that neither the shelf nor another instance has to be asked. */
function isQuiet({ clock }: NoticeParts, listed: Listed, { rev, ledger }: Seen): boolean {
  if (rev !== listed.rev || ledger.pending.length > 0) return false
  return datedIn(listed, ledger, dayOf(clock.now())).length === 0
}

/** What the day tells and was not told yet. */
function datedIn({ heading }: Listed, { since, days }: Ledger, today: string): readonly Found[] {
  if (heading.phase === 'deleted') return []
  const first = dayOf(since)
  return noticesOn(heading, today).filter(({ key, day }) => day >= first && !days.includes(key))
}

/** Takes up what is new in a check; nothing is left of one that was deleted. */
async function taken(parts: NoticeParts, listed: Listed, { rev, ledger }: Seen): Promise<Ledger> {
  const { store, shelf, clock, ids } = parts
  const name = ledgerName(listed)
  if (listed.heading.phase === 'deleted') {
    const { since, events, days } = ledger
    if (events + days.length > 0) await shelf.remove(name)
    return { since, events: 0, days: [], pending: [] }
  }
  const changed = rev === listed.rev ? undefined : await store.load(listed)
  const events = changed?.events ?? []
  const happened = noticesIn(events, ledger.events).filter(
    ({ key }) => (events[Number(key.split('/')[1])]?.at ?? '') >= ledger.since,
  )
  const dated = datedIn(listed, ledger, dayOf(clock.now()))
  const found = [...happened, ...dated]
  const seenEvents = Math.max(ledger.events, events.length)
  if (found.length === 0) return { ...ledger, events: seenEvents }
  const pending = found.map(({ kind, day, key }: Found): Pending => {
    const id = ids.derive(JSON.stringify(['webhook', listed.workspace, listed.id, key]))
    return { id, kind, day, failures: 0 }
  })
  return {
    ...ledger,
    events: seenEvents,
    days: [...ledger.days, ...dated.map(({ key }) => key)],
    pending: [...ledger.pending, ...pending],
  }
}

/** Tells what is due to be told, one after the other; after the first that cannot be told the others wait. */
async function told(parts: NoticeParts, listed: Listed, from: Ledger): Promise<Ledger> {
  const { port, shelf, clock } = parts
  let ledger = from
  for (const one of from.pending) {
    if ((one.notBefore ?? '') > clock.now()) continue
    const { id, kind, day } = one
    const notice = { id, kind, day, product: listed.heading.title, check: listed.id }
    const result = await port.tell(notice)
    const left = result.ok ? undefined : afterFailure(parts, listed, one, result)
    const pending = ledger.pending.flatMap((each) => (each.id === id ? (left ?? []) : [each]))
    ledger = { ...ledger, pending }
    await shelf.put(ledgerName(listed), ledger)
    if (!result.ok) break
  }
  return ledger
}

/** The same once more, later; `undefined` once it is given up. */
function afterFailure(
  { clock, logger }: NoticeParts,
  { id: review }: Listed,
  one: Pending,
  { retry, why, afterSeconds }: Told & { ok: false },
): Pending | undefined {
  const failures = one.failures + 1
  const facts = { review, notice: one.kind, why, failures }
  if (retry === 'never' || failures >= mostFailures) {
    logger.error('webhook-given-up', facts)
    return undefined
  }
  logger.warn('webhook-delayed', facts)
  const wait = Math.max(afterSeconds ?? 0, backOffSeconds(failures))
  return { ...one, failures, notBefore: clock.later(clock.now(), wait) }
}
