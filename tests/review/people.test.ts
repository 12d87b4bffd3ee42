import { describe, expect, test } from 'vitest'
import type { Question } from '../../src/flow/flow.ts'
import { askWords, type Wording } from '../../src/review/answer-words.ts'
import type { ReviewEvent } from '../../src/review/event.ts'
import { knownPerson, newlyNamed, ownName, personCalled } from '../../src/review/people.ts'
import { plainName } from '../../src/review/plain-name.ts'
import { after, fold, type ReviewState } from '../../src/review/state.ts'
import { Bench } from './bench.ts'

describe('a name is who somebody is', () => {
  test.each([
    ['case and space', ' Mei  Tan', 'mei tan'],
    ['marks that nobody sees', 'Me\u200bi\u2060 Tan\u202E', 'Mei Tan'],
    ['letters of full width', 'Ｍｅｉ Tan', 'Mei Tan'],
  ])('whatever its %s', (_, one, other) => {
    expect(plainName(one)).toBe(plainName(other))
  })

  test('different people stay different', () => {
    expect(plainName('Mei')).not.toBe(plainName('Mai'))
    expect(plainName('\u200b')).not.toBe('')
  })

  test.each([
    ['a letter that stands for eighteen', 'ﷺ'.repeat(120)],
    ['a letter that grows in lower case', 'İ'.repeat(120)],
    ['a long one', 'w'.repeat(120)],
  ])('with %s in their name, people start, are asked and take part', async (_, name) => {
    const bench = new Bench()
    const review = await bench.start(name, 'Swim Booking')
    expect(await bench.asked(name, review)).toBe('about.what')
    const other = `${name.slice(0, 119)}x`
    const question = 'about.what'
    await bench.act(name, { type: 'handOver', review, question, to: 'Bo' })
    await bench.act('Bo', { type: 'handOver', review, question, to: other })
    expect((await bench.feed('Bo', review)).review).toBe(review)
  })

  test('who is named in an answer has room for a longer name than a person may have', () => {
    const people = new Map()
    const state = { people, named: new Map(), names: new Map(), looks: new Map() }
    const parts = { channels: new Map() }
    const person = personCalled({ parts, state } as never, 'w'.repeat(600))
    expect(person?.id.length).toBeLessThanOrEqual(120)
    expect(person?.name.length).toBeLessThanOrEqual(120)
  })
})

test.each(['A$&B', "$'", '$$', '$1'])('a service called %s is asked about by that name', (name) => {
  const list = { fact: 'services' }
  const wording = {
    rules: { early: () => false, byId: new Map([['services', list]]) },
    facts: new Map([['services', { state: 'known', possible: [[name]], answers: [] }]]),
  } as unknown as Wording
  const question = { ask: 'What do you give to {service}?', each: { list: 'services' }, service: 1 }
  expect(askWords(wording, question as unknown as Question)).toBe(`What do you give to ${name}?`)
})

