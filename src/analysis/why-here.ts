import type { Facts } from '../flow/fact.ts'
import type { Reasons } from './because.ts'
import { countedHarms } from './damage.ts'
import type { ConditionExplainer, Ground } from './explain.ts'
import type { Because } from './finding.ts'
import { ratingScales, worstKindFact } from './scales.ts'
import type { TellingAnswers } from './telling-answers.ts'
import type { Threat } from './threat.ts'

/** The one reason why a story matters here is looked for in these. */
interface WhyParts {
  readonly threat: Threat
  /** What opens the story. */
  readonly opening: readonly ConditionExplainer[]
  readonly facts: Facts
  readonly reasons: Reasons
  readonly telling: TellingAnswers
}

/** An answer that is more common than this says little about this product. */
const mostCommon = 0.6
const worstHarm = 3

interface Reason {
  readonly ground: Ground
  readonly commonness: number
  readonly isTouched: boolean
}

/**
 * The one answer that tells best why a story matters here: the rarest of those that open it, the information it
 * touches before others as rare; else the worst harm that was answered. Never a mild harm, and never what nobody knows.
 */
export function whyHere(parts: WhyParts): Because | undefined {
  const { facts, reasons } = parts
  const opening = openingReasons(parts)
  const telling = opening.filter(({ commonness }) => commonness <= mostCommon)
  const grounds = [...telling, ...worstHarms(parts), ...opening].map(({ ground }) => ground)
  for (const ground of grounds) {
    const [reason] = reasons.from(facts, [ground])
    if (reason) return reason
  }
  return undefined
}

function openingReasons(parts: WhyParts): readonly Reason[] {
  const { opening, facts } = parts
  return opening
    .flatMap(({ grounds }) => grounds(facts, true))
    .flatMap((ground) => spoken(ground, parts))
    .toSorted(
      (one, other) =>
        one.commonness - other.commonness || Number(other.isTouched) - Number(one.isTouched),
    )
}

/** The choices that were made among those that the rule names, each as a reason of its own. */
function spoken(
  { fact, values }: Ground,
  { threat, facts, telling, reasons }: WhyParts,
): readonly Reason[] {
  const known = facts.get(fact)
  // How well something is done is told as a weak answer, not as what kind of product it is.
  if (known?.state !== 'known' || reasons.question(fact)?.order !== 'none') return []
  const worst = facts.get(worstKindFact)?.possible[0]
  return known.possible.flat().flatMap((value) => {
    if (!values.includes(value)) return []
    const isTouched = value === worst || threat.touches.some((kind) => kind === value)
    return [
      { ground: { fact, values: [value] }, commonness: telling.commonness(fact, value), isTouched },
    ]
  })
}

/** The answers about harm that the story counts in full, where they are as bad as it gets. */
function worstHarms({ threat, facts }: WhyParts): readonly Pick<Reason, 'ground'>[] {
  return countedHarms(threat).flatMap(({ name, less }) => {
    const known = facts.get(name)
    const said = known?.state === 'known' ? String(known.possible[0]) : ''
    const levels: Readonly<Record<string, number>> = ratingScales[name]
    return less === 0 && levels[said] === worstHarm
      ? [{ ground: { fact: name, values: [said] } }]
      : []
  })
}
