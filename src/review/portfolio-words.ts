import { placeFiller } from '../analysis/place-filler.ts'
import type { Catalogue } from '../analysis/threat.ts'
import { commaList, dateSeenFrom } from '../message/locale.ts'
import type { Say } from '../message/words.ts'
import { bandWord } from '../report/phrases.ts'
import type { Portfolio } from './portfolio.ts'
import type { ProductRow } from './product-row.ts'

/** How many names one line names; the others are counted. */
const mostNames = 6

/** More than a third "not sure" is worth saying. */
const muchUnsure = 1 / 3

/** What stands beside a product's name: what is late first, then how bad it is, then when it was looked at. */
export function rowWords(say: Say, row: ProductRow, today: string): readonly string[] {
  return [
    ...lateWords(say, row, today),
    ...badWords(say, row),
    ...waitingWords(say, row),
    lookWords(say, row, today),
    ...sureWords(say, row),
  ]
}

/** What is late, and what counts again because its day has passed. */
export function lateWords(say: Say, row: ProductRow, today: string): readonly string[] {
  const { late, lateSince, ranOut } = row
  return [
    ...(late > 0 && lateSince !== undefined
      ? [say('overview.row.lateOne', { count: late, date: dateSeenFrom(say, lateSince, today) })]
      : []),
    ...(ranOut > 0 ? [say('overview.row.ranOut', { count: ranOut })] : []),
  ]
}

/** The worst band now, and what is left in it after the agreed steps. */
function badWords(say: Say, row: ProductRow): readonly string[] {
  const { isPosted, worst, now, after } = row
  if (!isPosted) return []
  if (!worst || !now || !after) return [say('overview.row.nothing')]
  const band = bandWord(say, worst)
  const count = now[worst]
  const told = { band, count, unknown: unknownIn(row), after: after[worst] }
  return [say(told.after === count ? 'overview.row.band' : 'overview.row.bandAfter', told)]
}

/** How many of the worst band only what nobody knows puts there: they count as open, and are not told as known. */
export const unknownIn = ({ worst, notKnown }: ProductRow): number =>
  worst === 'actFirst' ? notKnown : 0

/** What waits for people of the check. */
export function waitingWords(say: Say, { waiting }: ProductRow): readonly string[] {
  const { people, seconds, opinions } = waiting
  return [
    ...(people > 0 ? [say('overview.row.waiting', { count: people })] : []),
    ...(seconds > 0 ? [say('overview.row.seconds', { count: seconds })] : []),
    ...(opinions > 0 ? [say('overview.row.opinions', { count: opinions })] : []),
  ]
}

/** When the product was looked at, and when it is looked at next. */
export function lookWords(say: Say, row: ProductRow, today: string): string {
  const { lastLook, nextLook, isLookLate, isLookedAtNow, isNeverAgain } = row
  const seen = (date: string) => dateSeenFrom(say, date, today)
  if (lastLook === undefined) return say('overview.row.notPosted')
  if (isLookedAtNow) return say('overview.row.isNow')
  if (isLookLate && nextLook !== undefined) {
    return say('overview.row.lookLate', { date: seen(nextLook) })
  }
  return say(isNeverAgain ? 'overview.row.once' : 'overview.row.looked', { date: seen(lastLook) })
}

function sureWords(say: Say, { unsure }: ProductRow): readonly string[] {
  const share = unsure.of === 0 ? 0 : unsure.count / unsure.of
  return share > muchUnsure ? [say('overview.row.unsure', { share: Math.round(share * 100) })] : []
}

/** How many of the answers are no "not sure", in percent; `undefined` where nothing was answered. */
export const surePercent = ({ unsure: { count, of } }: ProductRow): number | undefined =>
  of === 0 ? undefined : Math.round(((of - count) / of) * 100)

/** How many were to act on first at each look, and now: "14 → 9"; empty after a single look at which nothing changed. */
export function trendWords({ looks, now }: ProductRow): string {
  if (!now) return ''
  const counts = [...looks.map(({ actFirst }) => actFirst), now.actFirst]
  const isFlat = looks.length === 1 && counts[0] === counts[1]
  return isFlat ? '' : counts.join(' → ')
}

/** Names of products on one line: the first few, and how many more there are. */
export function productNames(say: Say, rows: readonly ProductRow[]): string {
  const names = rows.slice(0, mostNames).map(({ title }) => title)
  const more = rows.length - names.length
  return commaList(say, [
    ...names,
    ...(more > 0 ? [say('overview.same.more', { count: more })] : []),
  ])
}

/** A story as it stands for any product, in a few words of the reader's language; `undefined` for one that nobody knows any more. */
export function storyWords(
  say: Say,
  { threats }: Pick<Catalogue, 'threats'>,
  id: string,
): string | undefined {
  const threat = threats.find((one) => one.id === id)
  if (!threat) return undefined
  const people = say('finding.people.people')
  const fill = placeFiller({
    service: say('finding.unnamedService'),
    people,
    subjects: people,
    signers: people,
    staff: say('finding.team'),
    thing: say('finding.thing.any'),
    // What people do is told of one product alone.
    action: '',
  })
  return fill(threat.short ?? threat.title).replace(/\.$/, '')
}

/** A safety step in words; `undefined` for one that nobody knows any more. */
export const stepWords = ({ safeguards }: Pick<Catalogue, 'safeguards'>, id: string) =>
  safeguards.find((one) => one.id === id)?.text

/** What stands above the products: how many there are, how many steps are late, and how many are not shared. */
export function totalsWords(say: Say, { rows, notShared }: Portfolio): readonly string[] {
  const late = rows.reduce((sum, row) => sum + row.late, 0)
  return [
    ...(rows.length > 0 ? [say('overview.products', { count: rows.length })] : []),
    ...(late > 0 ? [say('overview.lateSteps', { count: late })] : []),
    ...(notShared > 0 ? [say('overview.notShared', { count: notShared })] : []),
  ]
}
