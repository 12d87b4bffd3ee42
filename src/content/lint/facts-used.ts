import { leavesOf, writtenConditions } from '../conditions.ts'
import { type Content, flowFile } from '../content.ts'
import { fearFact, motiveFact, type RatedFacts } from '../core-facts.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import { writtenQuestions } from '../questions.ts'

/** Nobody is asked for nothing, and no derived condition is left over. */
export const factsUsed: LintRule = {
  rule: 'facts-used',
  find(content, { ratings }) {
    const facts = usedFacts(content, ratings)
    return [...questionDiagnostics(content, facts), ...derivedDiagnostics(content)]
  },
}

function usedFacts(content: Content, { scales, floors }: RatedFacts): ReadonlySet<string> {
  const inConditions = writtenConditions(content).flatMap(({ condition, way }) =>
    leavesOf(condition, way).flatMap(({ condition: leaf }) => ('fact' in leaf ? [leaf.fact] : [])),
  )
  const stages = [...content.flows.values()].flatMap(({ stage }) => (stage ? [stage.fact] : []))
  const rated = [...scales, ...floors].map(({ fact }) => fact)
  return new Set([...inConditions, ...stages, ...rated, fearFact, motiveFact])
}

const questionDiagnostics = (content: Content, used: ReadonlySet<string>): Diagnostic[] => {
  const lists = new Set(
    writtenQuestions(content).flatMap(({ question }) =>
      question.each ? [question.each.list] : [],
    ),
  )
  return writtenQuestions(content).flatMap(({ question, file, way }) => {
    const isUsed = used.has(question.fact) || lists.has(question.id)
    if (isUsed && question.summaryOnly && used.has(question.fact)) {
      const message = `“${question.id}” says summaryOnly, but a rule uses it`
      return [{ file, way: [...way, 'summaryOnly'], message, hint: 'take summaryOnly out' }]
    }
    if (isUsed || question.summaryOnly) return []
    const message = `no rule uses what “${question.id}” asks for`
    const hint = 'write a rule on it, mark it summaryOnly: true, or take the question out'
    return [{ file, way: [...way, 'fact'], message, hint }]
  })
}

const derivedDiagnostics = (content: Content): Diagnostic[] => {
  const mentioned = new Set(
    writtenConditions(content).flatMap(({ condition, way }) =>
      leavesOf(condition, way).flatMap(({ condition: leaf }) =>
        'derived' in leaf ? [leaf.derived] : [],
      ),
    ),
  )
  return [...content.flowSources.values()].flatMap(({ id, derived }) =>
    Object.keys(derived)
      .filter((name) => !mentioned.has(name))
      .map((name) => ({
        file: flowFile(id),
        way: ['derived', name],
        message: `nothing uses the derived condition “${name}”`,
        hint: 'take it out',
      })),
  )
}
