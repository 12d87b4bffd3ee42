import type { Fact, Facts } from '../flow/fact.ts'
import { between, exactly, type Range, span } from './range.ts'
import type { Threat } from './threat.ts'

type Levels = Readonly<Record<string, number>>

const harmLevels: Levels = { mild: 1, upset: 2, serious: 3, hurt: 3, end: 3 }

/** A story that only costs trust hurts nobody by itself, however bad a leak or a wrong entry would be. */
export const trustLevels: Levels = { ...harmLevels, hurt: 2 }

/**
 * What each answer is worth in a rating. Answers that are not listed move no letter.
 * Published in docs/decisions/rating.md; the content check compares it with the questionnaire.
 */
export const ratingScales = {
  'impact.leak': harmLevels,
  'impact.change': harmLevels,
  'impact.down': { weeks: 1, days: 1, hours: 2, minutes: 3 },
  'impact.cost': { c1: 1, c2: 1, c3: 2, c4: 3, c5: 3 },
  'reach.who': { inside: 1, invited: 2, anyone: 3 },
  'auth.signup': { checked: 2, anyone: 3 },
  'device.touch': { no: 2, touch: 2, open: 3 },
  'authz.fullControl': { one: 2, few: 2, many: 2, lots: 3 },
  'people.band': { tiny: 1, small: 2, mid: 2, big: 2, huge: 3 },
  'history.incident': { no: 0, yes: 1 },
} as const satisfies Readonly<Record<string, Levels>>

/** Answers that make a leak, or standing still, at least upsetting; or who make one person's harm count for more. */
export const ratingFloors = {
  leak: { fact: 'rules.which', values: ['privacy', 'card', 'finance', 'health', 'child'] },
  down: { fact: 'rules.which', values: ['contract', 'critical'] },
  care: { fact: 'people.groups', values: ['child', 'vulnerable'] },
} as const

/** Facts that only push ratings up: where nobody was asked they count as harmless, and are listed as assumptions. */
export const assumedWhenUnasked: readonly string[] = [
  'rules.which',
  'history.incident',
  'impact.cost',
  'authz.fullControl',
]

/** Every fact that a rating reads beside a story's own rules. */
export const ratedFacts: ReadonlySet<string> = new Set([
  ...Object.keys(ratingScales),
  ...Object.values(ratingFloors).map(({ fact }) => fact),
])

export type ScaleName = keyof typeof ratingScales
type FloorName = keyof typeof ratingFloors
type Harm = Threat['base']['harm']

const isUnasked = (fact: Fact | undefined): boolean =>
  fact === undefined || fact.state === 'unasked' || fact.state === 'skipped'

/** What a fact is worth; `absent` is its worth where its question does not apply. */
export function worth(
  facts: Facts,
  name: ScaleName,
  absent: Range,
  scale: Levels = ratingScales[name],
): Range {
  const fact = facts.get(name)
  if (fact?.state === 'notApplicable') return absent
  if (isUnasked(fact) && assumedWhenUnasked.includes(name)) return absent
  if (!fact || fact.possible.length === 0) return between(Object.values(scale))
  return span(
    fact.possible.map((value) => {
      const level = scale[String(value)]
      return level === undefined ? absent : exactly(level)
    }),
  )
}

/** Whether a floor holds: 1 yes, 0 no, 0 to 1 when nobody is sure. */
export function floorHolds(facts: Facts, name: FloorName): Range {
  const { fact: factName, values } = ratingFloors[name]
  const fact = facts.get(factName)
  if (fact?.state === 'notApplicable') return exactly(0)
  if (isUnasked(fact) && assumedWhenUnasked.includes(factName)) return exactly(0)
  if (!fact || fact.possible.length === 0) return { low: 0, high: 1 }
  const wanted: readonly string[] = values
  const holds = (value: string | readonly string[]): number =>
    [value].flat().some((part) => wanted.includes(part)) ? 1 : 0
  return between(fact.possible.map(holds))
}

/** Which impact answers a kind of harm rests on. */
export const harmFacts: Readonly<Record<Harm, readonly ScaleName[]>> = {
  leak: ['impact.leak'],
  change: ['impact.change'],
  down: ['impact.down'],
  cost: ['impact.cost'],
  account: ['impact.leak', 'impact.change'],
  trust: ['impact.leak', 'impact.change'],
  any: ['impact.leak', 'impact.change', 'impact.down'],
  harm: [],
}
