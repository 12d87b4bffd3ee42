import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { suggestedFigures } from '../../src/suggest-figures.ts'
import { say } from '../own-content.ts'
import { answersIn, leftOf, reading, rules } from './reading.ts'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'tests/fixtures/models')
const modelOf = (name: string) => readFileSync(join(folder, name), 'utf8')

/** A Threat Dragon model of these parts. */
const dragon = (cells: readonly object[], description = '') =>
  JSON.stringify({
    version: '2.6.2',
    summary: { title: 'x', description },
    detail: { contributors: [], diagrams: [{ id: 0, cells }] },
  })
const part = (type: string, name: string, more = {}) => ({
  shape: 'x',
  data: { type, name, ...more },
})
const flow = (name: string, more = {}) => part('tm.Flow', name, more)

describe('a Threat Dragon model', () => {
  test('of ours names its parts as the choices are called, and so gives them back', () => {
    const label = (question: string, value: string): string =>
      rules.byId.get(question)?.choices.find((choice) => choice.value === value)?.label ?? ''
    const text = dragon([
      part('tm.Store', label('info.kinds', 'card')),
      part('tm.Actor', label('people.who', 'partner')),
      part('tm.Store', label('people.who', 'partner')),
    ])
    expect(answersIn(text)).toMatchObject({ 'info.kinds': ['card'], 'people.who': ['partner'] })
    expect(leftOf(text)).toHaveLength(1)
  })

  test('suggests by what its parts are called: a store, a process, somebody outside, a service', () => {
    const text = dragon([
      part('tm.Store', 'PatientsDB'),
      part('tm.Process', 'login'),
      part('tm.Actor', 'Employee'),
      part('tm.Actor', 'Stripe'),
    ])
    expect(answersIn(text)).toEqual({
      'info.kinds': ['contact', 'health'],
      'about.features': ['signin'],
      'people.who': ['staff'],
      'conn.kinds': ['pay'],
      'conn.services': ['Stripe'],
    })
    const read = reading(text, 'clinic.json')
    const [source] = read.ok
      ? read.answers.filter(({ question }) => question === 'about.features')
      : []
    expect(source?.source).toEqual({
      kind: 'file',
      format: 'threatDragon',
      file: 'clinic.json',
      element: 'login',
    })
  })

  test('says what says nothing, and leaves out what is out of scope', () => {
    const text = dragon([
      part('tm.Process', 'Frobnicator'),
      part('tm.Store', 'Customer DB', { outOfScope: true }),
      part('tm.BoundaryBox', 'Internet'),
    ])
    expect(answersIn(text)).toEqual({})
    expect(leftOf(text)).toEqual([
      say('suggest.left.outOfScope', { words: 'Customer DB' }),
      say('suggest.left.element', { words: 'Frobnicator' }),
    ])
  })

  test('says that all is encrypted only where all that is sent over the internet is, and never that it is not', () => {
    const open = { isPublicNetwork: true }
    const sealed = { ...open, isEncrypted: true }
    const padlock = (...flows: object[]) => answersIn(dragon(flows))['out.padlock']
    expect(padlock(flow('a', sealed), flow('b', sealed), flow('c'))).toBe('yes')
    expect(padlock(flow('a', sealed), flow('b', open))).toBeUndefined()
    expect(padlock(flow('a'))).toBeUndefined()
  })

  test.each([
    ['messages that are no letters', part('tm.Store', 'Message queue')],
    ['who supports customers', part('tm.Actor', 'Customer support system')],
    ['a password that is forgotten', part('tm.Process', 'Password policy check')],
    ['a part of another word', part('tm.Store', 'Remarkable things')],
  ])('is not misled by %s', (_, cell) => {
    expect(answersIn(dragon([cell]))).toEqual({})
  })

  test('with cells in circles, of another kind or without a name is read as far as it can be', () => {
    const circle = { shape: 'flow', source: { cell: 'a' }, target: { cell: 'a' }, id: 'a' }
    const text = dragon([
      circle,
      null as never,
      42 as never,
      { data: { type: 'tm.Store', name: 7 } },
      { data: { type: '__proto__', name: 'Customer DB' } },
      part('tm.Process', 'Login'),
    ])
    expect(answersIn(text)).toEqual({ 'about.features': ['signin'] })
  })

  test('of very many cells is read to an end, and says so', () => {
    const text = dragon(Array.from({ length: 30_000 }, (_, n) => part('tm.Process', `p${n}`)))
    expect(leftOf(text)[0]).toBe(say('suggest.left.elements', { count: 5000 }))
  })
})

describe('an Open Threat Model', () => {
  test('suggests the same from JSON and from YAML', () => {
    const text = modelOf('staff-lunch.otm.json')
    const answers = answersIn(text)
    expect(answers).toMatchObject({ 'in.how': ['company'], 'conn.services': ['Azure AD'] })
    expect(answersIn(stringify(parse(text)))).toEqual(answers)
  })

  test('whose YAML points to itself is not followed', () => {
    const text =
      'otmVersion: 0.2.0\nproject: &p { name: x, description: y, again: *p }\ncomponents: *p\n'
    const read = reading(text)
    expect(read.ok ? read.answers : []).toEqual([])
  })
})

test('the ten models of example products suggest next to nothing that is wrong', async () => {
  expect(readdirSync(folder)).toHaveLength(10)
  const figures = await suggestedFigures(root)
  const all = /^all: (\d+) right \(\d+ of them whole\), (\d+) wrong/m.exec(figures)
  expect(Number(all?.[1])).toBeGreaterThan(45)
  expect(Number(all?.[2])).toBeLessThan(4)
})
