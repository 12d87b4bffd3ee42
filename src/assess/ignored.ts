import type { Facts, FlowRules } from '../flow/fact.ts'
import type { Say } from '../message/words.ts'
import type { Ignored } from '../report/assessment.ts'
import { createExplainer } from './why-closed.ts'

/** The answers that do not count: their question does not apply, or its answer follows from others. */
export function ignoredAnswers(
  given: readonly { readonly question: string }[],
  { rules, facts, say }: { rules: FlowRules; facts: Facts; say: Say },
): readonly Ignored[] {
  const explain = createExplainer(rules, facts)
  return given.flatMap(({ question: id }): Ignored[] => {
    const question = rules.byId.get(id)
    const state = question && facts.get(question.fact)?.state
    // What a retired question was answered is shown as it is.
    if (!question || question.retired || (state !== 'notApplicable' && state !== 'inferred'))
      return []
    const questions = explain(question).join(', ')
    if (state === 'notApplicable') {
      return [{ question: id, reason: say('operator.ignored.notApplicable', { questions }) }]
    }
    const answer = rules.inferredValue(question, facts) ?? ''
    const reason = say('operator.ignored.alreadyKnown', { questions, answer })
    return [{ question: id, reason }]
  })
}
