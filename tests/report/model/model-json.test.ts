import { expect, test } from 'vitest'
import { flowRules, readFacts } from '../../../src/flow/fact.ts'
import { answersJson, madeOf, stepsJson } from '../../../src/report/model/model-json.ts'
import type { Decision } from '../../../src/report/talk.ts'
import { said, swim, talks } from '../swim.ts'
import { flowWith, one } from '../swim-flow.ts'

const choices = { yes: ['Yes', 'It is so.'], no: ['No', 'It is not.'] } satisfies Parameters<
  typeof one
>[2]
const rules = flowRules(
  flowWith(
    {
      ...one('more.retired a.retired product single', 'Was it asked?', choices),
      retired: true,
    } as ReturnType<typeof one>,
    {
      ...one('more.after a.after product single', 'What after that?', choices),
      when: { fact: 'authz.separation', is: ['tested'] },
    } as ReturnType<typeof one>,
  ),
)
const read = (...answers: ReturnType<typeof said>[]) =>
  answersJson(swim({ rules, answers, facts: readFacts(rules, answers) }))

test('answers stand in the order of the questions, with who gave them and when, in words too', () => {
  expect(read(said('run.restore', 'tom', 'none'), said('info.kinds', 'dana', ['contact']))).toEqual(
    [
      {
        question: 'info.kinds',
        text: 'What does it keep?',
        answer: ['contact'],
        words: 'Names and contact details',
        by: 'Dana',
        at: '2025-11-20T09:00:00Z',
      },
      {
        question: 'run.restore',
        text: 'Could you put it back?',
        answer: 'none',
        words: 'No',
        by: 'Tom',
        at: '2025-11-20T09:00:00Z',
      },
    ],
  )
})

test('an answer without a name or a time says none', () => {
  const [answer] = read({ ...said('run.restore', 'stranger', null), at: '' })
  expect(answer).not.toHaveProperty('by')
  expect(answer).not.toHaveProperty('at')
  expect(answer?.answer).toBeNull()
})

test('an answer that is not used says so, unless its question is asked no more', () => {
  const unused = (...answers: ReturnType<typeof said>[]) =>
    read(...answers).map(({ question, unused: is }) => [question, is])
  const after = said('more.after', 'dana', 'yes')
  expect(unused(said('can.proof', 'dana', 'think'), after)).toEqual([
    ['can.proof', undefined],
    ['more.after', true],
  ])
  expect(unused(said('can.proof', 'dana', 'tested'), after)).toEqual([
    ['can.proof', undefined],
    ['more.after', undefined],
  ])
  expect(unused(said('more.retired', 'dana', 'yes'))).toEqual([['more.retired', undefined]])
})

test('an answer carries its numbers, that it settles, where it comes from and who confirmed it', () => {
  const place = { kind: 'assistant', said: 'So it is.', broughtAt: '2025-11-20T08:00:00Z' } as const
  const [named, taken, old, foreign] = read(
    { ...said('conn.services', 'dana', ['PayBox']), numbers: [2], settles: true },
    {
      ...said('can.proof', 'dana', 'think'),
      source: { ...place, broughtBy: 'mei' },
      confirmed: { by: 'ravi', at: '2025-11-21T08:00:00Z' },
    },
    {
      ...said('run.restore', 'dana', 'none'),
      source: { kind: 'check', review: 'r0', on: '2025-05-04' },
      confirmed: { by: 'stranger', at: '2025-11-21T08:00:00Z' },
    },
    { ...said('out.reach', 'dana', 'anyone'), source: { ...place, broughtBy: 'stranger' } },
  )
  expect(named).toMatchObject({ numbers: [2], settles: true })
  expect(taken?.source).toEqual({ ...place, broughtBy: 'Mei' })
  expect(taken?.confirmed).toEqual({ by: 'Ravi', at: '2025-11-21T08:00:00Z' })
  expect(taken).not.toHaveProperty('numbers')
  expect(taken).not.toHaveProperty('settles')
  expect(old?.source).toEqual({ kind: 'check', review: 'r0', on: '2025-05-04' })
  expect(old?.confirmed).toEqual({ at: '2025-11-21T08:00:00Z' })
  expect(foreign?.source).toEqual(place)
  expect(foreign).not.toHaveProperty('confirmed')
})

test('a step says how much work it is, where it stands in a tracker, and what it changes', () => {
  const decision: Decision = {
    treatment: 'mitigate',
    by: 'dana',
    owner: 'ravi',
    due: '2025-12-24',
    safeguards: ['test-walls'],
    done: false,
  }
  const item = {
    tracker: 'GitHub',
    status: 'open',
    id: '7',
    address: 'https://w.example/7',
  } as const
  const steps = (items: [string, { tracker: string; status: 'open' }][]) =>
    stepsJson(
      swim({
        talk: talks({ finding: 'see-others', decision }),
        tracker: { title: 'GitHub', items: new Map(items) },
      }),
    )
  const [step] = steps([['see-others', item]])
  expect(step).toMatchObject({
    owner: 'Ravi',
    due: '2025-12-24',
    treatment: 'mitigate',
    stories: ['see-others'],
    done: false,
    shown: false,
    needed: true,
    late: false,
    effort: 'M',
    item,
  })
  expect(steps([])[0]).not.toHaveProperty('item')
})

test('it says what made it, and on which record it rests where there is one', () => {
  expect(madeOf(swim({ made: { version: '1.2.3', events: 7 } }))).toMatchObject({
    program: 'Whatif',
    version: '1.2.3',
    content: 'c0ffee',
    flow: { id: 'product-check', version: 1 },
    record: { id: 'r1', events: 7 },
  })
  const { input } = swim()
  expect(madeOf({ input }).record).toEqual({ id: 'r1' })
  const { review: _, ...fromFile } = input
  expect(madeOf({ input: fromFile })).not.toHaveProperty('record')
})
