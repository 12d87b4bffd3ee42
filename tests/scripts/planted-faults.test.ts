import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const faults: { fault: string; in: string; from: string; to: string }[] = parse(
  readFileSync('scripts/faults.yaml', 'utf8'),
)
const oneLine = (text: string) => text.replace(/\s+/g, ' ')

test.each(faults)('“$fault” can still be planted', ({ in: file, from, to }) => {
  expect(oneLine(readFileSync(`src/${file}`, 'utf8'))).toContain(oneLine(from))
  expect(oneLine(to)).not.toBe(oneLine(from))
})

test('at least thirty faults are planted, each under its own name', () => {
  expect(faults.length).toBeGreaterThanOrEqual(30)
  expect(new Set(faults.map(({ fault }) => fault)).size).toBe(faults.length)
})
