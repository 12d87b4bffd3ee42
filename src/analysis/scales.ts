import type { Fact, Facts } from '../flow/fact.ts'
import { between, exactly, least, type Range, span } from './range.ts'

type Levels = Readonly<Record<string, number>>

const harmLevels: Levels = { mild: 1, upset: 2, serious: 3, hurt: 3, end: 3 }

/** What happens to one person alone upsets one; only somebody hurt is as bad as for many. */
export const oneLevels: Levels = { ...harmLevels, upset: 1, serious: 2, end: 2 }

/**
 * What each answer is worth in a rating. Answers that are not listed move no letter.
 * Published in docs/decisions/rating.md; the content check compares it with the questionnaire.
 */
export const ratingScales = {
  'impact.leak': harmLevels,
  'impact.change': harmLevels,
  'impact.down': { weeks: 1, days: 1, hours: 2, minutes: 3 },
  'impact.cost': { c1: 1, c2: 1, c3: 2, c4: 3, c5: 3 },
  'reach.who': { inside: 2, invited: 2, anyone: 3 },
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

/** What it takes for “only from inside” to keep people out: everyone who runs it needs a second step, and fixes go in within a month. */
export const insideGuards = [
  { fact: 'auth.operatorStep', values: ['all'] },
  { fact: 'patch.speed', values: ['auto', 'month'] },
] as const

/** Which of the kept kinds of information would be worst in the wrong hands. */
export const worstKindFact = 'data.worst'

/** Answers that are not the best there is, and that nobody would call weak. */
export const fairAnswers: Readonly<Record<string, readonly string[]>> = {
  'access.leavers': ['week'],
  'auth.guessing': ['lock'],
  'auth.recovery': ['text'],
  'authz.actAs': ['traced'],
  'authz.fullControl': ['one', 'few'],
  'authz.separation': ['shared'],
  'conn.senderProof': ['place'],
  'content.review': ['after'],
  'device.harm': ['yes'],
  'device.touch': ['touch'],
  'incident.plan': ['written'],
  'patch.speed': ['month'],
}

/** The weak ones among the answers to questions whose choices stand in no order. */
export const weakChoices: Readonly<Record<string, readonly string[]>> = {
  'auth.methods': ['password'],
  'data.copies': ['sheet', 'laptop', 'test', 'report'],
}

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
  ...insideGuards.map(({ fact }) => fact),
  worstKindFact,
])

export type ScaleName = keyof typeof ratingScales
type FloorName = keyof typeof ratingFloors

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

/** Whether one of these values is among the answers: 1 yes, 0 no, 0 to 1 when nobody is sure. */
function oneOfHolds(fact: Fact | undefined, wanted: readonly string[]): Range {
  if (fact?.state === 'notApplicable') return exactly(0)
  if (!fact || fact.possible.length === 0) return { low: 0, high: 1 }
  const holds = (value: string | readonly string[]): number =>
    [value].flat().some((part) => wanted.includes(part)) ? 1 : 0
  return between(fact.possible.map(holds))
}

/** Whether a floor holds: 1 yes, 0 no, 0 to 1 when nobody is sure. */
export function floorHolds(facts: Facts, name: FloorName): Range {
  const { fact: factName, values } = ratingFloors[name]
  const fact = facts.get(factName)
  return isUnasked(fact) && assumedWhenUnasked.includes(factName)
    ? exactly(0)
    : oneOfHolds(fact, values)
}

/** Whether every guard of an inside product is there: 1 yes, 0 no, 0 to 1 when nobody is sure. */
export const guardsHold = (facts: Facts): Range =>
  least(insideGuards.map(({ fact, values }) => oneOfHolds(facts.get(fact), values)))
