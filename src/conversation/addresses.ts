import { isPictureKind, type PictureKind } from '../domain/picture.ts'
import type { FileFormat, FileWish, PeopleNaming } from '../domain/report-format.ts'
import type { Sender } from '../review/ports.ts'

/** A file of one review, as one person may see it. */
export interface LinkedFile {
  readonly workspace: string
  readonly review: string
  readonly what: FileFormat | PictureKind
  /** How people are named in it; as is usual for its format where it is not said. */
  readonly people?: PeopleNaming
  /** On whose behalf it is fetched; what they may not see any more is not served. */
  readonly person: string
}

/** How long an address works: so many seconds, or for as long as the posted summary shows the picture. */
export type AddressLife = number | 'posted'

/** Gives files addresses that nobody can guess and that stop working. */
export interface FileAddresses {
  link(file: LinkedFile, life?: AddressLife): string
}

/** For a picture on somebody's own card: platforms fetch it when they scroll there. */
export const forDays = 7 * 24 * 60 * 60

/** Whose file it is, and of which check. */
export interface FileOwner {
  readonly workspace: string
  readonly person: string
  readonly review: string
  /** True for the pictures of the posted summary, which stay in its thread for months. */
  readonly posted?: boolean
}

/** Where a picture of a check is fetched; `undefined` without addresses, and for what is no picture. */
export const pictureAddress = (
  addresses: FileAddresses | undefined,
  { posted = false, ...owner }: FileOwner,
  name: string,
): string | undefined => {
  const life = posted ? 'posted' : forDays
  return isPictureKind(name) ? addresses?.link({ ...owner, what: name }, life) : undefined
}

/** Where somebody who just asked for a report fetches it; `undefined` without addresses. */
export const reportAddress = (
  addresses: FileAddresses | undefined,
  { workspace, who }: Pick<Sender, 'workspace' | 'who'>,
  { review, format, people }: FileWish & { readonly review: string },
): string | undefined =>
  addresses?.link({ workspace, person: who.id, review, what: format, ...(people && { people }) })
