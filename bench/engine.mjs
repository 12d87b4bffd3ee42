// Steps per second of a conversation that is restored from its stored form at every step.
import { Model } from 'survey-core'
import { accept } from '../dist/engine/accept.js'
import { applyInterviewChange, newInterview } from '../dist/engine/interview.js'
import { position } from '../dist/engine/position.js'
import { inTurn, round, table, title } from './figures.mjs'
import { compiled, walk } from './product.mjs'

const at = '2026-11-21T09:00:00.000Z'

/** Ours: fold the recorded changes, accept one more answer, find the next question, write the changes down. */
function ours(answers) {
  let stored = '[]'
  for (const { question, value } of answers) {
    const changes = JSON.parse(stored)
    const interview = changes.reduce(applyInterviewChange, newInterview('full'))
    const command = { kind: 'answer', question, person: 'dana', at, value, version: 0 }
    const outcome = accept(compiled, interview, command)
    position(compiled, outcome.interview, 'dana')
    stored = JSON.stringify([...changes, ...outcome.changes])
  }
}

/** SurveyJS: a new model from the same questions and the stored data, one more value, its visible questions. */
function surveyJs(answers) {
  const json = surveyOf(compiled.flow)
  let stored = '{}'
  for (const { question, value } of answers) {
    const survey = new Model(json)
    survey.data = JSON.parse(stored)
    survey.setValue(question.replaceAll('.', '_'), value)
    survey.getAllQuestions(true)
    stored = JSON.stringify(survey.data)
  }
}

/** The least that could work: a record of answers and a list; no conditions of ours, no versions, no handover. */
function plainReducer(answers) {
  let stored = '{}'
  for (const { question, value } of answers) {
    const state = { ...JSON.parse(stored), [question]: value }
    compiled.flow.questions.find(({ id }) => !(id in state))
    stored = JSON.stringify(state)
  }
}

export function benchEngine() {
  const answers = walk()
  const times = inTurn(
    {
      'plain reducer (stored answers, no conditions)': () => plainReducer(answers),
      'our engine, restored at every step': () => ours(answers),
      'survey-core, stateless': () => surveyJs(answers),
    },
    7,
  )
  const own = times['our engine, restored at every step']
  title(
    `Engine: one walk of ${answers.length} answers through the product check, restored at every step`,
  )
  table(
    Object.entries(times).map(([name, ms]) => ({
      engine: name,
      'steps/s': Math.round((answers.length / ms) * 1000),
      'ms per step': round(ms / answers.length, 3),
      'times ours': round(ms / own, 2),
    })),
  )
}

/** The questionnaire in SurveyJS's form, with the same conditions. */
function surveyOf(flow) {
  const facts = new Map(
    flow.questions.map((question) => [question.fact, question.id.replaceAll('.', '_')]),
  )
  const text = (condition) => {
    if ('all' in condition) return `(${condition.all.map(text).join(' and ')})`
    if ('any' in condition) return `(${condition.any.map(text).join(' or ')})`
    if ('not' in condition) return `!(${text(condition.not)})`
    if ('derived' in condition) return text(flow.derived[condition.derived])
    if ('always' in condition) return '1 = 1'
    const values = `[${(condition.is ?? condition.includes).map((value) => `'${value}'`).join(',')}]`
    return `{${facts.get(condition.fact)}} anyof ${values}`
  }
  const elements = flow.questions.map((question) => ({
    type:
      question.type === 'multi' ? 'checkbox' : question.choices.length > 0 ? 'radiogroup' : 'text',
    name: question.id.replaceAll('.', '_'),
    title: question.ask,
    choices: question.choices.map(({ value, label }) => ({ value, text: label })),
    ...(question.when && { visibleIf: text(question.when) }),
  }))
  return { pages: [{ elements }] }
}
