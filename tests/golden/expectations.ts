import * as z from 'zod'
import type { Analysis } from '../../src/analysis/finding.ts'
import { shownWays } from '../../src/analysis/way.ts'
import { productCheck } from '../../src/questionnaires.ts'
import { checks } from '../own-content.ts'
import { answersWhenAsked, everyAnswer, fittingAnswers } from './asked.ts'
import { type Golden, headlines, loadGolden } from './golden.ts'

const check = checks.get(productCheck)
if (!check) throw new Error('no product check')
const { compiled, analyser } = check

/** What can be expected of a product, in the order of the report. */
export const kinds = [
  'first7',
  'anywhere',
  'covered',
  'mustNot',
  'actFirst',
  'headline',
  'waysMust',
  'waysMustNot',
  'lowStakes',
  'questions',
] as const
export type Kind = (typeof kinds)[number]

/** How many expectations of one kind there are that can be looked at, and those that do not hold. */
export interface Held {
  readonly of: number
  readonly missed: readonly string[]
}

/** What of one product's expectations holds. */
export interface Compared {
  readonly product: string
  readonly seven: readonly string[]
  readonly held: Readonly<Record<Kind, Held>>
  readonly leftOut: readonly string[]
}

// Not there yet in every analysis: what is missing is not counted.
const newerSchema = z.object({
  headline: z.enum(headlines).optional(),
  ways: z.array(z.object({ kind: z.string(), finding: z.string() })).optional(),
})

/** Compares what comes of a product's answers with what its owner expects. */
export function compare(product: string): Compared {
  const golden = loadGolden(product)
  const { expected } = golden
  const fitting = fittingAnswers(compiled, golden.answers)
  const asked = answersWhenAsked(compiled, fitting)
  const whenAsked = analyser.analyse(asked.answers)
  const known = analyser.analyse(everyAnswer(fitting))
  const seven = openIn(whenAsked).slice(0, 7)
  const low = compiled.rules.lowStakes(compiled.read(everyAnswer(fitting)).facts)
  const open = new Set([...openIn(whenAsked), ...openIn(known)])
  return {
    product,
    seven,
    leftOut: fitting.leftOut,
    held: {
      first7: allOf(expected.must.first7, new Set(seven)),
      anywhere: allOf(expected.must.anywhere, new Set(openIn(known))),
      covered: allOf(expected.must.covered, new Set(coveredIn(known))),
      mustNot: noneOf(expected.mustNot, open),
      actFirst: actFirst(expected.actFirst, whenAsked),
      ...newer(expected, whenAsked),
      lowStakes: one(low === expected.lowStakes, `${low}`),
      questions: one(asked.questions <= expected.questions, `${asked.questions}`),
    },
  }
}

/** Stories that expectations name and the catalogue does not have. */
export function unknownStories(product: string, stories: ReadonlySet<string>): readonly string[] {
  const { must, mustNot } = loadGolden(product).expected
  const named = [...must.first7, ...must.anywhere, ...must.covered, ...mustNot]
  return named.flatMap(either).filter((id) => !stories.has(id))
}

function newer(
  { headline, ways }: Golden['expected'],
  analysis: Analysis,
): Pick<Compared['held'], 'headline' | 'waysMust' | 'waysMustNot'> {
  const found = newerSchema.parse(analysis)
  const shown = found.ways?.slice(0, shownWays)
  const there = shown && new Set(shown.flatMap(({ kind, finding }) => [kind, finding]))
  const { must = [], mustNot = [] } = ways ?? {}
  const isThere = (any: string) => either(any).some((name) => there?.has(name))
  const missed = (wrong: typeof must) => wrong.map(({ way, any }) => `${way} (${any})`)
  return {
    headline:
      headline && found.headline
        ? one(headline.includes(found.headline), found.headline)
        : notLookedAt,
    waysMust: there
      ? { of: must.length, missed: missed(must.filter(({ any }) => !isThere(any))) }
      : notLookedAt,
    waysMustNot: there
      ? { of: mustNot.length, missed: missed(mustNot.filter(({ any }) => isThere(any))) }
      : notLookedAt,
  }
}

const notLookedAt: Held = { of: 0, missed: [] }

const one = (holds: boolean, found: string): Held => ({ of: 1, missed: holds ? [] : [found] })

function actFirst(wanted: Golden['expected']['actFirst'], analysis: Analysis): Held {
  if (wanted === 'any') return notLookedAt
  const isSome = analysis.findings.some(
    ({ status, rating }) => status !== 'covered' && rating.band.high === 'actFirst',
  )
  return one(isSome === (wanted === 'some'), isSome ? 'some' : 'none')
}

const either = (names: string): readonly string[] => names.split(' | ')

const allOf = (wanted: readonly string[], there: ReadonlySet<string>): Held => ({
  of: wanted.length,
  missed: wanted.filter((names) => !either(names).some((id) => there.has(id))),
})

const noneOf = (unwanted: readonly string[], there: ReadonlySet<string>): Held => ({
  of: unwanted.length,
  missed: unwanted.filter((id) => there.has(id)),
})

const openIn = ({ findings }: Analysis): readonly string[] =>
  findings.filter(({ status }) => status !== 'covered').map(({ id }) => id)

const coveredIn = ({ findings }: Analysis): readonly string[] =>
  findings.filter(({ status }) => status === 'covered').map(({ id }) => id)
