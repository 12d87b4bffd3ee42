import * as z from 'zod'
import type { Shelf } from './ports.ts'
import type { ReviewContext } from './review-context.ts'
import type { ReviewState } from './state.ts'

/** Until which day people are away, that day included, by id: a calendar date, `undefined` for who came back. */
export type AwayPeople = ReadonlyMap<string, string | undefined>

/** Until when people are away: whatever they said in one check holds in all checks of its workspace. */
export interface AwayBook {
  /** Everybody in a workspace who ever said so; the same map until somebody says something new. */
  in(workspace: string): AwayPeople
  /**
   * Somebody is away until a day, or back.
   * @throws AppError('storage-failed')
   */
  set(who: { readonly workspace: string; readonly person: string }, until?: string): Promise<void>
  /** Takes up what was said in other instances since. @throws AppError('storage-failed') */
  refresh(): Promise<void>
}

const entrySchema = z.strictObject({
  workspace: z.string(),
  person: z.string(),
  until: z.iso.date().optional(),
})
const start = 'away/'
/** Another with each entry, so that the book is read again only where there is something new in it. */
const changedName = 'away-changed'
const nobody: AwayPeople = new Map()

/**
 * Opens the book that is on the shelf. One that cannot be read is left out: then it holds where it was said alone.
 * @throws AppError('storage-failed')
 */
export async function openAwayBook(shelf: Shelf): Promise<AwayBook> {
  const known = new Map<string, AwayPeople>()
  const note = ({ workspace, person, until }: z.infer<typeof entrySchema>): void => {
    known.set(workspace, new Map([...(known.get(workspace) ?? []), [person, until]]))
  }
  let changed: unknown = Number.NaN
  const refresh = async (): Promise<void> => {
    const now = await shelf.get(changedName)
    if (now === changed) return
    for (const name of await shelf.names(start)) {
      const { data } = entrySchema.safeParse(await shelf.get(name))
      if (data && !isKnown(known, data)) note(data)
    }
    changed = now
  }
  await refresh()
  return {
    refresh,
    in: (workspace) => known.get(workspace) ?? nobody,
    async set({ workspace, person }, until) {
      const entry = { workspace, person, ...(until !== undefined && { until }) }
      await shelf.put(`${start}${workspace}/${person}`, entry)
      note(entry)
      await shelf.change(changedName, (before) =>
        Number.isSafeInteger(before) ? Number(before) + 1 : 1,
      )
    },
  }
}

/** The map of a workspace stays the same as long as nobody there says something new. */
function isKnown(
  known: ReadonlyMap<string, AwayPeople>,
  { workspace, person, until }: z.infer<typeof entrySchema>,
): boolean {
  const people = known.get(workspace)
  return people?.has(person) === true && people.get(person) === until
}

/** The same state gives the same again, as long as nobody says something new. */
const given = new WeakMap<
  ReviewState,
  { readonly people: AwayPeople; readonly state: ReviewState }
>()

/** A check as it is with what its people said in other checks of being away. */
export function withAway(state: ReviewState, book: AwayBook | undefined): ReviewState {
  const people = book?.in(state.workspace) ?? nobody
  const here = [...people].filter(([id]) => state.people.has(id) || state.named.has(id))
  if (here.length === 0) return state
  const before = given.get(state)
  if (before?.people === people) return before.state
  const away = new Map(state.followUp.away)
  for (const [id, until] of here) {
    if (until === undefined) away.delete(id)
    else away.set(id, until)
  }
  const next = { ...state, followUp: { ...state.followUp, away } }
  given.set(state, { people, state: next })
  return next
}

/** The last day on which somebody is away, today or later; `undefined` for who is here. */
export function awayUntil({ state, now }: ReviewContext, person: string): string | undefined {
  const until = state.followUp.away.get(person)
  return until !== undefined && until >= now.slice(0, 10) ? until : undefined
}
