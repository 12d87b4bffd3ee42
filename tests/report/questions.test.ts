import { describe, expect, test } from 'vitest'
import { flowRules, readFacts } from '../../src/flow/fact.ts'
import {
  askedQuestions,
  namedService,
  questionWords,
  reportAnswerWords,
} from '../../src/report/questions.ts'
import { said, swimInput } from './swim.ts'
import { flowWith, one } from './swim-flow.ts'

const never = { when: { fact: 'reach.who', is: ['inside'] } }
const rules = flowRules(
  flowWith(
    {
      ...one('old.one old.one tech single', 'Was it so?', { yes: ['Yes', 'It was so.'] }),
      ...never,
    },
    {
      ...one('old.two old.two tech single', 'Was it so then?', { yes: ['Yes', 'It was so.'] }),
      ...never,
      retired: true,
    } as never,
    {
      ...one('early.one early.one tech text', 'Is it there?', {}),
      askEarly: 'Will it be there?',
    } as never,
  ),
)
const input = (...answers: Parameters<typeof said>[]) => {
  const given = answers.map((one) => said(...one))
  return swimInput({ rules, answers: given, facts: readFacts(rules, given) })
}

describe('the questions that were answered', () => {
  const asked = (...answers: Parameters<typeof said>[]) =>
    askedQuestions(input(...answers)).map(({ id, answers: all }) => [
      id,
      all.map(({ by, text }) => [by, text]),
    ])

  test('stand in the order of the questionnaire, with what each person said', () => {
    expect(
      asked(
        ['can.proof', 'ravi', 'think'],
        ['people.who', 'dana', ['public', 'staff']],
        ['can.proof', 'mei', '?'],
      ),
    ).toEqual([
      ['people.who', [['Dana', 'Customers or the public; Our own staff']]],
      [
        'can.proof',
        [
          ['Ravi', 'We think so'],
          ['Mei', 'Not sure'],
        ],
      ],
    ])
  })

  test('only as far as they apply; one that is asked no more stays with its answers', () => {
    expect(asked(['out.reach', 'dana', 'anyone'], ['old.one', 'dana', 'yes'])).toEqual([
      ['out.reach', [['Dana', 'Anyone']]],
    ])
    expect(asked(['old.two', 'dana', 'yes'])).toEqual([['old.two', [['Dana', 'Yes']]]])
    expect(asked(['out.reach', 'dana', 'inside'], ['old.one', 'dana', 'yes'])).toHaveLength(2)
    expect(asked()).toEqual([])
  })

  test('somebody whom nobody knows has no name', () => {
    expect(asked(['out.reach', 'x1', 'anyone'])).toEqual([['out.reach', [[undefined, 'Anyone']]]])
  })
})

describe('the words of a question', () => {
  const services = input(['conn.services', 'dana', ['PayBox', 'Post & Co']])

  test('name the service that it is about, where the team named one', () => {
    expect(questionWords(services, 'conn.gives')).toMatchObject({
      short: 'to {service} (PayBox)',
      ask: 'What do you give to PayBox?',
    })
    expect(questionWords(services, 'conn.gives.2').ask).toBe('What do you give to Post & Co?')
    expect(questionWords(input(), 'conn.gives').short).toBe('to {service}')
    expect(questionWords(input(), 'conn.gives').ask).not.toContain('{service}')
    const question = rules.byId.get('conn.gives.3')
    expect(question && namedService(services, question)).toBeUndefined()
  })

  test('of one that the questionnaire has no more are its id', () => {
    expect(questionWords(services, 'old.id')).toEqual({
      id: 'old.id',
      short: 'old.id',
      ask: 'old.id',
    })
  })
})

test('an answer stands in the words of the screen', () => {
  const question = rules.byId.get('people.who')
  if (!question) throw new Error('no question')
  const words = (value: Parameters<typeof reportAnswerWords>[2]) =>
    reportAnswerWords(input(), question, value)
  expect(words('?')).toBe('Not sure')
  expect(words(null)).toBe('Skipped')
  expect(words([])).toBe('Skipped')
  expect(words(['', ' '])).toBe('Skipped')
  expect(words('public')).toBe('Customers or the public')
  expect(words(['staff', '', 'gone'])).toBe('Our own staff; gone')
})
