import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf } from '../../../src/channels/terminal/lines-of.ts'

async function all(chunks: readonly (Buffer | string)[]): Promise<string[]> {
  async function* fed() {
    yield* chunks
  }
  const lines: string[] = []
  for await (const line of linesOf(fed())) lines.push(line)
  return lines
}

test.each<[string, readonly string[]]>([
  ['', []],
  ['a', ['a']],
  ['a\n', ['a']],
  ['a\r\nb\rc\n\nd', ['a', 'b', 'c', '', 'd']],
  ['a\r', ['a']],
])('%j', async (text, lines) => {
  expect(await all([text])).toEqual(lines)
})

test('are the same wherever the stream was cut, even inside a letter or a line end', async () => {
  const line = fc.stringMatching(/^[a-zא-ת🏊é]{0,6}$/u)
  const cuts = fc.array(fc.nat(60), { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(line),
      fc.constantFrom('\n', '\r\n'),
      cuts,
      async (lines, end, at) => {
        const bytes = Buffer.from(lines.map((one) => one + end).join(''))
        const places = [0, ...at.map((place) => Math.min(place, bytes.length)), bytes.length]
        const sorted = places.toSorted((one, other) => one - other)
        const chunks = sorted.slice(1).map((place, n) => bytes.subarray(sorted[n], place))
        expect(await all(chunks)).toEqual(lines)
      },
    ),
    { numRuns: 200 },
  )
})
