import { describe, expect, test } from 'vitest'
import { say } from '../own-content.ts'
import { answersIn, leftOf, reading, whyNot } from './reading.ts'

describe('a file that cannot be read is refused with one sentence', () => {
  test('too large', () => {
    expect(whyNot(new Uint8Array(20_000_001).fill(97))).toBe(say('suggest.file.tooLarge'))
  })

  test.each([
    ['a spreadsheet', [0x50, 0x4b, 0x03, 0x04, 1, 2], 'suggest.file.packed'],
    ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d], 'suggest.file.packed'],
    ['Latin letters of another encoding', [0x61, 0xe4, 0x62, 0x0a], 'suggest.file.notText'],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0, 0], 'suggest.file.notText'],
    ['zeros', [0, 0, 0, 0], 'suggest.file.notText'],
    ['nothing', [], 'suggest.file.empty'],
    ['blanks', [0x20, 0x0a], 'suggest.file.empty'],
  ] as const)('%s', (_, bytes, key) => {
    expect(whyNot(new Uint8Array(bytes))).toBe(say(key))
  })

  test.each([
    ['half a JSON', '{"product": {"name": "x"}, "answers": {"about.stage": "li'],
    ['a YAML with tabs', 'product:\n\tname: x\nanswers:\n\tabout.stage: live\n'],
  ])('%s', (_, text) => {
    expect(whyNot(text)).toBeTypeOf('string')
  })
})

test.each([
  ['brackets without end', '['.repeat(6000)],
  ['braces without end', '{"a":'.repeat(6000)],
  ['deep YAML', 'a: '.concat('['.repeat(6000))],
])('%s are nested too deep', (_, text) => {
  const why = say('operator.assess.tooDeep')
  expect(whyNot(text)).toBe(say('suggest.file.broken', { line: 1, why }))
})

describe('a file that is larger than it looks', () => {
  test('follows no pointer, so that nothing grows', () => {
    const levels = Array.from({ length: 40 }, (_, n) =>
      n === 0 ? 'a0: &a0 [x]' : `a${n}: &a${n} [*a${n - 1}, *a${n - 1}, *a${n - 1}]`,
    )
    const text = `${levels.join('\n')}\nanswers:\n  about.shape: *a39\n`
    expect(answersIn(text)).toEqual({})
    expect(leftOf(text)).toHaveLength(1)
  })

  test('of more rows than are read is read to an end, and says so', () => {
    const rows = Array.from({ length: 3000 }, (_, n) => `row ${n},x`)
    const text = `question,answer\nabout.shape,web\n${rows.join('\n')}\nabout.stage,live\n`
    const read = reading(text)
    if (!read.ok) throw new Error(read.why)
    expect(answersIn(text)).toEqual({ 'about.shape': ['web'] })
    expect(read.left).toHaveLength(20)
    expect(read.more).toBeGreaterThan(1900)
    const wide = `about.shape,about.stage\n${'web,live\n'.repeat(3000)}`
    expect(leftOf(wide)).toEqual([say('suggest.left.rows', { count: 2000 })])
  })

  test('of one endless cell is no table', () => {
    expect(whyNot(`question,answer\nabout.shape,"${'x'.repeat(1_100_000)}`)).toBe(
      say('suggest.file.noTable'),
    )
  })
})

describe('what is in a file stays text', () => {
  test('marks and signs that nobody sees are gone from what is told', () => {
    const text = 'question,answer\nab\u202Eout\u0007.x,web\nabout.shape,web\n'
    for (const sign of ['\u202E', '\u0007']) expect(leftOf(text).join()).not.toContain(sign)
  })

  test('addresses and paths are read as the words that they are', () => {
    const text = 'answers:\n  about.what: "file:///etc/passwd http://169.254.169.254/ !include x"\n'
    expect(answersIn(text)['about.what']).toBe(
      'file:///etc/passwd http://169.254.169.254/ !include x',
    )
  })

  test('a name of the file that is no name is cut', () => {
    const read = reading('answers:\n  about.stage: live\n', `../../etc/${'x'.repeat(500)}\u0007`)
    if (!read.ok) throw new Error(read.why)
    const [source] = read.answers.map((answer) => answer.source)
    expect(source?.kind === 'file' && source.file.length).toBeLessThanOrEqual(120)
  })

  test('keys that programs know by name are no questions', () => {
    const text =
      '{"product":{"name":"x"},"answers":{"__proto__":"x","constructor":"y","about.stage":"live"}}'
    expect(answersIn(text)).toEqual({ 'about.stage': 'live' })
  })
})
