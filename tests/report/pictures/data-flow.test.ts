import { describe, expect, test } from 'vitest'
import { type FlowRules, readFacts } from '../../../src/flow/fact.ts'
import { productCheck, readyChecks } from '../../../src/questionnaires.ts'
import { dataFlowWords, drawDataFlow, tallest } from '../../../src/report/pictures/data-flow.ts'
import { edge } from '../../../src/report/pictures/flow-shapes.ts'
import { pictureWidth, widthOf } from '../../../src/report/pictures/svg.ts'
import { content, say } from '../../own-content.ts'
import { said, swim } from '../swim.ts'

const rules = ownRules()
function ownRules(): FlowRules {
  const check = readyChecks(content, say).get(productCheck)
  if (!check) throw new Error('no product check')
  return check.compiled.rules
}

/** The first so many choices of every question that shows in the picture. */
function ticked(most: number, services: readonly string[], hands: string) {
  const asked = rules.flow.questions.filter(({ type, retired }) => type === 'multi' && !retired)
  const answers = asked.map(({ id, choices }) => {
    const values = choices.filter(({ exclusive }) => !exclusive).map(({ value }) => value)
    return said(id, 'dana', values.slice(0, most))
  })
  const written = hands === '' ? [] : [said('about.hands', 'dana', hands)]
  const named = services.length === 0 ? [] : [said('conn.services', 'dana', [...services])]
  return [...answers, ...written, ...named]
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const numbers = (all: readonly (string | undefined)[]): number[] => all.map(Number)

/** Boxes but for the paper and the product's frame. */
const boxesOf = (svg: string): Box[] =>
  [
    ...svg.matchAll(
      /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" rx="([\d.]+)"/g,
    ),
  ]
    .map(([, ...found]) => numbers(found))
    .filter(([, , , , radius]) => radius !== 10)
    .map(([x = 0, y = 0, width = 0, height = 0]) => ({ x, y, width, height }))

/** Each line of words as the room that it takes. */
const linesOf = (svg: string): Box[] =>
  [
    ...svg.matchAll(
      /<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)" text-anchor="(\w+)"[^>]*>([^<]*)</g,
    ),
  ].map(([, x, y, size, anchor, words = '']) => {
    const [at = 0, base = 0, letters = 0] = numbers([x, y, size])
    const width = widthOf(words.replaceAll(/&\w+;|&#\d+;/g, '’'), letters)
    const start = anchor === 'middle' ? at - width / 2 : at
    return { x: start, y: base - letters * 0.75, width, height: letters * 0.8 }
  })

const meet = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

const within = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y >= outer.y &&
  inner.y + inner.height <= outer.y + outer.height

const pairs = (all: readonly Box[]): [Box, Box][] =>
  all.flatMap((one, index) => all.slice(index + 1).map((other): [Box, Box] => [one, other]))

const long = 'The Rather Long-Winded Consortium of Northern Hospitals’ Referral Exchange'
const names = [long, 'W'.repeat(60), 'מרשם בתי החולים 港の予約システム']
const everything = ticked(20, names, 'Parents change bookings, coaches see who comes. '.repeat(9))

describe.each([
  ['nothing said', '', []],
  ['one of each', 'Swim', ticked(1, ['PayBox'], 'Parents book.')],
  ['three of each, and three services', long, ticked(3, ['PayBox', 'Post & Co', long], long)],
  ['all there is', long.repeat(3), everything],
  ['all there is, of services only the kinds', 'W'.repeat(90), ticked(20, [], '')],
] as const)('with %s', (_, name, answers) => {
  const summary = swim({ rules, product: { name }, answers: [...answers] })
  const svg = drawDataFlow(summary)

  test('it is on one screen, in a phone’s width', () => {
    const [, height] = /viewBox="0 0 360 ([\d.]+)"/.exec(svg) ?? []
    expect(Number(height)).toBeLessThanOrEqual(tallest)
    for (const { x, width } of linesOf(svg)) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(pictureWidth)
    }
  })

  test('nothing lies over anything else', () => {
    const boxes = boxesOf(svg)
    const lines = linesOf(svg)
    expect(pairs(boxes).filter(([one, other]) => meet(one, other))).toEqual([])
    expect(pairs(lines).filter(([one, other]) => meet(one, other))).toEqual([])
    const crossed = lines.flatMap((line) =>
      boxes.filter((box) => meet(line, box) && !within(line, box)),
    )
    expect(crossed).toEqual([])
  })
})

test('where there is no room for all names, it tells how many more there are, and the words have all', () => {
  const summary = swim({ rules, answers: everything })
  expect(drawDataFlow(summary)).toMatch(/>[^<]*, and 10 more</)
  expect(drawDataFlow(summary)).not.toContain('>Business secrets')
  expect(dataFlowWords(summary)).toContain('Business secrets')
})

describe('what fits into the picture', () => {
  const linesWith = (svg: string, letter: string) =>
    [...svg.matchAll(/<text [^>]*>([^<]*)</g)].filter(([, words = '']) =>
      new RegExp(`^${letter}+…?$`).test(words),
    )
  const nameLines = (count: number) =>
    linesWith(drawDataFlow(swim({ rules, answers: [], product: { name: 'q'.repeat(count) } })), 'q')

  test('is a product’s name as wide as its frame leaves room for bold letters, in two lines', () => {
    const room = (pictureWidth - 2 * edge - 24) / 1.2
    const longest = Math.floor(room / widthOf('q', 15))
    expect(nameLines(longest)).toHaveLength(1)
    expect(nameLines(longest + 1)).toHaveLength(2)
    expect(nameLines(2 * longest)).toHaveLength(2)
    expect(nameLines(3 * longest)).toHaveLength(2)
    expect(nameLines(3 * longest).at(-1)?.[1]).toMatch(/…$/)
  })

  test('of one crowded thing alone is so much that it can still be read', () => {
    const wordsOf = (answer: ReturnType<typeof said>) => {
      const answers = [answer]
      const facts = readFacts(rules, answers)
      const svg = drawDataFlow(swim({ rules, answers, facts, product: { name: 'Pool' } }))
      return [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, words = '']) => words)
    }
    const all = (id: string) => {
      const choices = rules.byId.get(id)?.choices.filter(({ exclusive }) => !exclusive) ?? []
      return said(
        id,
        'dana',
        choices.map(({ value }) => value),
      )
    }
    const keeps = wordsOf(all('info.kinds'))
    const at = keeps.indexOf(say('picture.flow.keeps')) + 1
    expect(keeps.slice(at, -1)).toHaveLength(6)
    const named = wordsOf(said('conn.services', 'dana', ['qqqq '.repeat(12).trim()]))
    expect(named.filter((words) => words.startsWith('qqqq'))).toHaveLength(3)
    const people = wordsOf(all('people.who'))
    expect(people.slice(1, people.indexOf('Pool'))).toHaveLength(9)
    expect(people.some((words) => words.endsWith('more'))).toBe(false)
  })
})
