import type { HeadingList } from './heading-list.ts'
import { knownLanguage, partsIn } from './language.ts'
import type { ReviewParts } from './parts.ts'
import { type Reach, type ReadPermission, type Role, readings } from './permissions.ts'
import type { Listed, Sender } from './ports.ts'
import type { Heading } from './record.ts'

/** A check as its heading has it, for one person. */
export interface ListedFor {
  readonly review: string
  readonly heading: Heading
  readonly list: HeadingList
  readonly person: string
  readonly role: Role
  /** In the language in which they read it. */
  readonly parts: ReviewParts
}

/** A check for somebody, from its heading alone; `undefined` while what lists show of it is not known. */
export function listedFor(
  parts: ReviewParts,
  { id, heading }: Listed,
  { who }: Sender,
): ListedFor | undefined {
  const list = heading.facts?.list
  if (!list) return undefined
  const { id: person } = who
  const kept = list.languages?.[person] ?? list.language
  const language = knownLanguage(parts, who.language) ?? kept
  const role = roleIn(heading, list, person)
  return { review: id, heading, list, person, role, parts: partsIn(parts, language) }
}

function roleIn({ people }: Heading, { facilitator }: HeadingList, person: string): Role {
  if (person === facilitator) return 'facilitator'
  return people.includes(person) ? 'participant' : 'reader'
}

/** Whether they may read it, as far as it was posted. */
export const mayReadListed = ({ heading, role }: ListedFor, what: ReadPermission): boolean =>
  readings[what][reachIn(heading)].includes(role)

const reachIn = ({ facts }: Heading): Reach => facts?.reach ?? 'private'
