import * as z from 'zod'
import { AppError } from '../../errors.ts'
import type { ReviewParts } from '../parts.ts'
import type { Shelf } from '../ports.ts'
import type { ReviewRecord } from '../record.ts'
import { fold } from '../state.ts'
import { shelfItemsOf } from './shelf-without.ts'
import { actsIn, eventsAbout } from './theirs.ts'
import { joined, namedIn, whoIsMeant } from './who-is-meant.ts'

/** Something that somebody did, or that was done about them: its kind, when, and what it says of them alone. */
const actSchema = z.looseObject({ type: z.string(), at: z.string() })

/** One check that names somebody. */
const checkSchema = z.strictObject({
  id: z.string(),
  product: z.string(),
  phase: z.string(),
  /** ISO instant. */
  startedAt: z.string(),
  /** named: others named them, and they did nothing there. */
  role: z.enum(['facilitator', 'participant', 'named']),
  /** What they answered, said, decided and did, oldest first, in the words in which it is kept. */
  did: z.array(actSchema),
  /** What others asked of them, gave them and told them, oldest first; never who, nor what others think. */
  about: z.array(actSchema),
  /** Cards that were sent to them, by kind, and how many. */
  cards: z.record(z.string(), z.number()),
})

/** Everything that is kept of one person in one workspace, as they can be handed it. */
export const personExportSchema = z.strictObject({
  schema: z.literal(1),
  workspace: z.string(),
  /** When it was made: an ISO instant. */
  at: z.string(),
  /** The program's version; absent where it has none. */
  version: z.string().optional(),
  person: z.strictObject({ id: z.string(), names: z.array(z.string()) }),
  checks: z.array(checkSchema),
  /** What stands beside the checks, by name. */
  kept: z.array(z.strictObject({ name: z.string(), value: z.unknown() })),
})
export type PersonExport = z.infer<typeof personExportSchema>

/**
 * Everything about one person, meant by their id or a name that they had.
 * @throws AppError('bad-input') for a person of whom nothing is kept, or words that mean several
 * @throws AppError('storage-failed') for a check that cannot be read: nothing is handed over that is not whole
 */
export async function exportPerson(
  parts: ReviewParts & { readonly shelf: Shelf },
  { workspace, person }: { readonly workspace: string; readonly person: string },
): Promise<PersonExport> {
  const records: ReviewRecord[] = []
  for (const { id } of await parts.store.list(workspace)) {
    const record = await parts.store.load({ workspace, id })
    if (record) records.push(record)
  }
  const known = joined(records.flatMap(namedIn))
  const who = whoIsMeant(known, person) ?? { id: person, names: [] }
  const names = await shelfItemsOf(parts.shelf, { workspace, person: who.id })
  const checks = records.flatMap((record) => checkOf(record, who.id))
  if (checks.length + names.length === 0) {
    throw new AppError('bad-input', `Nothing of “${person}” is kept in ${workspace}.`, {
      hint: 'Name them by their id, or as a check has called them.',
    })
  }
  const kept = await Promise.all(
    names.map(async (name) => ({ name, value: ownPart(await parts.shelf.get(name), who.id) })),
  )
  const { version } = parts
  return personExportSchema.parse({
    schema: 1,
    workspace,
    at: parts.clock.now(),
    ...(version !== undefined && { version }),
    person: { id: who.id, names: [...who.names] },
    checks,
    kept,
  })
}

function checkOf(record: ReviewRecord, person: string): PersonExport['checks'] {
  const { id, events, outbox } = record
  const did = actsIn(events, person)
  const about = eventsAbout(events, person)
  const sent = outbox.filter(({ to }) => to.kind === 'person' && to.person === person)
  if (did.length + about.length + sent.length === 0) return []
  const state = fold(record)
  const cards: Record<string, number> = {}
  for (const { card } of sent) cards[card.kind] = (cards[card.kind] ?? 0) + 1
  const isIn = state.takingPart.has(person) || state.people.has(person)
  const role = state.facilitator === person ? 'facilitator' : isIn ? 'participant' : 'named'
  const { product, startedAt } = state
  const phase = state.deleted ? 'deleted' : state.phase
  return [
    { id, product: product.name, phase, startedAt, role, did: [...did], about: [...about], cards },
  ]
}

/** Of a list of several people, only that they stand in it. */
const ownPart = (value: unknown, person: string): unknown =>
  Array.isArray(value) ? [person] : value
