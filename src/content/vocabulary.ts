import type { Condition, DerivedFacts } from '../flow/condition.ts'
import type { QuestionSource } from '../flow/flow.ts'
import type { Content } from './content.ts'
import { writtenQuestions } from './questions.ts'

/** What conditions may speak of: the facts that questions settle, and the derived conditions. */
export interface Vocabulary {
  readonly questions: ReadonlyMap<string, QuestionSource>
  readonly derived: DerivedFacts
}

/** The facts and derived conditions of all flows; stories speak of any of them. */
export function vocabularyOf(content: Content): Vocabulary {
  const derived = Object.assign(
    {},
    ...[...content.flowSources.values()].map((flow) => flow.derived),
  )
  return {
    questions: new Map(writtenQuestions(content).map(({ question }) => [question.fact, question])),
    derived,
  }
}

/** Every fact that a condition rests on, with derived conditions opened; circles are cut. */
export function factsBehindCondition(
  condition: Condition,
  derived: DerivedFacts,
): ReadonlySet<string> {
  const facts = new Set<string>()
  const opened = new Set<string>()
  const walk = (part: Condition): void => {
    if ('all' in part) part.all.forEach(walk)
    else if ('any' in part) part.any.forEach(walk)
    else if ('not' in part) walk(part.not)
    else if ('fact' in part) facts.add(part.fact)
    else if ('derived' in part && !opened.has(part.derived)) {
      opened.add(part.derived)
      const meaning = derived[part.derived]
      if (meaning) walk(meaning)
    }
  }
  walk(condition)
  return facts
}
