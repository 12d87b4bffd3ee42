import { type Band, bandsByUrgency } from '../domain/vocabulary.ts'
import type { BandCounts } from '../report/counts.ts'
import type { HeadingFacts, ToldFacts } from './heading-facts.ts'
import type { Sight } from './portfolio-sight.ts'

/** A check of the overview, as its heading tells it. */
export interface ListedCheck {
  readonly review: string
  readonly workspace: string
  readonly title: string
  readonly phase: string
  readonly facts: HeadingFacts
}

/** How pressing a product was when one look at it was posted. */
export interface PastLook {
  /** A calendar date. */
  readonly on: string
  readonly actFirst: number
  readonly planSoon: number
}

/** One product of the overview on one day. */
export interface ProductRow {
  readonly product: string
  /** The check that its figures come from: the newest one that was posted. */
  readonly review: string
  readonly workspace: string
  readonly title: string
  readonly sight: Exclude<Sight, 'none'>
  readonly isPosted: boolean
  readonly isClosed: boolean
  /** Calendar dates. */
  readonly lastLook?: string
  readonly nextLook?: string
  /** The day of the next look has passed. */
  readonly isLookLate: boolean
  /** There was one look, and no other. */
  readonly isNeverAgain: boolean
  /** A new look has begun and is not posted. */
  readonly isLookedAtNow: boolean
  readonly now?: BandCounts
  /** Once every agreed step is done. */
  readonly after?: BandCounts
  /** How many that count as "act first" only what nobody knows puts there. */
  readonly notKnown: number
  /** The worst band that a story is in; absent where none presses, and before posting. */
  readonly worst?: Band
  readonly worstAfter?: Band
  readonly steps: number
  readonly late: number
  /** Since when the oldest late step is late: the day it was due. */
  readonly lateSince?: string
  /** What is lived with, and until when the first of it is. */
  readonly livedWith: number
  readonly livedWithUntil?: string
  /** What was lived with until a day that has passed: it is open again. */
  readonly ranOut: number
  readonly waiting: HeadingFacts['waiting']
  readonly unsure: HeadingFacts['unsure']
  /** Looks at this product, oldest first. */
  readonly looks: readonly PastLook[]
  /** The worst few; none where only the figures may be seen. */
  readonly stories: readonly { readonly id: string; readonly title: string; readonly band: Band }[]
  /** The ids of all that press, where they may be seen. */
  readonly actFirst: readonly string[]
  readonly planSoon: readonly string[]
  readonly agreed: readonly string[]
  readonly services: readonly string[]
}

/** The checks of one product that somebody may see, oldest first; at least one. */
export interface SeenProduct {
  readonly product: string
  readonly checks: readonly { readonly check: ListedCheck; readonly sight: ProductRow['sight'] }[]
}

/** A product in the overview, on this day. */
export function productRow({ product, checks }: SeenProduct, today: string): ProductRow {
  const posted = checks.filter(({ check }) => check.facts.told)
  const last = checks.at(-1)
  const shown = posted.at(-1) ?? last
  if (!shown || !last) throw new Error('a product without a check')
  const { check, sight } = shown
  const { facts, review, workspace, title, phase } = check
  const { told, waiting, unsure } = facts
  return {
    product,
    review,
    workspace,
    title,
    sight,
    isPosted: told !== undefined,
    isClosed: phase === 'closed',
    isNeverAgain: told !== undefined && checks.length === 1 && facts.lastLook === facts.posted,
    isLookedAtNow: told !== undefined && last !== shown,
    ...daysOf(facts, { today, isNewest: last === shown }),
    ...noFigures,
    ...(told && figuresOn(told, today)),
    waiting,
    unsure,
    looks: posted.flatMap(({ check: { facts: its } }) => lookOf(its)),
    ...storiesOf(facts, sight === 'stories', today),
  }
}

/** When it was looked at, and when it is looked at next; a new look that has begun is not late. */
function daysOf(
  { lastLook, nextLook }: HeadingFacts,
  { today, isNewest }: { readonly today: string; readonly isNewest: boolean },
): Pick<ProductRow, 'lastLook' | 'nextLook' | 'isLookLate'> {
  return {
    ...(lastLook !== undefined && { lastLook }),
    ...(nextLook !== undefined && { nextLook }),
    isLookLate: nextLook !== undefined && nextLook < today && isNewest,
  }
}

/** What is told of stories; nothing where only the figures may be seen. */
function storiesOf(
  { told, services }: HeadingFacts,
  isSeen: boolean,
  today: string,
): Pick<ProductRow, 'stories' | 'actFirst' | 'planSoon' | 'agreed' | 'services'> {
  if (!isSeen) return { stories: [], actFirst: [], planSoon: [], agreed: [], services: [] }
  if (!told) return { stories: [], actFirst: [], planSoon: [], agreed: [], services }
  return {
    stories: told.worst,
    actFirst: pressing(told, { today, band: 'actFirst' }),
    planSoon: pressing(told, { today, band: 'planSoon' }),
    agreed: told.agreed,
    services,
  }
}

const noFigures = { notKnown: 0, steps: 0, late: 0, livedWith: 0, ranOut: 0 }

const lookOf = ({ posted: on, told }: HeadingFacts): PastLook[] =>
  on === undefined || !told
    ? []
    : [{ on, actFirst: told.asPosted.actFirst, planSoon: told.asPosted.planSoon }]

type Acceptance = ToldFacts['accepted'][number]

/** The day itself still counts. */
const hasRunOut = ({ until }: Acceptance, today: string): boolean => until < today

/** The figures of a posted check on a day: what ran out counts again, what was due before is late. */
export function figuresOn(told: ToldFacts, today: string) {
  const ranOut = told.accepted.filter((one) => hasRunOut(one, today))
  const stands = told.accepted.filter((one) => !hasRunOut(one, today))
  const now = plus(
    told.now,
    ranOut.map(({ band }) => band),
  )
  const after = plus(
    told.after,
    ranOut.map(({ after: band }) => band),
  )
  const late = told.steps.filter(({ due }) => due < today)
  const lateSince = earliest(late.map(({ due }) => due))
  const livedWithUntil = earliest(stands.map(({ until }) => until))
  const worst = worstIn(now)
  const worstAfter = worstIn(after)
  const unknown = ranOut.filter((one) => one.unknown && one.band === 'actFirst')
  return {
    now,
    after,
    notKnown: told.notKnown + unknown.length,
    ...(worst && { worst }),
    ...(worstAfter && { worstAfter }),
    steps: told.steps.length,
    late: late.length,
    ...(lateSince !== undefined && { lateSince }),
    livedWith: stands.length,
    ...(livedWithUntil !== undefined && { livedWithUntil }),
    ranOut: ranOut.length,
  }
}

/** The known stories in a band on a day, with those that are open again. */
const pressing = (
  told: ToldFacts,
  { today, band }: { readonly today: string; readonly band: 'actFirst' | 'planSoon' },
): readonly string[] => [
  ...told[band],
  ...told.accepted
    .filter((one) => one.band === band && !one.unknown && hasRunOut(one, today))
    .map(({ finding }) => finding),
]

function plus(counts: BandCounts, more: readonly (Band | undefined)[]): BandCounts {
  const sum = { ...counts }
  for (const band of more) if (band) sum[band]++
  return sum
}

const worstIn = (counts: BandCounts): Band | undefined =>
  bandsByUrgency.find((band) => counts[band] > 0)

const earliest = (days: readonly string[]): string | undefined => days.toSorted()[0]
