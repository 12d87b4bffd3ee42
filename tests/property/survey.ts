import type { Condition } from '../../src/flow/condition.ts'
import type { Flow, Question } from '../../src/flow/flow.ts'

/** A flow as SurveyJS reads it: the same questions, the same conditions, in its own expressions. */
export function surveyOf(flow: Flow) {
  return {
    clearInvisibleValues: 'onHidden',
    elements: flow.questions.map((question) => {
      const visibleIf = visibleWhen(flow, question)
      return {
        type: question.type === 'multi' || question.type === 'list' ? 'tagbox' : 'dropdown',
        name: nameOf(question.id),
        choices: valuesOf(question),
        ...(visibleIf && { visibleIf }),
      }
    }),
  }
}

function visibleWhen(flow: Flow, question: Question): string | undefined {
  const parts: string[] = []
  const express = (condition: Condition) => `(${expression(flow, question.service, condition)})`
  if (question.retired) return '1 = 2'
  if (question.offered) parts.push(offered(flow, question.offered))
  if (question.when) parts.push(express(question.when))
  if (question.inferred) parts.push(`!${express(question.inferred.when)}`)
  if (question.service && question.service > 1) {
    const list = flow.questions.find((other) => other.id === question.each?.list)
    parts.push(list ? `{${nameOf(list.id)}.length} >= ${question.service}` : '1 = 2')
  }
  return parts.length > 0 ? parts.join(' and ') : undefined
}

/** No example product is ever near without a library; among ticked things there must be two. */
function offered(flow: Flow, from: NonNullable<Question['offered']>): string {
  if ('nearest' in from) return '1 = 2'
  const ticked = flow.questions.find(({ fact }) => fact === from.among)
  return ticked ? `{${nameOf(ticked.id)}.length} >= 2` : '1 = 2'
}

function expression(flow: Flow, service: number | undefined, condition: Condition): string {
  const each = (part: Condition) => `(${expression(flow, service, part)})`
  if ('all' in condition) return condition.all.map(each).join(' and ')
  if ('any' in condition) return condition.any.map(each).join(' or ')
  if ('not' in condition) return `!${each(condition.not)}`
  if ('derived' in condition) return each(flow.derived[condition.derived] ?? { always: true })
  if ('always' in condition) return '1 = 1'
  const wanted = 'is' in condition ? condition.is : condition.includes
  return factsNamed(flow, condition.fact, service)
    .map((question) => leaf(flow, question, wanted))
    .join(' or ')
}

/** The question of a fact; for facts of services the copy meant, or any of the copies. */
function factsNamed(flow: Flow, fact: string, service: number | undefined): Question[] {
  const own = flow.questions.filter((question) => question.fact === fact)
  if (own[0]?.service === undefined) return own
  const copies = flow.questions.filter((question) => question.source === own[0]?.source)
  return service ? copies.filter((question) => question.service === service) : copies
}

/** A fact may be known without asking: then its question is hidden, and its value stands all the same. */
function leaf(flow: Flow, question: Question, wanted: readonly string[]): string {
  const is = question.type === 'multi' || question.type === 'list' ? 'contains' : '='
  const asked = wanted.map((value) => `{${nameOf(question.id)}} ${is} '${value}'`).join(' or ')
  if (!question.inferred || !wanted.includes(question.inferred.value)) return `(${asked})`
  const known = expression(flow, question.service, question.inferred.when)
  return `(${asked} or (${known}))`
}

/** All that a test may answer. */
const valuesOf = (question: Question): string[] =>
  question.choices.length > 0
    ? question.choices.map(({ value }) => value)
    : ['Ship', 'Mail', 'Bank', 'Ravi', 'Mei', 'Words 0', 'Words 1']

/** A question’s name in SurveyJS, where dots would mean a path. */
export const nameOf = (id: string): string => id.replaceAll('.', '_')
