import type { Heading } from './record.ts'

/** Who looks at the overview. */
export interface PortfolioReader {
  /** Somebody whose account or bound name is proved; absent for the operator at this computer. */
  readonly person?: string
  /** They lead: the setting names them, or they are the operator. */
  readonly isLead: boolean
  /** They may lead by a group that cannot be seen just now; until it can, they do not. */
  readonly isUnsure?: true
}

/** What somebody sees of a check in the overview: its stories too, its figures alone, or not even its name. */
export type Sight = 'stories' | 'figures' | 'none'

/**
 * What somebody may see of a check. Its stories stand there for a lead only once they were posted in full to a place
 * that is not private; of anything else its facilitator says who sees it. Whoever takes part knows it anyway.
 */
export function sightOf({ people, facts }: Heading, { person, isLead }: PortfolioReader): Sight {
  if (!facts) return 'none'
  const isGranted = person !== undefined && facts.sharedWith?.includes(person) === true
  if (isGranted) return 'stories'
  const takesPart = person !== undefined && people.includes(person)
  const isOpen = facts.readers !== undefined && facts.readers !== 'private'
  if (facts.reach === 'private') return takesPart ? 'figures' : 'none'
  if (!takesPart && !(isLead && isOpen)) return 'none'
  return facts.reach === 'all' ? 'stories' : 'figures'
}
