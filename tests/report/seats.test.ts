import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/analysis/finding.ts'
import { type Seat, type Seats, seated } from '../../src/report/seats.ts'
import { finding } from './swim.ts'

const open = (count: number): Finding[] =>
  Array.from({ length: count }, (_, n) => finding(`s${n + 1}`, {}, 'planSoon'))

const chosen = (choice: Readonly<Record<string, Seat['kind']>>): Seats =>
  new Map(Object.entries(choice).map(([id, kind]) => [id, { kind, by: 'dana' }]))

const firstOf = (findings: readonly Finding[], seats?: Seats) =>
  seated(findings, seats).first.map(({ id }) => id)

const seven = ['s1', 's2', 's3', 's4', 's5', 's6', 's7']

describe('the stories that come first', () => {
  test('are the first seven where nobody chose', () => {
    expect(firstOf(open(9))).toEqual(seven)
    expect(seated(open(9)).rest.map(({ id }) => id)).toEqual(['s8', 's9'])
  })

  test('leave a seat empty where one was taken out', () => {
    const { first, rest } = seated(open(9), chosen({ s2: 'taken' }))
    expect(first.map(({ id }) => id)).toEqual(['s1', 's3', 's4', 's5', 's6', 's7'])
    expect(rest.map(({ id }) => id)).toEqual(['s2', 's8', 's9'])
  })

  test('hold what was brought in, and are never more than seven', () => {
    expect(firstOf(open(9), chosen({ s2: 'taken', s9: 'given' }))).toHaveLength(7)
    expect(firstOf(open(9), chosen({ s9: 'given' }))).toEqual([...seven.slice(0, 6), 's9'])
    const all = chosen(Object.fromEntries(open(12).map(({ id }) => [id, 'given'])))
    expect(firstOf(open(12), all)).toHaveLength(7)
  })

  test('do not hold what is not open any more, and its seat goes back', () => {
    expect(firstOf(open(8), chosen({ gone: 'given' }))).toEqual(seven)
  })

  test('stand by how soon once something was brought in', () => {
    const findings = [...open(7), finding('urgent', {}, 'actFirst')]
    expect(firstOf(findings, chosen({ urgent: 'given', s7: 'taken' }))[0]).toBe('urgent')
  })
})
