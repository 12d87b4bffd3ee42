import type { ActionOf } from '../domain/action.ts'
import { message, text } from '../message/build.ts'
import type { Message } from '../message/message.ts'
import { overviewCard } from './cards/overview-card.ts'
import { type Turns, withFacts } from './known-facts.ts'
import { knownLanguage, marked, partsIn } from './language.ts'
import { trustOf } from './name-trust.ts'
import type { ReviewParts } from './parts.ts'
import { type Portfolio, portfolioOf } from './portfolio.ts'
import { type PortfolioFor, readerOf } from './portfolio-reader.ts'
import type { PortfolioReader } from './portfolio-sight.ts'
import type { Listed, Sender } from './ports.ts'
import { dayOf } from './summary-of.ts'
import { weeklyNotesOf } from './weekly-line.ts'
import { isToldWeekly, setToldWeekly } from './weekly-wish.ts'

/** Every product that somebody may see, from headings alone; those of older checks are worked out once. */
export async function portfolioFor(
  parts: ReviewParts,
  turns: Turns,
  whose: PortfolioFor,
): Promise<Portfolio> {
  const all = await parts.store.all()
  const mine = whose === 'operator' ? all : all.filter((one) => one.workspace === whose.workspace)
  const listed = await withFacts(parts, turns, mine)
  const safeguards = new Map(
    parts.catalogue.threats.map((threat) => [threat.id, threat.safeguards.map(({ id }) => id)]),
  )
  return portfolioOf({
    listed,
    reader: await readerOf(parts, whose),
    today: dayOf(parts.clock.now()),
    stepsOf: (story) => safeguards.get(story) ?? [],
  })
}

/** True where nobody can tell who asks: all products open to no name that is only said. */
export const isOverviewShut = (parts: ReviewParts, whose: PortfolioFor): boolean =>
  whose !== 'operator' && trustOf(parts, whose) === 'claimed'

/** True for whoever leads, and for somebody whom a facilitator lets see a check. */
export function mayOverview(
  { person, isLead, isUnsure }: PortfolioReader,
  listed: readonly Listed[],
): boolean {
  // Where it cannot be seen whether they lead, that is what is said there.
  if (isLead || isUnsure) return true
  return (
    person !== undefined &&
    listed.some(({ heading }) => heading.facts?.sharedWith?.includes(person) === true)
  )
}

/** The overview as a card, or with their weekly line wished or not any more, that card with it. */
export async function portfolioCardFor(
  parts: ReviewParts,
  turns: Turns,
  { action, ...sender }: Sender & { readonly action: ActionOf<'overview' | 'weeklyLine'> },
): Promise<Message> {
  const own = partsIn(parts, knownLanguage(parts, sender.who.language))
  if (isOverviewShut(parts, sender)) return marked(own, message(text(own.say('overview.claimed'))))
  const portfolio = await portfolioFor(own, turns, sender)
  if (action.type === 'weeklyLine') {
    await setToldWeekly(parts, sender, action.on ? weeklyNotesOf(portfolio) : undefined)
  }
  const weekly = await isToldWeekly(parts, sender)
  return marked(
    own,
    overviewCard(own.say, {
      portfolio,
      page: action.type === 'overview' ? action.page : 1,
      catalogue: own.catalogue,
      ...(weekly !== undefined && { weekly }),
    }),
  )
}
