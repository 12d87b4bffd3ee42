import * as z from 'zod'

/** The one form in which questions, stories, lowering and coverage say when they hold. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly fact: string; readonly is: readonly string[] }
  | { readonly fact: string; readonly includes: readonly string[] }
  | { readonly derived: string }
  | { readonly always: true }

const values = z.array(z.string().min(1)).min(1)

/** Parses a condition; unknown keys are mistakes, so that a misspelt key never means "always". */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({ fact: z.string().min(1), is: values }),
    z.strictObject({ fact: z.string().min(1), includes: values }),
    z.strictObject({ derived: z.string().min(1) }),
    z.strictObject({ always: z.literal(true) }),
  ]),
)

/** Named conditions that others may refer to by `derived`. */
export type DerivedFacts = Readonly<Record<string, Condition>>

/** Every leaf of a condition that names a fact, with derived conditions opened. */
export function factLeaves(
  condition: Condition,
  derived: DerivedFacts,
): readonly { fact: string; values: readonly string[] }[] {
  if ('all' in condition) return condition.all.flatMap((part) => factLeaves(part, derived))
  if ('any' in condition) return condition.any.flatMap((part) => factLeaves(part, derived))
  if ('not' in condition) return factLeaves(condition.not, derived)
  if ('derived' in condition) {
    const meaning = derived[condition.derived]
    return meaning ? factLeaves(meaning, derived) : []
  }
  if ('is' in condition) return [{ fact: condition.fact, values: condition.is }]
  if ('includes' in condition) return [{ fact: condition.fact, values: condition.includes }]
  return []
}
