import type { Condition } from '../../flow/condition.ts'
import { flowRules } from '../../flow/fact.ts'
import type { Flow, Question } from '../../flow/flow.ts'
import { flowFile } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import type { Way } from '../place.ts'
import { writtenQuestions } from '../questions.ts'
import { factsBehindCondition } from '../vocabulary.ts'

/** A branch uses only what was asked before: all core questions, then the rest section by section. */
export const askingOrder: LintRule = {
  rule: 'asking-order',
  find: (content) =>
    [...content.flows.values()].flatMap((flow) => {
      const ways = new Map(
        writtenQuestions(content)
          .filter((written) => written.flow.id === flow.id)
          .map(({ question, way }) => [question.id, way]),
      )
      return [
        ...branchDiagnostics(flow, ways),
        ...stakesDiagnostics(flow),
        ...stageDiagnostics(flow),
        ...listDiagnostics(flow, ways),
        ...changesDiagnostics(flow),
      ]
    }),
}

function branchDiagnostics(flow: Flow, ways: ReadonlyMap<string, Way>): Diagnostic[] {
  const before = new Set<string>()
  return inOrder(flow).flatMap((question) => {
    const conditions: [Condition | undefined, ...string[]][] = [
      [question.when, 'when'],
      [question.inferred?.when, 'inferred', 'when'],
    ]
    const mistakes = conditions.flatMap(([condition, ...rest]) =>
      unasked(condition, flow, before).map((fact) => ({
        file: flowFile(flow.id),
        way: [...(ways.get(question.source) ?? []), ...rest],
        message: `“${question.id}” depends on “${fact}”, which is asked after it`,
        hint: 'ask for that fact earlier, or move this question behind it',
      })),
    )
    before.add(question.fact)
    return question.service === undefined || question.service === 1 ? mistakes : []
  })
}

const inOrder = (flow: Flow): readonly Question[] => flowRules(flow).askingOrder

const unasked = (
  condition: Condition | undefined,
  flow: Flow,
  before: ReadonlySet<string>,
): string[] =>
  condition
    ? [...factsBehindCondition(condition, flow.derived)].filter(
        (fact) => !before.has(fact) && flow.questions.some((question) => question.fact === fact),
      )
    : []

function stakesDiagnostics(flow: Flow): Diagnostic[] {
  const core = new Set(
    flow.questions.filter(({ depth }) => depth === 'core').map(({ fact }) => fact),
  )
  return unasked(flow.lowStakes, flow, core).map((fact) => ({
    file: flowFile(flow.id),
    way: ['lowStakes'],
    message: `what is low-stakes depends on “${fact}”, which is not a core question`,
    hint: 'use core facts: it decides which other questions are asked',
  }))
}

function stageDiagnostics(flow: Flow): Diagnostic[] {
  if (!flow.stage) return []
  const { fact, early } = flow.stage
  const question = flow.questions.find((each) => each.fact === fact)
  const values = question?.choices.map(({ value }) => value) ?? []
  if (question?.depth === 'core' && early.every((value) => values.includes(value))) return []
  const message = `the stage “${fact}” is not a core question with the choices ${early.join(', ')}`
  return [{ file: flowFile(flow.id), way: ['stage'], message, hint: 'mend the fact or its values' }]
}

function listDiagnostics(flow: Flow, ways: ReadonlyMap<string, Way>): Diagnostic[] {
  const order = inOrder(flow)
  return order.flatMap((question, n) => {
    if (!question.each || question.service !== 1) return []
    const list = order.slice(0, n).find(({ id }) => id === question.each?.list)
    if (list?.type === 'list' && question.each.max <= (list.max ?? 1)) return []
    return [
      {
        file: flowFile(flow.id),
        way: [...(ways.get(question.source) ?? []), 'each'],
        message: `“${question.each.list}” is no earlier list with at least ${question.each.max} entries`,
        hint: 'name a question of type list that is asked before this one',
      },
    ]
  })
}

/** A change names questions that are there to be asked. */
function changesDiagnostics(flow: Flow): Diagnostic[] {
  const asked = new Set(flow.questions.filter(({ retired }) => !retired).map(({ id }) => id))
  return Object.entries(flow.changes ?? {}).flatMap(([change, questions]) =>
    questions
      .filter((id) => !asked.has(id))
      .map((id) => ({
        file: flowFile(flow.id),
        way: ['changes', change],
        message: `“${id}”, to be asked when this has changed, is no question`,
        hint: 'name the id of a question that is asked',
      })),
  )
}
