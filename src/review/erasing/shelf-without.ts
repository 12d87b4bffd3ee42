import type { Shelf } from '../ports.ts'

/** Somebody of a workspace. */
export interface PersonOf {
  readonly workspace: string
  readonly person: string
}

/** What the shelf keeps of somebody, by name. */
export async function shelfItemsOf(shelf: Shelf, who: PersonOf): Promise<readonly string[]> {
  const names = (await shelf.names('')).filter((name) => isOfWorkspace(name, who.workspace))
  const theirs: string[] = []
  for (const name of names) {
    if (isNamedAfter(name, who) || isAbout(await shelf.get(name), who.person)) theirs.push(name)
  }
  return theirs
}

/**
 * Removes what the shelf keeps of somebody, and takes them out of lists that it keeps of several people.
 * @throws AppError('storage-failed')
 */
export async function emptyShelfOf(shelf: Shelf, who: PersonOf): Promise<void> {
  for (const name of await shelfItemsOf(shelf, who)) {
    if (isNamedAfter(name, who)) await shelf.remove(name)
    else
      await shelf.change(name, (value) =>
        Array.isArray(value) ? value.filter((one) => !isAbout(one, who.person)) : undefined,
      )
  }
}

/** Names begin with, or hold, the workspace as it is called or as its platform calls it; the page's are those of this computer. */
function isOfWorkspace(name: string, workspace: string): boolean {
  const parts = name.split('/')
  const [, team] = workspace.split(':')
  if (team === undefined) return parts.includes(workspace) || parts[0] === 'page'
  return parts.includes(workspace) || parts.includes(team)
}

/** Ids may hold a slash themselves. */
const isNamedAfter = (name: string, { person }: PersonOf): boolean =>
  name.endsWith(`/${person}`) || name.includes(`/${person}/`)

/** It says who it is about, is their id, or lists people. */
function isAbout(value: unknown, person: string): boolean {
  if (value === person) return true
  if (Array.isArray(value)) return value.some((one) => isAbout(one, person))
  if (typeof value !== 'object' || value === null) return false
  const { person: one, userId: other } = value as Readonly<Record<string, unknown>>
  return one === person || other === person
}
