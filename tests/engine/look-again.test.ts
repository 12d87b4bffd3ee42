import { describe, expect, test } from 'vitest'
import { everyCondition, randomManner } from '../../src/content/conditions-in.ts'
import { lookChanges } from '../../src/domain/vocabulary.ts'
import { accept } from '../../src/engine/accept.ts'
import { agendaOf } from '../../src/engine/agenda.ts'
import { mostForOneChange } from '../../src/engine/decide-look.ts'
import { applyInterviewChange, type Interview, newInterview } from '../../src/engine/interview.ts'
import { stillTrueGroups } from '../../src/engine/look-again.ts'
import { isAnswered, position, progress } from '../../src/engine/position.ts'
import type { AnswerValue } from '../../src/flow/answer.ts'
import type { Question } from '../../src/flow/flow.ts'
import { offeredChoices } from '../../src/flow/offered.ts'
import { productCheck } from '../../src/questionnaires.ts'
import { stoodBy } from '../../src/review/stood.ts'
import { loadGolden, products, unwalkedProducts } from '../golden/golden.ts'
import { checks } from '../own-content.ts'

const person = 'dana'
const at = '2026-11-27T09:00:00.000Z'
const ready = checks.get(productCheck)
if (!ready) throw new Error('there is no product check')
const { compiled } = ready

type Answers = Readonly<Record<string, AnswerValue>>

/** Everything that is asked, answered by a rule; what was asked, in order. */
function walked(
  from: Interview,
  manner: (question: Question) => AnswerValue,
): { interview: Interview; asked: string[] } {
  const asked: string[] = []
  let interview = from
  for (;;) {
    const question = nextOpen(interview)
    if (!question) return { interview, asked }
    const { id } = question
    if (asked.includes(id)) throw new Error(`${id} is asked twice`)
    asked.push(id)
    const { facts } = compiled.read(interview.answers)
    const choices = [...offeredChoices(question, { rules: compiled.rules, facts })]
    const value = manner({ ...question, choices })
    const on = { question: id, person, at }
    const command =
      value === null
        ? ({ kind: 'skip', ...on } as const)
        : value === '?'
          ? ({ kind: 'notSure', ...on } as const)
          : ({ kind: 'answer', value, ...on } as const)
    const outcome = accept(compiled, interview, command)
    if (!outcome.ok) throw new Error(`${id}: ${outcome.problem}`)
    interview = outcome.interview
  }
}

/** The first open question; the machine, which is slower, finds the same. */
function nextOpen(interview: Interview): Question | undefined {
  const agenda = agendaOf(compiled, interview)
  return compiled.rules.askingOrder.find(
    ({ id }) => agenda.has(id) && !isAnswered(compiled, interview, id, person),
  )
}

const byFile =
  (answers: Answers) =>
  ({ id, source }: Question): AnswerValue =>
    answers[id] ?? answers[source] ?? '?'

/** A second look as it begins: the answers of the first count, and nobody has looked at them. */
function carriedOver({ answers, chosen, deeper, depth }: Interview): Interview {
  const source = { kind: 'check', review: 'r1', on: '2026-11-27' } as const
  const suggested = answers.map((answer) => ({ ...answer, source, counts: true }))
  return applyInterviewChange(newInterview(depth), {
    kind: 'suggested',
    answers: suggested,
    chosen,
    deeper,
  })
}

function confirmedAll(from: Interview): { interview: Interview; presses: number } {
  let interview = from
  let presses = 0
  for (;;) {
    const [group] = stillTrueGroups(compiled, interview)
    if (!group) return { interview, presses }
    presses++
    const questions = group.sections.flatMap((section) => section.questions)
    const outcome = accept(compiled, interview, { kind: 'confirm', questions, person, at })
    if (!outcome.ok || outcome.changes.length === 0) throw new Error('nothing was confirmed')
    interview = outcome.interview
  }
}

const golden = [...products, ...unwalkedProducts].map(loadGolden)

