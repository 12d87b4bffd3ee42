import type { DerivedFacts } from '../flow/condition.ts'
import { factLeaves } from '../flow/condition.ts'
import type { Flow } from '../flow/flow.ts'
import type { Threat } from './threat.ts'

/** How telling an answer is, worked out once from the questionnaire and the catalogue. */
export interface TellingAnswers {
  /**
   * How little a choice says about a product, 0 to 3: the share of products that the narrowest rule naming it picks
   * out, and twice the share of stories that this rule opens; 1 where no rule names it.
   */
  commonness(fact: string, value: string): number
  /** How many stories an answer to this fact lowers or covers: the fewer, the more it says about each. */
  storiesLoweredBy(fact: string): number
}

interface Naming {
  readonly share: number
  readonly stories: Set<string>
}

/** Compiles how telling each answer is. */
export function tellingAnswers(flow: Flow, threats: readonly Threat[]): TellingAnswers {
  const naming = new Map<string, Naming>()
  for (const { id, when } of threats) {
    for (const leaf of factLeaves(when, flow.derived)) {
      const share = shareOfProducts(leaf.fact, leaf.values.length, flow)
      for (const value of leaf.values) addNaming(naming, `${leaf.fact}=${value}`, { share, id })
    }
  }
  const lowered = new Map<string, number>()
  for (const threat of threats) {
    for (const fact of loweringFacts(threat, flow.derived)) {
      lowered.set(fact, (lowered.get(fact) ?? 0) + 1)
    }
  }
  return {
    commonness(fact, value) {
      const narrowest = naming.get(`${fact}=${value}`)
      return narrowest ? narrowest.share + (2 * narrowest.stories.size) / threats.length : 1
    },
    storiesLoweredBy: (fact) => lowered.get(fact) ?? 0,
  }
}

/** How often one choice of a "pick all that apply" question is picked. */
const pickedShare = 1 / 3

/** The share of products that gave one of so many choices, if every answer were as likely as any other. */
function shareOfProducts(fact: string, wanted: number, flow: Flow): number {
  const question = flow.questions.find((each) => each.fact === fact)
  if (!question || question.choices.length === 0) return 1
  return question.type === 'multi'
    ? 1 - (1 - pickedShare) ** wanted
    : wanted / question.choices.length
}

/** Keeps the narrowest rule that names a choice, and the stories that it opens. */
function addNaming(
  naming: Map<string, Naming>,
  key: string,
  { share, id }: { readonly share: number; readonly id: string },
): void {
  const known = naming.get(key)
  if (!known || share < known.share) naming.set(key, { share, stories: new Set([id]) })
  else if (share === known.share) known.stories.add(id)
}

const loweringFacts = ({ lowers, covered }: Threat, derived: DerivedFacts): ReadonlySet<string> =>
  new Set(
    [...lowers.map(({ if: condition }) => condition), ...(covered ? [covered] : [])]
      .flatMap((condition) => factLeaves(condition, derived))
      .map(({ fact }) => fact),
  )
