import { notSure } from '../flow/answer.ts'
import type { Facts } from '../flow/fact.ts'
import type { Question } from '../flow/flow.ts'
import { bestToWorst } from '../flow/graded.ts'
import { distinct, type Reasons } from './because.ts'
import { sourceFact } from './dependencies.ts'
import type { ConditionExplainer, Ground } from './explain.ts'
import type { Because } from './finding.ts'
import { fairAnswers, insideGuards, ratingScales, weakChoices } from './scales.ts'
import type { TellingAnswers } from './telling-answers.ts'
import type { Threat } from './threat.ts'

/** What keeps a story high is looked for in these. */
interface WeakParts {
  readonly threat: Threat
  /** What would lower the story, or cover it. */
  readonly protections: readonly ConditionExplainer[]
  readonly facts: Facts
  readonly reasons: Reasons
  readonly telling: TellingAnswers
}

/** The ways in that an answer leaves wide open, by the fact that says so. */
const waysIn: Readonly<Record<Threat['base']['wayIn'], readonly (keyof typeof ratingScales)[]>> = {
  outside: ['reach.who'],
  account: ['auth.signup', 'reach.who'],
  near: ['device.touch'],
  inside: ['authz.fullControl'],
  supplier: [],
}

const mostEasy = 3

/** How weak an answer is that stands on no scale. */
const middling = 0.75

interface Weak extends Ground {
  /** How weak the answer is: 1 is the worst there is to say; 0 and less are ways in that stand open. */
  readonly weight: number
}

/**
 * The known answers that keep a story high, most telling first: those to what would lower or cover it and does not,
 * the weakest of them before the others, and then the ways in that stand wide open.
 */
export function weakAnswers(parts: WeakParts): readonly Because[] {
  const { facts, reasons, telling } = parts
  const weak = [...unprotected(parts), ...unguarded(parts), ...openWays(parts)]
  const sorted = weak.toSorted(
    (one, other) =>
      other.weight - one.weight ||
      telling.storiesLoweredBy(one.fact) - telling.storiesLoweredBy(other.fact),
  )
  return distinct(reasons.from(facts, sorted)).filter(({ answer }) => answer !== notSure)
}

function unprotected({ protections, facts, reasons }: WeakParts): readonly Weak[] {
  return protections
    .filter(({ truth }) => truth(facts, 'maybe') === false)
    .flatMap(({ grounds }) => grounds(facts, false))
    .flatMap(({ fact }) => weakness(fact, facts, reasons.question(fact)))
}

/** What does not keep strangers out of a product that only opens from inside. */
function unguarded({ threat, facts, reasons }: WeakParts): readonly Weak[] {
  const reach = facts.get('reach.who')
  const { wayIn } = threat.base
  if (reach?.possible[0] !== 'inside' || (wayIn !== 'outside' && wayIn !== 'account')) return []
  return insideGuards.flatMap(({ fact, values }) => {
    const said = facts.get(fact)?.possible[0]
    return values.some((value) => value === said)
      ? []
      : weakness(fact, facts, reasons.question(fact))
  })
}

function openWays({ threat, facts }: WeakParts): readonly Weak[] {
  return waysIn[threat.base.wayIn].flatMap((fact, index) => {
    const known = facts.get(fact)
    const levels: Readonly<Record<string, number>> = ratingScales[fact]
    const isOpen = known?.state === 'known' && levels[String(known.possible[0])] === mostEasy
    return isOpen ? [{ fact, values: [], weight: -index }] : []
  })
}

/** An answer that everybody is asked says what kind of product it is; it is no weakness. */
function weakness(fact: string, facts: Facts, question: Question | undefined): readonly Weak[] {
  const known = facts.get(fact)
  if (!question || known?.state !== 'known' || question.depth === 'core') return []
  const given = known.possible.flat()
  if (question.order === 'none') {
    const values = (weakChoices[fact] ?? []).filter((value) => given.includes(value))
    return values.length > 0 ? [{ fact, values, weight: middling }] : []
  }
  if (given.some((value) => fairAnswers[sourceFact(question)]?.includes(value))) return []
  const graded = bestToWorst(question)
  if (!graded) return [{ fact, values: [], weight: middling }]
  const at = graded.findIndex(({ value }) => value === given[0])
  return at > 0 ? [{ fact, values: [], weight: at / (graded.length - 1) }] : []
}
