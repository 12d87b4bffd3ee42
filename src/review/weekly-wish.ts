import * as z from 'zod'
import type { ReviewParts } from './parts.ts'
import type { Sender } from './ports.ts'
import { type WeeklyNotes, weeklyNotesSchema } from './weekly-line.ts'

/** Somebody who wishes to hear once a week what is new, and what they were told last. */
const wishSchema = z.strictObject({
  channel: z.string(),
  name: z.string(),
  language: z.string().optional(),
  /** When they wished it, or were told last: an ISO instant. */
  since: z.string(),
  notes: weeklyNotesSchema,
})
export type WeeklyWish = z.infer<typeof wishSchema>

const start = 'weekly/'

/** The name under which a wish is on the shelf. */
const nameOf = (workspace: string, person: string): string =>
  `${start}${encodeURIComponent(workspace)}/${encodeURIComponent(person)}`

type Wishing = Pick<Sender, 'workspace' | 'channel' | 'who'>

/** Whether somebody hears once a week what is new; `undefined` where nobody can be written to. */
export async function isToldWeekly(
  { shelf, channels }: ReviewParts,
  { workspace, channel, who }: Wishing,
): Promise<boolean | undefined> {
  const isReached = channels.get(channel)?.pulls === false
  return shelf && isReached ? (await shelf.get(nameOf(workspace, who.id))) !== undefined : undefined
}

/**
 * Keeps that somebody wishes it, with how things stand, or without any does not any more.
 * @throws AppError('storage-failed')
 */
export async function setToldWeekly(
  { shelf, clock }: ReviewParts,
  { workspace, channel, who }: Wishing,
  notes: WeeklyNotes | undefined,
): Promise<void> {
  const name = nameOf(workspace, who.id)
  if (!notes) return shelf?.remove(name)
  const { name: called, language } = who
  const wish: WeeklyWish = {
    channel,
    name: called,
    since: clock.now(),
    notes,
    ...(language !== undefined && { language }),
  }
  await shelf?.change(name, (before) => before ?? wish)
}

/** What somebody wishes now; `undefined` where they do not. */
export async function weeklyWishOf(
  { shelf }: ReviewParts,
  { workspace, person }: { readonly workspace: string; readonly person: string },
): Promise<WeeklyWish | undefined> {
  return wishSchema.safeParse(await shelf?.get(nameOf(workspace, person))).data
}

/** Every wish, with whose it is. */
export async function weeklyWishes({
  shelf,
}: ReviewParts): Promise<
  readonly { readonly workspace: string; readonly person: string; readonly wish: WeeklyWish }[]
> {
  const names = (await shelf?.names(start)) ?? []
  const found = await Promise.all(
    names.map(async (name) => {
      const [workspace = '', person = ''] = name.slice(start.length).split('/')
      const wish = wishSchema.safeParse(await shelf?.get(name)).data
      return wish
        ? [{ workspace: decodeURIComponent(workspace), person: decodeURIComponent(person), wish }]
        : []
    }),
  )
  return found.flat()
}

/** Keeps a wish with what its author was told last. @throws AppError('storage-failed') */
export async function keepWish(
  { shelf }: ReviewParts,
  { workspace, person }: { readonly workspace: string; readonly person: string },
  wish: WeeklyWish,
): Promise<void> {
  // Whoever ended their wish meanwhile, in whichever instance, does not get it back.
  await shelf?.change(nameOf(workspace, person), (before) => before && wish)
}
