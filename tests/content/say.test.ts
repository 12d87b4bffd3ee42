import { describe, expect, test } from 'vitest'
import { messageEntries } from '../../src/content/messages.ts'
import { sayFrom } from '../../src/content/say.ts'
import type { MessageKey } from '../../src/domain/message-key.ts'
import type { WordValues } from '../../src/message/words.ts'

const entries = messageEntries('content/messages/talk.yaml', 'talk', {
  audience: 'people',
  messages: {
    hello: 'Hi {name}, this is {product}.',
    left: '{count, plural, one {# question is left.} other {# questions are left.}}',
    deep: { down: { here: 'Found.' } },
  },
})
const sayTyped = sayFrom(new Map(entries.map((entry) => [entry.key, entry])))
/** These messages are no part of the content. */
const say = (key: string, values?: WordValues) => sayTyped(key as MessageKey, values)

describe('say', () => {
  test('fills in places', () => {
    expect(say('talk.hello', { name: 'Dana', product: 'Swim Booking' })).toBe(
      'Hi Dana, this is Swim Booking.',
    )
  })

  test('does not look for places in what was filled in', () => {
    expect(say('talk.hello', { name: '{product}', product: '$&' })).toBe(
      'Hi {product}, this is $&.',
    )
  })

  test.each([
    [0, '0 questions are left.'],
    [1, '1 question is left.'],
    [2, '2 questions are left.'],
  ])('counts %i', (count, words) => {
    expect(say('talk.left', { count })).toBe(words)
  })

  test('has all the plural forms of a language', () => {
    const left = '{count, plural, one {# pytanie} few {# pytania} other {# pytań}}'
    const polish = sayFrom(
      new Map(
        messageEntries('pl/messages/talk.yaml', 'talk', {
          audience: 'people',
          messages: { left },
        }).map((entry) => [entry.key, entry]),
      ),
      'pl',
    )
    const counted = [1, 3, 5].map((count) => polish('talk.left' as MessageKey, { count }))
    expect(counted).toEqual(['1 pytanie', '3 pytania', '5 pytań'])
  })

  test('finds words by their whole key', () => {
    expect(say('talk.deep.down.here')).toBe('Found.')
  })

  test.each([
    ['a key that is not written', () => say('talk.bye')],
    ['half a key', () => say('talk.deep')],
    ['a place without a value', () => say('talk.hello', { name: 'Dana' })],
    ['a plural without a count', () => say('talk.left')],
  ])('refuses %s', (_, call) => {
    expect(call).toThrow(expect.objectContaining({ code: 'bad-content' }))
  })
})

describe('a value that is written the other way', () => {
  const said = (text: string, language: string) =>
    sayFrom(
      new Map([['x.y', { key: 'x.y', audience: 'people', text, file: '', way: [] }]]),
      language,
    ) as unknown as (key: string, values: Record<string, string | number>) => string

  test('stands isolated in its sentence, so that it turns nothing beside it', () => {
    expect(said('{name}: 3 of 5', 'en-GB')('x.y', { name: 'מרפאה' })).toBe(
      '\u2068מרפאה\u2069: 3 of 5',
    )
    expect(said('{name} (3)', 'he')('x.y', { name: 'Stripe' })).toBe('\u2068Stripe\u2069 (3)')
  })

  test('leaves ordinary sentences, addresses and what only chooses a form clean', () => {
    expect(said('{name}: 3', 'en-GB')('x.y', { name: 'Swim Booking' })).toBe('Swim Booking: 3')
    const link = said('[מ]({address})', 'he')
    expect(link('x.y', { address: 'https://example.org/a' })).toBe('[מ](https://example.org/a)')
    const chosen = said('{owner, select, tech {א} other {ב}}', 'he')
    expect(chosen('x.y', { owner: 'tech' })).toBe('א')
  })
})
