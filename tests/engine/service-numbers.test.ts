import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ListsBefore, serviceNumbers } from '../../src/engine/service-numbers.ts'
import type { NamedService } from '../../src/flow/named-services.ts'
import { Conversation } from './conversation.ts'
import { ask, choice, flowOf } from './small-flow.ts'

const named = (text: string): readonly NamedService[] =>
  text.split(' ').flatMap((each) => {
    const [name = '', number] = each.split('=')
    return name === '' ? [] : [{ name, number: Number(number) }]
  })
const numbersAfter = (replaced: string, list: string, others = '') =>
  serviceNumbers(list.split(' '), { replaced: named(replaced), others: named(others), most: 3 })

describe('the number of a connected service', () => {
  test.each([
    ['is its place in a first list', '', 'Stripe Mailgun Maps', [1, 2, 3]],
    ['goes with its name to another place', 'Stripe=1 Mailgun=2', 'Mailgun Stripe', [2, 1]],
    ['stays when one before it goes', 'Stripe=1 Mailgun=2', 'Mailgun', [2]],
    ['stays when its name is written otherwise', 'Stripe=1 Mailgun=2', 'mailgun STRIPE', [2, 1]],
    ['stays when it is renamed', 'Stripe=1 Mailgun=2', 'Stripe Postmark', [1, 2]],
    ['stays when it is renamed at another’s number', 'Stripe=2 Mailgun=1', 'Adyen Mailgun', [2, 1]],
    ['is new for what comes in between', 'Stripe=1 Mailgun=2', 'Stripe Maps Mailgun', [1, 3, 2]],
    ['is not handed on while another is free', 'Stripe=1 Mailgun=2', 'Mailgun Maps', [2, 3]],
    ['comes back with its name', 'Mailgun=2', 'Mailgun Stripe', [2, 1]],
  ])('%s', (_, before, list, numbers) => {
    expect(numbersAfter(before, list)).toEqual(numbers)
  })

  test('is that which somebody else gave to the name; nobody’s is taken over by another person', () => {
    expect(numbersAfter('', 'Mailgun Maps', 'Stripe=1 Mailgun=2')).toEqual([2, 3])
  })

  const name = fc.constantFrom(
    'Stripe',
    'stripe',
    'Mailgun',
    'Maps',
    'Sheets',
    'the bank',
    ' ',
    '?',
  )
  const list = fc.array(name, { minLength: 1, maxLength: 3 })

  test('is never shared, whatever was edited before', () => {
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 6 }), list, (edits, theirs) => {
        let before: ListsBefore = { replaced: [], others: [], most: 3 }
        for (const names of [...edits, theirs]) {
          const numbers = serviceNumbers(names, before)
          expect(new Set(numbers).size).toBe(names.length)
          for (const number of numbers) expect([1, 2, 3]).toContain(number)
          const replaced = names.map((each, place) => ({ name: each, number: numbers[place] ?? 0 }))
          before = { replaced, others: before.replaced, most: 3 }
        }
      }),
    )
  })

  test('stays with every new name at an old place', () => {
    const place = fc.nat({ max: 2 })
    fc.assert(
      fc.property(
        fc.array(list, { maxLength: 4 }),
        place,
        fc.string({ minLength: 1 }),
        (edits, at, to) => {
          let replaced: readonly NamedService[] = []
          for (const names of [...edits, ['Stripe', 'Mailgun', 'Maps']]) {
            const numbers = serviceNumbers(names, { replaced, others: [], most: 3 })
            replaced = names.map((each, n) => ({ name: each, number: numbers[n] ?? 0 }))
          }
          const renamed = replaced.map(({ name: each }, n) => (n === at ? `new ${to}` : each))
          const numbers = serviceNumbers(renamed, { replaced, others: [], most: 3 })
          expect(numbers).toEqual(replaced.map(({ number }) => number))
        },
      ),
    )
  })
})

describe('a list of services that is edited in a check', () => {
  const flow = flowOf({
    links: [
      ask('services', { type: 'list', choices: [], max: 3 }),
      ask('gives', {
        choices: [choice('much'), choice('little')],
        each: { list: 'services', max: 3 },
      }),
    ],
  })
  const applying = (talk: Conversation) => {
    const { facts } = talk.compiled.read(talk.interview.answers)
    return talk.compiled.rules.flow.questions
      .filter((question) => question.each && talk.compiled.rules.applies(question, facts))
      .map(({ id }) => id)
  }

  test('keeps what was answered about a service with it', () => {
    const talk = new Conversation(flow)
    talk.answers('dana', 'services', ['Stripe', 'Mailgun'])
    talk.answers('dana', 'gives', 'much')
    talk.answers('dana', 'gives.2', 'little')
    talk.answers('dana', 'services', ['Mailgun'])
    expect(applying(talk)).toEqual(['gives.2'])
    expect(talk.state('gives')).toBe('notApplicable')
    expect(talk.state('gives.2')).toBe('known')
  })

  test('writes numbers down only where they are not simply the places', () => {
    const talk = new Conversation(flow)
    const numbers = (value: string[]) => {
      talk.answers('dana', 'services', value)
      return talk.interview.answers.find(({ question }) => question === 'services')?.numbers
    }
    expect(numbers(['Stripe', 'Mailgun'])).toBeUndefined()
    expect(numbers(['Mailgun', 'Stripe'])).toEqual([2, 1])
    expect(numbers(['Postmark', 'Stripe'])).toEqual([2, 1])
    expect(numbers(['Stripe', 'Postmark'])).toBeUndefined()
  })

  test('goes on from the list that counted where a last word replaces it', () => {
    const talk = new Conversation(flow)
    talk.answers('dana', 'services', ['Stripe', 'Mailgun'])
    talk.answers('dana', 'services', ['Mailgun', 'Stripe'])
    talk.handsOver('dana', 'ravi', 'services')
    talk.answers('ravi', 'services', ['Postmark', 'Stripe'])
    const theirs = talk.interview.answers.find(({ by }) => by === 'ravi')
    expect(theirs).toMatchObject({ settles: true, numbers: [2, 1] })
  })
})
