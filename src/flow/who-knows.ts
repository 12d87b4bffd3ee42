import { notSure } from './answer.ts'
import type { Facts, FlowRules } from './fact.ts'
import type { Question, Role } from './flow.ts'

/** What is known of who can help: the questions, and the answers so far. */
export interface Helped {
  readonly rules: Pick<FlowRules, 'flow' | 'needs'>
  readonly facts: Facts
}

/** A role that a product has need of, and who fills it as somebody said; nobody is ever guessed. */
export interface FilledRole {
  readonly role: Role
  /** Its line in the question about people. */
  readonly place: number
  /** Where it is asked for. */
  readonly question: string
  readonly name?: string
}

/** The roles that this product has need of, as far as the answers say, and those to whom somebody was named. */
export function rolesOf({ rules, facts }: Helped): readonly FilledRole[] {
  return rules.flow.questions.flatMap((question) => {
    if (question.type !== 'people') return []
    const named = facts.get(question.fact)?.possible[0] ?? []
    const names = typeof named === 'string' ? [named] : named
    return (question.roles ?? []).flatMap((role, place): FilledRole[] => {
      const name = names[place]?.trim() ?? ''
      const filled = { role, place, question: question.id }
      if (name !== '' && name !== notSure) return [{ ...filled, name }]
      return rules.needs(role, facts) ? [filled] : []
    })
  })
}

/** Who is said to know the answer to a question: whoever knows its section, else whoever knows such questions. */
export function whoKnows(
  helped: Helped,
  { owner, section }: Pick<Question, 'owner' | 'section'>,
): string | undefined {
  const named = rolesOf(helped).filter(({ name }) => name !== undefined)
  const ofSection = named.find(({ role }) => role.sections?.includes(section))
  const ofKind = named.findLast(({ role }) => !role.sections && role.owner === owner)
  return (ofSection ?? ofKind)?.name
}
