import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { clackPrompts, leave, type Prompts } from '../../../src/channels/terminal/clack-prompts.ts'

const keys = { enter: '\r', down: '\u001b[B', space: ' ', stop: '\u0003' }

const askWords = {
  typed: 'Typed so far',
  noMatch: 'Nothing like that',
  said: (words: string) => `Answer ${words}`,
  one: 'Arrows',
  oneOrWords: 'Arrows or typing',
  several: 'Arrows and space',
  severalOrWords: 'Arrows, space or typing',
}

/** Asks with the real prompts, and presses keys as a person would: one after the other. */
async function pressing<T>(
  ask: (asks: Prompts) => Promise<T>,
  pressed: readonly string[],
  columns = 80,
) {
  const input = new PassThrough()
  const output = Object.assign(new PassThrough(), { columns })
  let screen = ''
  output.on('data', (chunk) => {
    screen += String(chunk)
  })
  let drawn = once(output, 'data')
  const answer = ask(clackPrompts({ input, output }, askWords))
  for (const key of pressed) {
    await drawn
    drawn = once(output, 'data')
    input.write(key)
  }
  return { answer: await answer, screen: stripVTControlCharacters(screen) }
}

const picks = [
  { value: 'a', label: 'Apples' },
  { value: 'b', label: 'Bread' },
]

describe('prompts at a keyboard', () => {
  test('one of several', async () => {
    const { answer, screen } = await pressing(
      (asks) => asks.one('Which?', picks),
      [keys.down, keys.enter],
    )
    expect(answer).toBe('b')
    expect(screen).toContain('Which?')
  })

  test('letters leave only what holds them, and Enter takes nothing else', async () => {
    const ask = (asks: Prompts) => asks.one('Which?', picks)
    expect((await pressing(ask, ['b', keys.enter])).answer).toBe('b')
    const { answer, screen } = await pressing(ask, ['x', keys.enter, keys.stop])
    expect(answer).toBe(leave)
    expect(screen).toContain('Nothing like that')
  })

  test('words of one’s own are taken as they are, and a pick only by the arrows', async () => {
    const ask = (asks: Prompts) => asks.oneOrWords('Which?', picks)
    expect((await pressing(ask, [...'around 3', keys.enter])).answer).toEqual({ said: 'around 3' })
    expect((await pressing(ask, ['b', keys.enter])).answer).toEqual({ said: 'b' })
    expect((await pressing(ask, ['b', keys.down, keys.enter])).answer).toBe('b')
    expect((await pressing(ask, ['a', keys.enter])).answer).toEqual({ said: 'a' })
    expect((await pressing(ask, ['p', keys.down, keys.enter])).answer).toBe('a')
    expect((await pressing(ask, [keys.enter])).answer).toBe('a')
  })

  test('several, or something instead', async () => {
    const instead = { label: 'Or', picks: [{ value: 'x', label: 'Not sure' }] }
    const wish = { label: 'Which?', picks, first: ['b'], instead }
    const ticked = await pressing((asks) => asks.several(wish), [keys.space, keys.enter])
    expect(ticked.answer).toEqual(expect.arrayContaining(['a', 'b']))
    expect(ticked.screen).toContain('Not sure')
    const other = await pressing((asks) => asks.several({ ...wish, first: [] }), [keys.enter])
    expect(other.answer).toEqual([])
  })

  test('several, or words of one’s own, which are never dropped for what happens to be ticked', async () => {
    const ask = (asks: Prompts) => asks.severalOrWords({ label: 'Which?', picks, first: ['b'] })
    expect((await pressing(ask, [...'1, 2', keys.enter])).answer).toEqual({ said: '1, 2' })
    expect((await pressing(ask, [...'not sure', keys.enter])).answer).toEqual({ said: 'not sure' })
    expect((await pressing(ask, [keys.space, keys.enter])).answer).toEqual(['b', 'a'])
    const found = await pressing(ask, ['p', keys.down, keys.space, keys.enter])
    expect(found.answer).toEqual(['b', 'a'])
    const none = (asks: Prompts) => asks.severalOrWords({ label: 'Which?', picks, first: [] })
    expect((await pressing(none, ['p', keys.down, keys.enter])).answer).toEqual({ said: 'p' })
    expect((await pressing(ask, [keys.stop])).answer).toBe(leave)
  })

  test('what is typed at ticks that take no words only makes the list shorter', async () => {
    const ask = (asks: Prompts) => asks.several({ label: 'Which?', picks, first: [] })
    const { answer } = await pressing(ask, ['b', 'r', keys.down, keys.space, keys.enter])
    expect(answer).toEqual(['b'])
  })

  test('words, which are asked for again while something is wrong with them', async () => {
    const problem = (words: string) => (words === 'ab' ? undefined : 'Too short')
    const { answer, screen } = await pressing(
      (asks) => asks.words({ label: 'Say it', problem }),
      ['a', keys.enter, 'b', keys.enter],
    )
    expect(answer).toBe('ab')
    expect(screen).toContain('Too short')
  })

  test('yes or no', async () => {
    const wish = { yes: 'Yes', no: 'No', first: false }
    expect((await pressing((asks) => asks.yesNo('Share?', wish), [keys.enter])).answer).toBe(false)
  })

  test('Ctrl-C leaves any of them', async () => {
    const wishes: ((asks: Prompts) => Promise<unknown>)[] = [
      (asks) => asks.one('?', picks),
      (asks) => asks.several({ label: '?', picks, first: [] }),
      (asks) => asks.words({ label: '?' }),
      (asks) => asks.yesNo('?', { yes: 'y', no: 'n', first: true }),
    ]
    for (const wish of wishes) expect((await pressing(wish, [keys.stop])).answer).toBe(leave)
  })
})

