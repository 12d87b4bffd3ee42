import { describe, expect, test } from 'vitest'
import { hitsIn, isTypingSlip, labelsHolding, phrasesOf } from '../../src/engine/typed-phrase.ts'
import { typedReaderOf } from '../../src/engine/typed-reader.ts'
import { ask, choice, flowOf } from './small-flow.ts'
import { publishedWords } from './typed-answers.ts'

const { questions } = flowOf({
  all: [
    ask('q', {
      choices: [
        choice('page', { label: 'A web page', also: ['website', 'site'] }),
        choice('app', { label: 'A phone app' }),
        choice('phone', { label: 'The phone' }),
        choice('not', { label: 'Not' }),
        choice('plan', { label: 'A plan' }),
        choice('message', { label: 'Private messages' }),
      ],
    }),
    ask('massage', { choices: [choice('one', { label: 'A contract' }), choice('two')] }),
    ask('contact', { choices: [choice('three', { label: 'A contact' }), choice('four')] }),
  ],
})
const [question] = questions
if (!question) throw new Error('no question')
const reader = typedReaderOf(publishedWords, questions)
const hits = (text: string) =>
  hitsIn(reader.tokenise(text), question, reader).map(({ choice: { value }, at }) => [
    value,
    at.join(' '),
  ])

describe('words of a choice in a text', () => {
  test.each([
    ['web page', [['page', '0 1']]],
    ['it is a web page', [['page', '3 4']]],
    // Written together or apart is the same.
    ['webpage', [['page', '0']]],
    ['web site', [['page', '0 1']]],
    // The longest words win, and each place counts once.
    ['phone app', [['app', '0 1']]],
    ['phone', [['phone', '0']]],
    [
      'web page and phone app',
      [
        ['page', '0 1'],
        ['app', '3 4'],
      ],
    ],
    ['app phone', [['phone', '1']]],
    ['web, page', []],
    ['web', []],
    ['bananas', []],
    ['', []],
  ])('“%s”', (text, found) => {
    expect(hits(text)).toEqual(found)
  })

  test('a mere denial is no choice’s word', () => {
    expect(hits('not')).toEqual([])
    expect(phrasesOf(question, reader).map(({ choice: { value } }) => value)).not.toContain('not')
  })

  test('a word of doubt is no choice’s word, unless it is written so', () => {
    expect(hits('plan')).toEqual([['plan', '0']])
    expect(hits('planning')).toEqual([])
  })

  test('a slip of the pen is the word that was meant, and no word of another question', () => {
    expect(hits('private mesages')).toEqual([['message', '0 1']])
    expect(hits('pirvate messages')).toEqual([['message', '0 1']])
    const [, contract] = questions
    const found = (text: string) =>
      contract ? hitsIn(reader.tokenise(text), contract, reader).length : -1
    expect([found('contract'), found('contarct'), found('contact')]).toEqual([1, 1, 0])
  })
})

describe('a typing mistake', () => {
  test.each([
    ['mesage', 'message'],
    ['messsage', 'message'],
    ['messgae', 'message'],
    ['passwor', 'password'],
    ['passwords', 'password'],
    ['emaill', 'email'],
    ['serer', 'server'],
  ])('“%s” is “%s”', (typed, meant) => {
    expect(isTypingSlip(typed, meant)).toBe(true)
  })

  test.each([
    ['massage', 'message'],
    ['message', 'message'],
    ['bessage', 'message'],
    ['messa', 'message'],
    ['messaging', 'message'],
    ['emial', 'email'],
    ['mail', 'maill'],
    ['mssgea', 'message'],
    ['msesaeg', 'message'],
    ['server', 'sever!'],
  ])('“%s” is not “%s”', (typed, meant) => {
    expect(isTypingSlip(typed, meant)).toBe(false)
  })
})

describe('labels that hold all these words', () => {
  const holding = (text: string) =>
    labelsHolding(reader.tokenise(text), question, reader).map(({ value }) => value)

  test('in any order, the last cut short by no more than leaves four letters', () => {
    expect(holding('page web')).toEqual(['page'])
    expect(holding('phone')).toEqual(['app', 'phone'])
    expect(holding('private mess')).toEqual(['message'])
    expect(holding('private mes')).toEqual([])
    expect(holding('priv messages')).toEqual([])
    expect(holding('')).toEqual([])
  })
})
