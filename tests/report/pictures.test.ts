import { Resvg } from '@resvg/resvg-js'
import { describe, expect, test } from 'vitest'
import { productParts } from '../../src/report/model/product-parts.ts'
import { drawDataFlow } from '../../src/report/pictures/data-flow.ts'
import { drawRiskMap } from '../../src/report/pictures/risk-map.ts'
import { widthOf, wrap } from '../../src/report/pictures/svg.ts'
import { analysis, answers, finding, said, swim } from './swim.ts'

const odd = [
  '<script>alert(1)</script>',
  '"/><image href="https://evil.example/x.png"/>',
  'בית חולים 👩‍👩‍👧 مستشفى',
  'W'.repeat(120),
  'a\u0000b\u0008c\u202Ed',
]

describe('the picture of what goes where', () => {
  test('shows people, what is kept, and what each service gives and gets', () => {
    const parts = productParts(swim())
    expect(parts.people.map(({ name }) => name)).toEqual(['The public', 'Children under 18'])
    expect(parts.keeps).toHaveLength(2)
    expect(parts.services).toEqual([
      expect.objectContaining({
        name: 'PayBox',
        gives: { names: ['Payment requests'], assumed: false },
        gets: { names: ['something'], assumed: true },
      }),
    ])
    expect(parts.connected).toEqual([{ id: '2', name: 'Post & Co', assumed: false }])
  })

  test('marks as assumed what nobody said', () => {
    const parts = productParts(swim({ answers: [] }))
    expect([...parts.people, ...parts.keeps].every(({ assumed }) => assumed)).toBe(true)
    expect(drawDataFlow(swim({ answers: [] }))).toContain('>assumed</text>')
    const known = answers.filter(({ question }) => !question.startsWith('conn'))
    expect(drawDataFlow(swim({ answers: known }))).not.toContain('assumed')
  })

  test('what two people say differently is all shown, as assumed', () => {
    const both = [said('people.who', 'dana', ['public']), said('people.who', 'ravi', ['child'])]
    expect(productParts(swim({ answers: both })).people).toEqual([
      expect.objectContaining({ name: 'The public', assumed: true }),
      expect.objectContaining({ name: 'Children under 18', assumed: true }),
    ])
  })

  test.each(odd)('can be drawn with %j as product and service', (words) => {
    const others = answers.filter(({ question }) => question !== 'conn.services')
    const given = [...others, said('conn.services', 'ravi', [words, words, words])]
    const svg = drawDataFlow(swim({ product: { name: words }, answers: given }))
    expect(svg).not.toMatch(/<(script|image|foreignObject|a)\b/)
    expect(svg.replaceAll(/>[^<]*</g, '><')).not.toMatch(/href|src|url/)
    expect(new Resvg(svg).width).toBe(360)
  })
})

describe('the map of how bad against how easy', () => {
  test('places every first story by number, and names it', () => {
    const svg = drawRiskMap(swim()) ?? ''
    for (const number of [1, 2, 3, 4, 5, 6, 7]) expect(svg).toContain(`>${number}</text>`)
    expect(svg).toContain('Someone could see another')
    expect(svg).toMatch(
      /<desc[^>]*>1\. Someone could see another customer’s information\. How bad high/,
    )
  })

  test('is not drawn when nothing was raised', () => {
    expect(drawRiskMap(swim({ analysis: { ...analysis, findings: [] } }))).toBeUndefined()
  })

  test.each(odd)('can be drawn with %j as title', (title) => {
    const svg = drawRiskMap(
      swim({ analysis: { ...analysis, findings: [finding('a', { title })] } }),
    )
    expect(svg).not.toMatch(/<(script|image|foreignObject|a)\b/)
    expect(new Resvg(svg ?? '').width).toBe(360)
  })
})

test.each(odd)('wrapping %j keeps every line inside its box', (words) => {
  const room = { width: 100, size: 12, lines: 3 }
  const lines = wrap(words, room)
  expect(lines.length).toBeLessThanOrEqual(3)
  for (const line of lines) expect(widthOf(line, 12)).toBeLessThanOrEqual(100)
})

test('a word that is wider than its box goes on in the next line and loses no letter', () => {
  const word = 'W'.repeat(30)
  const lines = wrap(word, { width: 100, size: 12, lines: 9 })
  expect(lines.join('')).toBe(word)
  expect(new Set(lines.slice(0, -1).map(({ length }) => length)).size).toBe(1)
  expect(lines[0]?.length).toBeGreaterThan(1)
})

// After a wanted change: npx vitest run tests/report/pictures.test.ts -u, and look at the drawings.
describe('drawings stay as they are, to the pixel', () => {
  const lines = (svg: string | undefined): string => `${svg?.replaceAll('><', '>\n<')}\n`
  const long = 'A very long name of a product that needs more than a single line, and more than two'
  const crowded = swim({
    product: { name: long },
    answers: [
      ...answers.filter(({ question }) => question !== 'conn.services'),
      said('conn.services', 'ravi', ['PayBox', long, '港の予約']),
    ],
  })

  test('what goes where', async () => {
    await expect(lines(drawDataFlow(swim()))).toMatchFileSnapshot('pictures/data-flow.svg')
  })

  test('what goes where, with much of everything', async () => {
    const drawn = lines(drawDataFlow(crowded))
    await expect(drawn).toMatchFileSnapshot('pictures/data-flow-crowded.svg')
  })

  test('how bad against how easy', async () => {
    await expect(lines(drawRiskMap(swim()))).toMatchFileSnapshot('pictures/risk-map.svg')
  })
})
