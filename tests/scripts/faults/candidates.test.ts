import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

/** One change of the source, as the script describes it. */
interface Fault {
  readonly kind: string
  readonly start: number
  readonly end: number
  readonly to: string
}

// The script is no TypeScript, so that it runs on every Node that the program runs on.
const script = new URL('../../../scripts/faults/candidates.mjs', import.meta.url)
const { faultsIn }: { faultsIn: (name: string, source: string) => readonly Fault[] } = await import(
  script.href
)

/** Every fault of a kind that can be planted in a piece of source, as the source then reads. */
const planted = (source: string, kind: string): string[] =>
  faultsIn('one.ts', source)
    .filter((fault) => fault.kind === kind)
    .map(({ start, end, to }) => source.slice(0, start) + to + source.slice(end))

test('a comparison is turned round, and either side of a choice kept', () => {
  expect(planted('a === b ? c : d', 'comparison')).toEqual(['(c)', '(d)', 'a !== b ? c : d'])
})

test('a bound moves by one', () => {
  expect(planted('if (a < b.c) d()', 'bound')).toEqual(['if (a <= b.c) d()'])
  expect(planted('const most = 5', 'bound')).toEqual(['const most = 6'])
  expect(planted('f(a - 1)', 'bound')).toContain('f(a)')
  expect(planted('const most = 9999', 'bound')).toEqual(['const most = 10000'])
})

test('a large number is doubled, because nobody could notice one more', () => {
  expect(planted('const longest = 10_000', 'bound')).toEqual(['const longest = 20000'])
})

test('a guard is dropped: an early way out, one of two conditions, a filter', () => {
  const guard = 'function f() { if (a) return b; return c }'
  expect(planted(guard, 'dropped guard')).toEqual(['function f() {  return c }'])
  expect(planted('a && b', 'dropped guard')).toEqual(['(a)', '(b)'])
  expect(planted('list.filter((one) => one.ok).map(f)', 'dropped guard')).toEqual(['list.map(f)'])
  const long = 'list.filter(\n  (one) => one.ok,\n)'
  expect(planted(long, 'dropped guard')).toEqual(['list'])
})

test('another field of the same object is read, never a method', () => {
  const faulty = planted('f(event.by, event.at, event.toString())', 'wrong field')
  expect(faulty).toEqual([
    'f(event.at, event.at, event.toString())',
    'f(event.by, event.by, event.toString())',
  ])
})

test('types, imports and what has no such place are left alone', () => {
  expect(faultsIn('one.ts', "import { a } from './a.ts'\ntype B = a extends 1 ? 2 : 3\n")).toEqual(
    [],
  )
})

test('each fault that nobody could notice has a reason', () => {
  const equivalents: unknown = parse(readFileSync('scripts/faults/equivalent.yaml', 'utf8'))
  for (const one of equivalents as Record<string, string>[])
    expect(Object.keys(one).toSorted()).toEqual(['code', 'file', 'from', 'reason', 'to'])
})