describe('where people have accounts, nobody takes another’s place by a name', () => {
  const dana = { id: 'U1', name: 'Dana' }
  const named = (...people: { id: string; name: string }[]): ReviewState =>
    people.reduce<ReviewState>(
      (state, person) =>
        after(state, { type: 'joined', at: '', by: person.id, person } as ReviewEvent),
      fold({ id: 'r', workspace: 'w', events: [] } as never),
    )

  test('an id is looked for before any name', () => {
    const mallory = { id: 'U9', name: 'U1' }
    expect(knownPerson(named(mallory, dana), 'U1')).toEqual(dana)
  })

  test('the first who had a name keeps it; the next is told apart', () => {
    const state = named({ id: 'UA', name: 'Ravi' })
    const other = { id: 'UB', name: 'ravi' }
    expect(ownName(state, other)).toBe('ravi (2)')
    expect(newlyNamed(state, [other])).toEqual([{ id: 'UB', name: 'ravi (2)' }])
    expect(ownName(state, { id: 'UA', name: 'Ravi' })).toBe('Ravi')
    const later = named({ id: 'UA', name: 'Ravi' }, { id: 'UB', name: 'Ravi' })
    expect(knownPerson(later, 'Ravi')?.id).toBe('UA')
  })

  test.each([
    ['a Cyrillic letter', 'Dаna'],
    ['Cyrillic capitals', 'DАNА'],
    ['a capital that only looks so as a capital', 'НANA', 'Hana'],
    ['a Greek letter', 'Danα'],
    ['a Hangul filler', 'Dana\u3164'],
    ['a half-width filler in the middle', 'Da\uffa0na'],
    ['a Braille blank', 'Da\u2800na'],
    ['a variation selector', 'Dana\ufe0f'],
    ['figures for letters', 'Mi1o', 'Milo'],
    ['a capital i', 'MiIo', 'Milo'],
    ['two letters that look like one', 'Rarnon', 'Ramon'],
    ['Cyrillic for a Latin number', 'Dаna (2)', 'Dana (2)'],
  ])('a name that looks like another by %s is told apart, for ever', (_, like, name = 'Dana') => {
    const state = named({ id: 'U1', name })
    const other = { id: 'U2', name: like }
    expect(ownName(state, other)).toBe(`${like} (2)`)
    expect(newlyNamed(state, [other])).toEqual([{ id: 'U2', name: `${like} (2)` }])
    const joined = named({ id: 'U1', name }, { id: 'U2', name: `${like} (2)` })
    expect(ownName(joined, other)).toBe(`${like} (2)`)
    expect(ownName(joined, { id: 'U3', name: like })).toBe(`${like} (3)`)
    expect(ownName(joined, { id: 'U1', name })).toBe(name)
  })

  test.each([
    ['Ian', 'Lan'],
    ['Mei', 'Mai'],
    ['José', 'Jose'],
    ['Анна', 'Alla'],
    ['Олена', 'Олеся'],
    ['Νίκος', 'Νίκη'],
    ['李', '季'],
  ])('%s and %s are two names, and neither gets a number', (one, other) => {
    const state = named({ id: 'U1', name: one })
    expect(ownName(state, { id: 'U2', name: other })).toBe(other)
  })

  test('two who look alike in an old record are told apart from the next thing they do', () => {
    const state = named({ id: 'U1', name: 'Dana' }, { id: 'U2', name: 'Dаna' })
    expect(ownName(state, { id: 'U1', name: 'Dana' })).toBe('Dana')
    expect(ownName(state, { id: 'U2', name: 'Dаna' })).toBe('Dаna (2)')
    expect(knownPerson(state, 'Dаna')?.id).toBe('U2')
    expect(knownPerson(state, 'Dana')?.id).toBe('U1')
  })

  test('somebody who is called otherwise now is still found by the name they had', () => {
    const state = named({ id: 'UA', name: 'Ravi' }, { id: 'UA', name: 'Ravi Shah' })
    expect(knownPerson(state, 'ravi')).toEqual({ id: 'UA', name: 'Ravi Shah' })
    expect(knownPerson(state, 'Ravi Shah')?.id).toBe('UA')
  })
})

test.each(['w', 'ﷺ', 'İ', '…'])(
  'however many share the longest name of %s, each gets a number of their own',
  async (letter) => {
    const name = letter.repeat(120)
    const people = ['U1', 'U2', 'U3', 'U4'].map((id) => ({ id, name }))
    const named = newlyNamed(await stateOf([]), people).map((person) => person.name)
    expect(new Set(named).size).toBe(4)
    expect(named.slice(1).map((one) => one.slice(-4))).toEqual([' (2)', ' (3)', ' (4)'])
  },
)

test('a second long name is told apart within the room that a name has', async () => {
  const state = await stateOf([{ id: 'U1', name: 'w'.repeat(120) }])
  const second = ownName(state, { id: 'U2', name: 'w'.repeat(120) })
  expect(second).toHaveLength(120)
  expect(second.endsWith(' (2)')).toBe(true)
  const named = newlyNamed(state, [
    { id: 'U2', name: 'w'.repeat(120) },
    { id: 'U2', name: 'w'.repeat(120) },
    { id: 'U1', name: 'Other' },
  ])
  expect(named).toEqual([{ id: 'U2', name: second }])
})

/** A check in which these people took part. */
async function stateOf(people: readonly { readonly id: string; readonly name: string }[]) {
  const bench = new Bench()
  const review = await bench.start('Dana', 'Swim Booking')
  const record = await bench.store.load({ workspace: 'local', id: review })
  if (!record) throw new Error('no record')
  const at = '2026-11-21T09:00:00.000Z'
  return people.reduce(
    (state, person) => after(state, { type: 'joined', at, by: person.id, person }),
    fold(record),
  )
}
