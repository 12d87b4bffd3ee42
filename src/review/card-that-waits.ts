import type { CardKind } from '../domain/card.ts'
import { listedMatters } from './listed-matters.ts'
import { mattersOf } from './matters.ts'
import type { OutboxEntry } from './record.ts'
import type { ReviewContext } from './review-context.ts'
import { dayOf } from './summary-of.ts'

/** Cards that tell somebody what they were given and what waits for them. */
const telling: ReadonlySet<CardKind> = new Set(['owner', 'waiting'])

/** The newest of somebody's own cards that says what waits for them here now; `undefined` where nothing does. */
export function cardThatWaits(
  context: ReviewContext,
  person: string,
  own: readonly OutboxEntry[],
): string | undefined {
  const theirs = mattersOf(context).filter((one) => one.person === person)
  if (listedMatters(theirs, dayOf(context.now)).length === 0) return undefined
  return own.findLast(({ card }) => telling.has(card.kind))?.id
}
