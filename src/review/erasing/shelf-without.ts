import * as z from 'zod'
import type { Shelf } from '../ports.ts'
import { namesWithPerson, type PersonOf } from './names-with-person.ts'

/** What the shelf keeps of somebody, by name; what leads to the rest of it comes last. */
export async function shelfItemsOf(shelf: Shelf, who: PersonOf): Promise<readonly string[]> {
  const { isTheirs, isList, conversation, ofConversation } = namesWithPerson(who)
  const names = await shelf.names('')
  const found = conversation && conversationSchema.safeParse(await shelf.get(conversation)).data
  const named = found && ofConversation(found.conversationId)
  const theirs: string[] = []
  for (const name of names) {
    const isListed = isList(name) && listed(await shelf.get(name), who.person)
    if (name !== conversation && (isTheirs(name) || name === named || isListed)) theirs.push(name)
  }
  return conversation && names.includes(conversation) ? [...theirs, conversation] : theirs
}

/**
 * Removes what the shelf keeps of somebody, and takes them out of lists that it keeps of several people.
 * @throws AppError('storage-failed')
 */
export async function emptyShelfOf(shelf: Shelf, who: PersonOf): Promise<void> {
  const { isList } = namesWithPerson(who)
  for (const name of await shelfItemsOf(shelf, who)) {
    if (!isList(name)) await shelf.remove(name)
    else
      await shelf.change(name, (value) =>
        Array.isArray(value) ? value.filter((one) => !isOf(one, who.person)) : value,
      )
  }
}

const conversationSchema = z.object({ conversationId: z.string() })
const entrySchema = z.object({ person: z.string() })

const listed = (value: unknown, person: string): boolean =>
  Array.isArray(value) && value.some((one) => isOf(one, person))

/** An entry of a list is somebody's id, or says whose it is. */
const isOf = (entry: unknown, person: string): boolean =>
  entry === person || entrySchema.safeParse(entry).data?.person === person
