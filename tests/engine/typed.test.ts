import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type TypedAt, understand } from '../../src/engine/typed.ts'
import { typedWords } from '../../src/engine/typed-words.ts'
import type { QuestionSource } from '../../src/flow/flow.ts'
import { ask, choice, flowOf } from './small-flow.ts'

const { messages } = parse(readFileSync('content/messages/typed.yaml', 'utf8'))
const words = typedWords((key) => messages[key.replace('typed.', '')])

const answered = [
  { n: 1, question: 'about.what', short: 'What it does' },
  { n: 3, question: 'run.restore', short: 'Safe copies' },
]

function at(more: Partial<QuestionSource> = {}): TypedAt {
  const [question] = flowOf({ all: [ask('q', more)] }).questions
  return { ...(question && { question }), answered, words }
}

const choices = [
  choice('hurt', { label: 'Someone could be hurt' }),
  choice('money', { label: 'A large cost, or lost trust' }),
  choice('end', { label: 'It could end the product' }),
  choice('stop', { label: 'It stops' }),
]
const single = at({ choices })
const multi = at({
  type: 'multi',
  choices: [
    choice('web', { label: 'A website' }),
    choice('app', { label: 'A phone or computer app' }),
    choice('chat', { label: 'Chat, email or voice' }),
    choice('none', { label: 'None of these', exclusive: true }),
  ],
})
const text = at({ type: 'text', choices: [] })

describe('typing instead of pressing', () => {
  test.each([
    ['not sure', 'notSure'],
    ['Don’t know.', 'notSure'],
    ['?', 'notSure'],
    ['Skip', 'skip'],
    [' back ', 'back'],
    ['why?', 'why'],
    ['STOP!', 'stop'],
    ['continue', 'continue'],
    ['help', 'help'],
    ['change', 'change'],
  ])('%s means %s', (said, kind) => {
    expect(understand(said, single)).toEqual({ kind })
    expect(understand(said, { answered, words })).toEqual({ kind })
  })

  test.each(['', 'bananas'])('“%s” means nothing', (said) => {
    expect(understand(said, single)).toEqual({ kind: 'unclear', near: [] })
  })

  test.each([
    ['change 3', 'run.restore'],
    ['Change safe copies', 'run.restore'],
    ['change copies', 'run.restore'],
    ['edit what it does', 'about.what'],
  ])('%s', (said, question) => {
    expect(understand(said, single)).toEqual({ kind: 'change', question })
  })

  test('a number that nobody was shown is not changed', () => {
    expect(understand('change 7', single)).toMatchObject({ kind: 'unclear' })
  })
})

describe('typing one choice', () => {
  test.each([
    ['1', 'hurt'],
    ['#2', 'money'],
    ['hurt', 'hurt'],
    ['someone could be hurt', 'hurt'],
    ['a large cost, or lost trust', 'money'],
    ['lost trust', 'money'],
    ['“It could end the product.”', 'end'],
    ['end the prod', 'end'],
    ['it stops', 'stop'],
  ])('%s', (said, value) => {
    expect(understand(said, single)).toEqual({ kind: 'answer', value })
  })

  test.each(['9', '0', 'it', 'could', 'someone could be fine', 'hurt or money', '1 2'])(
    '%s could be anything, so it is unclear',
    (said) => {
      expect(understand(said, single)).toMatchObject({ kind: 'unclear' })
    },
  )

  test('a command wins over a value that nobody sees', () => {
    expect(understand('stop', single)).toEqual({ kind: 'stop' })
  })

  test('a choice that reads like a command is that choice', () => {
    const back = at({ choices: [choice('back', { label: 'Back' }), choice('front')] })
    expect(understand('back', back)).toEqual({ kind: 'answer', value: 'back' })
  })

  test('a denial is never taken for what it denies, nor the other way round', () => {
    const tested = at({
      choices: [
        choice('yes', { label: 'We test it often' }),
        choice('public', { label: 'It is not open to everyone' }),
        choice('no', { label: 'Nobody looks after it' }),
      ],
    })
    const unclear = { kind: 'unclear' }
    expect(understand('not test it', tested)).toMatchObject(unclear)
    expect(understand('open to everyone', tested)).toMatchObject(unclear)
    expect(understand('looks after it', tested)).toMatchObject(unclear)
    expect(understand('no', tested)).toMatchObject(unclear)
    expect(understand('not open', tested)).toEqual({ kind: 'answer', value: 'public' })
  })

  test('numbers inside labels are read as people write them', () => {
    const sizes = at({
      type: 'band',
      choices: [
        choice('small', { label: '100 to 999', from: 100, to: 999 }),
        choice('mid', { label: '1,000 to 9,999', from: 1000, to: 9999 }),
      ],
      unit: 'count',
    })
    expect(understand('1000', sizes)).toEqual({ kind: 'answer', value: 'mid' })
    expect(understand('500', sizes)).toEqual({ kind: 'answer', value: 'small' })
    expect(understand('2', sizes)).toMatchObject({ kind: 'unclear' })
    expect(understand('the second', sizes)).toEqual({ kind: 'answer', value: 'mid' })
  })
})

describe('typing several choices', () => {
  test.each([
    ['1, 3', ['web', 'chat']],
    ['1 2', ['web', 'app']],
    ['website and app', ['web', 'app']],
    ['a website, a phone or computer app and chat', ['web', 'app', 'chat']],
    ['Chat, email or voice', ['chat']],
    ['none', ['none']],
    ['1, website', ['web']],
  ])('%s', (said, value) => {
    expect(understand(said, multi)).toEqual({ kind: 'answer', value })
  })

  test('a part that is none of them is named, and a place that is not there makes all unclear', () => {
    expect(understand('website and bananas', multi)).toEqual({
      kind: 'answer',
      value: ['web'],
      beside: ['bananas'],
    })
    expect(understand('bananas and apples', multi)).toMatchObject({ kind: 'unclear' })
    expect(understand('1, 9', multi)).toMatchObject({ kind: 'unclear' })
  })
})

describe('typing free text', () => {
  test('is the answer, word for word', () => {
    const said = '  Parents book swimming lessons: back to front, and why not?'
    expect(understand(said, text)).toEqual({ kind: 'answer', value: said.trim() })
  })

  test('may begin with a word that elsewhere is a command', () => {
    const said = 'Change of address for parents'
    expect(understand(said, text)).toEqual({ kind: 'answer', value: said })
    expect(understand('change 3', text)).toEqual({ kind: 'change', question: 'run.restore' })
    expect(understand('back', text)).toEqual({ kind: 'back' })
  })

  test('a list has an entry per line or between commas', () => {
    const list = at({ type: 'list', choices: [], max: 3 })
    expect(understand('book a lesson, pay, and get a refund', list)).toEqual({
      kind: 'answer',
      value: ['book a lesson', 'pay', 'get a refund'],
    })
    expect(understand('search and book\npay', list)).toEqual({
      kind: 'answer',
      value: ['search and book', 'pay'],
    })
  })
})
