import * as z from 'zod'
import { AppError } from '../../errors.ts'
import type { ReviewParts } from '../parts.ts'
import type { Shelf } from '../ports.ts'
import type { RecordKey, ReviewRecord } from '../record.ts'
import { fold, type ReviewState } from '../state.ts'
import { mentions } from './mentions.ts'
import { formerId } from './person-in-events.ts'
import { changeWithout, isIn } from './record-without.ts'
import { emptyShelfOf, shelfItemsOf } from './shelf-without.ts'
import { shellWord } from './shell-word.ts'
import { joined, type Named, namedIn, whoIsMeant } from './who-is-meant.ts'

/** What an operator wants erased. */
export interface Erasing {
  readonly workspace: string
  /** Words for a person: an id, or a name that they had. */
  readonly person: string
  /** False says only what would be done. */
  readonly isSure: boolean
  /** Letters that nobody can guess: nothing else tells whom a former colleague stands for. */
  readonly secret: string
}

/** A check by its id and what it is of. */
export interface CheckNamed {
  readonly id: string
  readonly product: string
}

/** What is erased, or would be, and what is not. */
export interface Erasure {
  readonly person: Named
  /** They stand in these as a former colleague. */
  readonly checks: readonly CheckNamed[]
  /** Nothing is changed in these: they are held. */
  readonly held: readonly CheckNamed[]
  /** These cannot be read, so that nobody knows who stands in them. */
  readonly unread: readonly CheckNamed[]
  /** Nobody else looks after these. */
  readonly lookedAfter: readonly CheckNamed[]
  /** Words that somebody typed in these may name them, and stay as they were typed. */
  readonly words: readonly CheckNamed[]
  /** How many things that the shelf kept of them. */
  readonly items: number
}

const mostTries = 20
const startedSchema = z.strictObject({
  id: z.string(),
  names: z.array(z.string()),
  instead: z.string(),
})
const startedName = (workspace: string): string => `erasing/${workspace}`

/**
 * Makes a former colleague of a person in everything that is kept of a workspace. History is rewritten for this and
 * for nothing else. One that was interrupted goes on where it was, and once it is done it finds nobody.
 * @throws AppError('bad-input') for a person of whom nothing is kept, or words that mean several
 * @throws AppError('conflict') | AppError('storage-failed')
 */
export async function erasePerson(
  parts: ReviewParts & { readonly shelf: Shelf },
  { workspace, person, isSure, secret }: Erasing,
): Promise<Erasure> {
  const { shelf } = parts
  const started = startedSchema.safeParse(await shelf.get(startedName(workspace))).data
  const records = await recordsOf(parts, workspace)
  const known = joined([...(started ? [started] : []), ...records.flatMap(namedIn)])
  const who = whoIsMeant(known, person) ?? { id: person, names: [] }
  const isSame = started?.id === who.id
  if (started && !isSame) throw unfinished(workspace, started.id)
  const plan = await planned(parts, records, { workspace, who })
  if (plan.checks.length + plan.held.length + plan.items === 0 && !isSame) {
    throw new AppError('bad-input', `Nothing of “${person}” is kept in ${workspace}.`, {
      hint: 'Name them by their id, or as a check has called them. Where they were erased, that was all.',
    })
  }
  if (!isSure) return plan
  const instead = isSame ? started.instead : formerId(secret)
  await shelf.put(startedName(workspace), { ...who, instead })
  for (const { id } of plan.checks)
    await eraseIn(parts, { workspace, id }, { person: who.id, instead })
  await emptyShelfOf(shelf, { workspace, person: who.id })
  await forgetLines(parts, who.id)
  await shelf.remove(startedName(workspace))
  return plan
}

/** What instances share is kept under names in which their id stands: of the conversation with them, and of their week. */
async function forgetLines({ sending }: ReviewParts, person: string): Promise<void> {
  const id = JSON.stringify(person)
  await sending?.forget(`/person/${id.slice(1)}`)
  await sending?.forget(`,${id}]`)
}

const unfinished = (workspace: string, id: string): AppError =>
  new AppError('bad-input', `Erasing ${id} has begun and was not finished.`, {
    hint: `Finish it first: whatif erase-person ${shellWord(id)} --workspace ${shellWord(workspace)} --yes`,
  })

async function recordsOf(
  { store }: ReviewParts,
  workspace: string,
): Promise<readonly ReviewRecord[]> {
  const records: ReviewRecord[] = []
  for (const { id } of await store.list(workspace)) {
    try {
      const record = await store.load({ workspace, id })
      if (record) records.push(record)
    } catch (error) {
      // A damaged one is set aside by that, and is told of; whatever else keeps one from being read leaves nobody out.
      const aside = (await store.setAside?.(workspace)) ?? []
      if (!aside.some((one) => one.id === id)) throw error
    }
  }
  return records
}

async function planned(
  parts: ReviewParts & { readonly shelf: Shelf },
  records: readonly ReviewRecord[],
  { workspace, who }: { readonly workspace: string; readonly who: Named },
): Promise<Erasure> {
  const theirs = records.filter((record) => isIn(record, who.id))
  const stands = theirs.map((record) => ({ record, state: fold(record) }))
  const isHeld = ({ followUp }: ReviewState) => followUp.heldSince !== undefined
  const free = stands.filter(({ state }) => !isHeld(state))
  const named = [...who.names, who.id]
  return {
    person: who,
    checks: free.map(checkNamed),
    held: stands.filter(({ state }) => isHeld(state)).map(checkNamed),
    unread: await unreadIn(parts, workspace),
    lookedAfter: free.filter(({ state }) => isOpenOf(state, who.id)).map(checkNamed),
    words: records.flatMap((record) => {
      const { record: left } = withoutIds(parts, record, who.id)
      return mentions(left, named) ? [checkNamed({ record, state: fold(record) })] : []
    }),
    items: (await shelfItemsOf(parts.shelf, { workspace, person: who.id })).length,
  }
}

/** What would be left of a record. */
function withoutIds(parts: ReviewParts, record: ReviewRecord, person: string) {
  if (!isIn(record, person)) return { record }
  const { events, outbox, heading } = changeWithout(parts, record, { person, instead: '' })
  return { record: { events, outbox, heading } }
}

const isOpenOf = ({ facilitator, phase, deleted }: ReviewState, person: string): boolean =>
  facilitator === person && phase !== 'closed' && !deleted

const checkNamed = ({ record, state }: { record: RecordKey; state: ReviewState }): CheckNamed => ({
  id: record.id,
  product: state.product.name,
})

async function unreadIn({ store }: ReviewParts, workspace: string): Promise<readonly CheckNamed[]> {
  const aside = (await store.setAside?.(workspace)) ?? []
  return aside.map(({ id, heading }) => ({ id, product: heading.title }))
}

async function eraseIn(
  parts: ReviewParts,
  key: RecordKey,
  erased: Parameters<typeof changeWithout>[2],
): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const record = await parts.store.load(key)
    const isHeld = record && fold(record).followUp.heldSince !== undefined
    if (!record || isHeld || !isIn(record, erased.person)) return
    const { status } = await parts.store.append(key, changeWithout(parts, record, erased))
    if (status !== 'conflict') return
  }
  throw new AppError('conflict', 'Somebody changed a check again and again.', {
    hint: 'Do the same once more: it goes on where it was.',
  })
}
