import { describe, expect, test } from 'vitest'
import { commandWords } from '../../src/conversation/commands.ts'
import {
  opensForm,
  type Routed,
  routeWords,
  type Utterance,
} from '../../src/conversation/route-words.ts'
import { plainText } from '../../src/message/plain-text.ts'
import { Bench } from '../review/bench.ts'

const bench = new Bench()
const { say } = bench
const commands = commandWords(say)
const dana = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }
const nobody = { ...dana, who: { id: 'nobody', name: 'Nobody' } }

/** Where Dana is asked for words, and where she is asked to pick. */
const worded = await bench.start('Dana', 'Swim Booking')
const picking = await bench.start('Dana', 'Tea Shop')
await bench.act('Dana', { type: 'skip', review: picking, question: 'about.what', version: 0 })

const route = (
  words: string,
  more: Partial<Utterance> & { readonly at?: string } = {},
): Promise<Routed> => {
  const { at, ...rest } = more
  const current = async () => at
  const heard = { sender: dana, words, otherwise: 'answer', current, ...rest } as const
  return routeWords({ reviews: () => bench.reviews, say, commands }, heard)
}

const said = (routed: Routed): string =>
  routed.kind === 'say' ? routed.messages.map(plainText).join('\n') : ''

describe('words that are no command', () => {
  test('answer in one’s own conversation', async () => {
    expect(await route('It books lessons', { at: worded })).toEqual({
      kind: 'act',
      command: 'answer',
      action: { type: 'say', text: 'It books lessons', review: worded },
    })
  })

  test('name a product behind a platform’s command, with the place to post it', async () => {
    expect(await route('Swim Booking', { otherwise: 'product', place: 'C1' })).toEqual({
      kind: 'act',
      command: 'start',
      action: { type: 'start', product: 'Swim Booking', place: 'C1' },
    })
    expect(said(await route('x'.repeat(121), { otherwise: 'product' }))).toContain('120 letters')
  })

  test('are nothing where others talk', async () => {
    expect(await route('nice weather', { otherwise: 'nothing' })).toMatchObject({
      command: 'nothing',
      messages: [],
    })
  })

  test('“?” is help, but an answer where something is asked', async () => {
    expect(said(await route('?', { otherwise: 'product', at: worded }))).toContain('What I can do')
    expect(said(await route('?'))).toContain('What I can do')
    expect(await route('?', { at: worded })).toMatchObject({ command: 'answer' })
  })

  test('no words at all are help', async () => {
    expect(said(await route('  ', { otherwise: 'product' }))).toContain('What I can do')
  })
})

describe('start', () => {
  test('without a name it opens the form, and offers a button where none can be opened', async () => {
    const routed = await route('start')
    expect(routed).toMatchObject({ kind: 'act', action: { type: 'openStart' } })
    const { instead } = routed as Extract<Routed, { kind: 'act' }>
    expect(instead?.elements.at(-1)).toMatchObject({
      buttons: [{ action: { type: 'openStart' } }],
    })
  })

  test('small words may be an answer only where words are asked for', async () => {
    const words = 'start selling lessons'
    expect(said(await route(words, { at: worded }))).toContain(`Is “${words}” your answer`)
    const begun = { command: 'start', action: { type: 'start', product: 'selling lessons' } }
    expect(await route(words, { at: picking })).toMatchObject(begun)
    expect(await route(words)).toMatchObject(begun)
    expect(await route(words, { otherwise: 'product', at: worded })).toMatchObject(begun)
  })

  test('what is too long for a name is an answer where words are asked for', async () => {
    const words = `start ${'selling lessons '.repeat(9)}now`
    expect(await route(words, { at: worded })).toMatchObject({
      command: 'answer',
      action: { text: words },
    })
  })
})

describe('commands about a check', () => {
  test.each([
    ['continue', { type: 'continue' }],
    ['stop', { type: 'stop' }],
    ['report', { type: 'download', format: 'html' }],
    ['delete', { type: 'openDelete' }],
  ] as const)('%s: the one at hand, or the one that is named', async (words, action) => {
    expect(await route(words, { at: worded })).toMatchObject({
      kind: 'act',
      command: words,
      action: { ...action, review: worded },
    })
    expect(await route(`${words} “tea  SHOP”`, { at: worded })).toMatchObject({
      kind: 'act',
      command: words,
      action: { ...action, review: picking },
    })
  })

  test('a name that is no check of theirs makes it an answer', async () => {
    expect(await route('delete photos', { at: worded })).toMatchObject({ command: 'answer' })
    expect(await route('stop thieves', { otherwise: 'nothing' })).toMatchObject({
      command: 'nothing',
    })
    const theirs = await route('continue Tea Shop', { sender: nobody, at: worded })
    expect(theirs).toMatchObject({ command: 'answer' })
  })

  test('behind a platform’s command it may be a product: a button starts it', async () => {
    const routed = await route('Report Builder', { otherwise: 'product' })
    expect(said(routed)).toContain('no check called “Builder”')
    const [message] = routed.kind === 'say' ? routed.messages : []
    expect(message?.elements.at(-1)).toMatchObject({
      buttons: [{ action: { type: 'start', product: 'Report Builder' } }],
    })
  })
})

test('a window is opened only for words that lead to a form', () => {
  const opening = ['start', 'Start a check', 'delete', 'please delete this check']
  const others = ['start Tea', 'help', 'my checks', 'continue', 'Swim Booking', '']
  expect(opening.filter((words) => !opensForm(commands, words))).toEqual([])
  expect(others.filter((words) => opensForm(commands, words))).toEqual([])
})