describe.each(golden.map((one) => [one.product.name, one] as const))('%s', (_name, one) => {
  const first = walked(newInterview(), byFile(one.answers)).interview
  const begun = carriedOver(first)

  test('is looked at again in a few presses, and then asks only what nobody was sure of', () => {
    const { interview, presses } = confirmedAll(begun)
    expect(presses).toBeLessThanOrEqual(3)
    const unsure = first.answers.filter(({ value }) => value === '?')
    const { asked, interview: done } = walked(interview, byFile(one.answers))
    expect(asked.toSorted()).toEqual(unsure.map(({ question }) => question).toSorted())
    expect(ready.analyser.analyse(done.answers)).toEqual(ready.analyser.analyse(first.answers))
  })

  test.each(lookChanges)('is asked eight questions at most when this changed: %s', (change) => {
    const outcome = accept(compiled, begun, { kind: 'askAgain', changes: [change] })
    if (!outcome.ok) throw new Error(outcome.problem)
    const plain = walked(outcome.interview, byFile(one.answers))
    const most = walked(outcome.interview, everyCondition)
    for (const { asked } of [plain, most]) {
      expect(asked.length).toBeLessThanOrEqual(mostForOneChange)
      expect(asked.length).toBeGreaterThan(0)
    }
    // Whoever answers what they answered before is asked nothing else, and nothing is other than before.
    const known = new Set(first.answers.map(({ question }) => question))
    if (!(compiled.flow.changes?.[change] ?? []).every((id) => known.has(id))) return
    expect(plain.asked.every((id) => known.has(id))).toBe(true)
    expect(stoodBy(ready.analyser, plain.interview.answers)).toEqual(
      stoodBy(ready.analyser, first.answers),
    )
  })
})

test('several changes are asked about together, each question once', () => {
  const first = walked(newInterview(), everyCondition).interview
  const outcome = accept(compiled, carriedOver(first), {
    kind: 'askAgain',
    changes: ['wayIn', 'other'],
  })
  if (!outcome.ok) throw new Error(outcome.problem)
  const { asked } = walked(outcome.interview, everyCondition)
  expect(new Set(asked).size).toBe(asked.length)
  expect(asked).toContain('about.shape')
  expect(asked).toContain('conn.kinds')
})

test('what a new answer opens is asked as well, and what it closes counts no more', () => {
  const plainWeb: Answers = { 'about.shape': ['web'], 'about.features': ['signin'] }
  const first = walked(newInterview(), byFile(plainWeb)).interview
  const outcome = accept(compiled, carriedOver(first), { kind: 'askAgain', changes: ['ai'] })
  if (!outcome.ok) throw new Error(outcome.problem)
  const { asked } = walked(
    outcome.interview,
    byFile({ ...plainWeb, 'about.features': ['signin', 'ai'] }),
  )
  expect(asked[0]).toBe('about.features')
  expect(asked).toContain('ai.acts')
  expect(asked.length).toBeLessThanOrEqual(mostForOneChange)
})

test('what is asked is counted, and nothing that was carried over', () => {
  const first = walked(newInterview(), everyCondition).interview
  const outcome = accept(compiled, carriedOver(first), { kind: 'askAgain', changes: ['supplier'] })
  if (!outcome.ok) throw new Error(outcome.problem)
  expect(progress(compiled, outcome.interview, person)).toEqual({ n: 1, of: 2 })
})

test('going on without an answer leaves the old one, and does not say that it holds', () => {
  const first = walked(newInterview(), everyCondition).interview
  const outcome = accept(compiled, carriedOver(first), { kind: 'askAgain', changes: ['wayIn'] })
  if (!outcome.ok) throw new Error(outcome.problem)
  const question = position(compiled, outcome.interview, person).at
  const skipped = accept(compiled, outcome.interview, { kind: 'skip', question, person, at })
  if (!skipped.ok) throw new Error(skipped.problem)
  const kept = skipped.interview.answers.find((one) => one.question === question)
  expect(kept?.value).toEqual(valueIn(first, question))
  expect(kept?.confirmed).toBeUndefined()
  expect(position(compiled, skipped.interview, person).at).not.toBe(question)
})

describe('an answer from elsewhere', () => {
  const first = walked(newInterview(), randomManner(7, 0, 0)).interview
  const begun = carriedOver(first)
  const question = 'out.reach'

  test('gives way to whatever somebody says here, whoever gave it', () => {
    const other = compiled.rules.byId
      .get(question)
      ?.choices.find(({ value }) => value !== valueIn(begun, question))?.value
    const on = { kind: 'answer', question, at, value: other ?? '' } as const
    const outcome = accept(compiled, begun, { ...on, person: 'ravi' })
    if (!outcome.ok) throw new Error(outcome.problem)
    expect(outcome.interview.answers.filter((one) => one.question === question)).toEqual([
      { question, by: 'ravi', at, value: other },
    ])
  })
})

const valueIn = ({ answers }: Interview, id: string) =>
  answers.find(({ question }) => question === id)?.value

describe('the questions that a change touches', () => {
  test('are there, and few enough to leave room for what follows', () => {
    for (const change of lookChanges) {
      const questions = compiled.flow.changes?.[change] ?? []
      expect(questions.length).toBeGreaterThan(0)
      expect(questions.length).toBeLessThan(mostForOneChange)
      for (const id of questions) expect(compiled.rules.byId.get(id)?.retired).toBe(false)
    }
  })
})
