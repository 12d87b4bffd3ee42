import type { Facts } from '../flow/fact.ts'
import { atLeast, exactly, greatest, type Range, shifted } from './range.ts'
import { floorHolds, oneLevels, type ScaleName, worstKindFact, worth } from './scales.ts'
import type { Threat } from './threat.ts'

/** What a story's damage is worked out from. */
export type Damaging = Pick<Threat, 'base' | 'fears' | 'touches'>

type Harm = Threat['base']['harm']
type HarmAnswer = 'impact.leak' | 'impact.change' | 'impact.down'

/** Which answers about harm each kind of story may count. */
const answersFor: Readonly<Record<Harm, readonly HarmAnswer[]>> = {
  leak: ['impact.leak'],
  change: ['impact.change'],
  down: ['impact.down'],
  account: ['impact.leak', 'impact.change'],
  trust: ['impact.leak', 'impact.change'],
  any: ['impact.leak', 'impact.change', 'impact.down'],
  cost: ['impact.leak', 'impact.change', 'impact.down'],
  harm: [],
}

const answerFor: Partial<Record<Threat['fears'][number], HarmAnswer>> = {
  leak: 'impact.leak',
  change: 'impact.change',
  stop: 'impact.down',
}

/** An answer about harm as one story counts it: in full, or one less. */
interface CountedHarm {
  readonly name: HarmAnswer
  readonly less: 0 | 1
}

const counted = new WeakMap<Damaging, readonly CountedHarm[]>()

/**
 * The answers about harm that a story counts: those it is about by its own `fears`, the first of them in full and the
 * others one less. What costs money or trust counts all of them in full.
 */
export function countedHarms(threat: Damaging): readonly CountedHarm[] {
  const known = counted.get(threat)
  if (known) return known
  const made = harmsOf(threat)
  counted.set(threat, made)
  return made
}

function harmsOf({ base, fears }: Damaging): readonly CountedHarm[] {
  const all = answersFor[base.harm]
  if (base.harm === 'trust' || base.harm === 'cost') return all.map((name) => ({ name, less: 0 }))
  const feared = fears.flatMap((fear) => answerFor[fear] ?? []).filter((name) => all.includes(name))
  return (feared.length > 0 ? feared : all).map((name, index) => ({
    name,
    less: index === 0 ? 0 : 1,
  }))
}

/** How bad one product's people say that each kind of harm would be, 1 to 3: to many, to one alone, or to trust only. */
export interface Harms {
  readonly many: Readonly<Record<HarmAnswer, Range>>
  readonly one: Readonly<Record<HarmAnswer, Range>>
  readonly trust: Range
  readonly cost: Range
  /** 1 where rules about this information apply: its leak is at least upsetting. */
  readonly leakFloor: Range
  /** Which kinds of information may be the worst. */
  readonly worst: WorstKinds
}

/** The kinds of information that may be the worst, none where nobody is sure; `asked` is 0 where the question does not apply. */
interface WorstKinds {
  readonly asked: Range
  readonly kinds: readonly string[]
}

/** Works out how bad each kind of harm would be for one product. */
export function harmsFrom(facts: Facts): Harms {
  const leakFloor = floorHolds(facts, 'leak')
  const leak = worth(facts, 'impact.leak', exactly(1))
  const change = worth(facts, 'impact.change', exactly(1))
  const down = raisedTo(worth(facts, 'impact.down', exactly(1)), floorHolds(facts, 'down'))
  const alone = (name: ScaleName): Range => worth(facts, name, exactly(1), oneLevels)
  return {
    many: { 'impact.leak': leak, 'impact.change': change, 'impact.down': down },
    one: {
      'impact.leak': alone('impact.leak'),
      'impact.change': alone('impact.change'),
      'impact.down': down,
    },
    trust: greatest([leak, change]),
    cost: worth(facts, 'impact.cost', greatest([raisedTo(leak, leakFloor), change, down])),
    leakFloor,
    worst: worstKinds(facts),
  }
}

/** Which kinds of information may be the worst, as far as anybody said. */
export function worstKinds(facts: Facts): WorstKinds {
  const fact = facts.get(worstKindFact)
  if (!fact || fact.state === 'notApplicable') return { asked: exactly(0), kinds: [] }
  const kinds = fact.possible.filter((value) => typeof value === 'string')
  return { asked: { low: kinds.length === fact.possible.length ? 1 : 0, high: 1 }, kinds }
}

/** How bad a story would be: the worst of the harms that it counts. */
export function damageOf(threat: Damaging, harms: Harms): Range {
  const { harm, scope } = threat.base
  if (harm === 'harm') return exactly(3)
  if (harm === 'trust' || harm === 'cost') return harms[harm]
  const said = scope === 'one' ? harms.one : harms.many
  const parts = countedHarms(threat).map(({ name, less }) => {
    const full = name === 'impact.leak' ? leakOf(threat, said[name], harms) : said[name]
    return less === 0 ? full : atLeast(shifted(full, exactly(-less)), 1)
  })
  return greatest(parts)
}

/** A leak of this story's information: one less where it is not of the worst kind, never milder than rules make it. */
function leakOf({ touches }: Damaging, leak: Range, { worst, leakFloor }: Harms): Range {
  const less = touches.length > 0 ? lessFor(touches, worst) : exactly(0)
  return raisedTo(atLeast(shifted(leak, less), 1), leakFloor)
}

/** What a leak loses where the worst kind of information is not touched: 0 or -1, both where nobody is sure. */
function lessFor(touches: readonly string[], { asked, kinds }: WorstKinds): Range {
  if (asked.high === 0) return exactly(0)
  if (kinds.length === 0) return { low: -1, high: 0 }
  const touched = kinds.filter((kind) => touches.some((touched) => touched === kind)).length
  return {
    low: touched === kinds.length ? 0 : -1,
    high: touched > 0 || asked.low === 0 ? 0 : -1,
  }
}

/** Rules and promises make it at least upsetting, as far as it is sure, or possible, that they apply. */
const raisedTo = (range: Range, holds: Range): Range => ({
  low: holds.low === 1 ? Math.max(range.low, 2) : range.low,
  high: holds.high === 1 ? Math.max(range.high, 2) : range.high,
})
