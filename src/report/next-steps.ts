import type { BestFix, FindOut } from '../analysis/finding.ts'
import type { Safeguard } from '../analysis/threat.ts'
import { whoKnows } from '../flow/who-knows.ts'
import type { SummaryInput } from './summary-input.ts'

/** A question by its words. */
export interface Lookup {
  readonly id: string
  /** What it is about in a few words. */
  readonly short: string
  /** As it is asked of this product. */
  readonly ask: string
}

/** A safety step worth doing, with how many stories it helps. */
export interface Fix {
  readonly safeguard: Safeguard
  readonly helps: readonly string[]
  readonly score: number
}

/** A question worth finding out, with who may know. */
export interface ToFindOut extends Lookup {
  /** The name of a person who may know, where the team named one. */
  readonly person: string | undefined
  readonly settles: readonly string[]
}

/** Best fixes with their safeguards; a safeguard the catalogue no longer has is left out. */
export function fixes(
  best: readonly BestFix[],
  safeguards: ReadonlyMap<string, Safeguard>,
): readonly Fix[] {
  return best.flatMap(({ safeguard: id, helps, score }) => {
    const safeguard = safeguards.get(id)
    return safeguard ? [{ safeguard, helps, score }] : []
  })
}

/** What to find out, with the person the team named for that kind of question. */
export function toFindOut(
  input: SummaryInput,
  questions: readonly FindOut[],
  lookup: (question: string) => Lookup,
): readonly ToFindOut[] {
  return questions.map(({ question, settles }) => {
    const asked = input.rules.byId.get(question)
    return { ...lookup(question), settles, person: asked && whoKnows(input, asked) }
  })
}