describe.each([80, 100])('at %i columns', (columns) => {
  const words = Array.from({ length: 60 }, (_, n) => `word${n}${'x'.repeat(n % 7)}`)
  const long = words.join(' ')
  const picks = [{ value: 'a', label: long }]
  const asked: readonly (readonly [string, (asks: Prompts) => Promise<unknown>])[] = [
    ['a card', async (asks) => asks.tell(`Title\n${long}`)],
    ['the welcome', async (asks) => asks.greet(long)],
    ['the last words', async (asks) => asks.bye(long)],
    ['a list', (asks) => asks.one(long, picks)],
    ['a list beside words', (asks) => asks.oneOrWords(long, picks)],
    ['several', (asks) => asks.several({ label: long, picks, first: ['a'] })],
    ['words', (asks) => asks.words({ label: long, placeholder: long })],
    ['yes or no', (asks) => asks.yesNo(long, { yes: long, no: long, first: true })],
  ]

  test.each(asked)('%s is read in whole words, and nothing is wider', async (_, ask) => {
    const { screen } = await pressing(ask, [keys.enter], columns)
    for (const line of screen.split('\n')) expect(line.length).toBeLessThanOrEqual(columns)
    const shown = screen.split(/\s+/).filter((word) => word.startsWith('word'))
    expect(new Set(shown)).toEqual(new Set(words))
  })
})

const several = { label: 'Which?', picks, first: [] }
test.each<[string, (asks: Prompts) => Promise<unknown>]>([
  [askWords.one, (asks) => asks.one('Which?', picks)],
  [askWords.oneOrWords, (asks) => asks.oneOrWords('Which?', picks)],
  [askWords.several, (asks) => asks.several(several)],
  [askWords.severalOrWords, (asks) => asks.severalOrWords(several)],
])('a list has no other words than ours: %s', async (how, ask) => {
  const { screen } = await pressing(ask, ['z', keys.enter, keys.stop])
  const ours = new Set(
    [how, askWords.typed, askWords.noMatch, 'Answer z', 'Which?', 'Apples', 'Bread', 'z'].flatMap(
      (words) => words.split(' '),
    ),
  )
  const shown = screen.match(/\p{L}+/gu) ?? []
  expect(shown.filter((word) => ![...ours].some((our) => our.includes(word)))).toEqual([])
  expect(screen).toContain(how)
})
