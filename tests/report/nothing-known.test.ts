import { describe, expect, test } from 'vitest'
import { assess } from '../../src/assess/assess.ts'
import { notSure } from '../../src/flow/answer.ts'
import { plainText } from '../../src/message/plain-text.ts'
import { toBriefMarkdown } from '../../src/report/brief.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import type { Summary } from '../../src/report/summary.ts'
import { summaryMessage } from '../../src/report/thread.ts'
import { Conversation } from '../engine/conversation.ts'
import { checks, content, say } from '../own-content.ts'

type Depth = 'full' | 'quick'
type Known = Readonly<Record<string, string | readonly string[]>>
type Otherwise = 'skipped' | 'not sure'

const known = checks.get('product-check')
if (!known) throw new Error('There is no flow "product-check"')
const check = known

/** The result for somebody who answers these questions alone; whatever else comes is skipped, or nobody is sure. */
function resultOf(depth: Depth, otherwise: Otherwise, answers: Known = {}): Summary {
  const talk = new Conversation(check.compiled.rules.flow, depth)
  const given: Record<string, unknown> = {}
  for (let at = talk.shows('dana'); at !== 'checking'; at = talk.shows('dana')) {
    const said = answers[at]
    const question = { question: at, person: 'dana', at: '', version: 0 }
    if (said !== undefined) talk.says('dana', said)
    else if (otherwise === 'skipped') talk.skips('dana')
    else talk.do({ kind: 'notSure', ...question })
    if (at !== 'about.team') given[at] = said ?? (otherwise === 'skipped' ? null : notSure)
  }
  const file = JSON.stringify({ product: { name: 'Lakeside', summary: 'Boats.' }, answers: given })
  const assessed = assess(file, { content, check, say })
  if (!assessed.ok) throw new Error(JSON.stringify(assessed.mistakes))
  return assessed.summary
}

/** All that a person reads of it. */
const read = (summary: Summary): readonly string[] => [
  plainText(summaryMessage(summary)),
  toBriefMarkdown(summary),
  toMarkdown(summary),
]

/** What no whole sentence has: an open place, a word or a label twice, or a mark that ends nothing. */
const broken = [
  /[{}]/u,
  /undefined|null|NaN/u,
  /\b([a-z]{3,}) \1\b/iu,
  /([A-Z][a-z][^:*|]+):\*\* \1:/u,
  /[.!?][.,;]/u,
  / [.,;:!?](?:\s|$)/mu,
  /: *(?:\n|\|)(?!\n)/u,
]

const brokenIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) =>
    broken.flatMap((mark) => {
      const found = mark.exec(text)
      return found
        ? [`${mark}: ${text.slice(Math.max(0, found.index - 60), found.index + 80)}`]
        : []
    }),
  )

/** Products of which little is known, each with a noun of its own for its people. */
const little: Readonly<Record<string, Known>> = {
  nothing: {},
  'a tool for staff': { 'people.who': ['staff'], 'about.stage': 'idea' },
  'a product for people who need care': { 'people.who': ['vulnerable'] },
  'a product for children': { 'people.who': ['child'] },
  'a product for partners': { 'people.who': ['partner'] },
  'a shop': { 'people.who': ['public'], 'about.features': ['pay'] },
  'little at stake': {
    'info.kinds': ['open'],
    'info.change': 'mild',
    'wrong.down': 'weeks',
    'people.count': 'tiny',
  },
}

const cases = (['full', 'quick'] as const).flatMap((depth) =>
  (['skipped', 'not sure'] as const).flatMap((otherwise) =>
    Object.entries(little).map(([name, answers]) => ({ depth, otherwise, name, answers })),
  ),
)

describe('a check in which hardly anything is known', () => {
  test.each(cases)('$depth, $name, the rest $otherwise', ({ depth, otherwise, answers }) => {
    const summary = resultOf(depth, otherwise, answers)
    expect(summary.headline).toBe('notKnown')
    expect(summary.first.length).toBe(7)
    expect(summary.findOut).not.toEqual([])
    expect(brokenIn(read(summary))).toEqual([])
  })

  test('a product that nobody uses yet is told of as a plan', () => {
    const told = 'Nobody uses it yet, so all of this is told as you plan it.'
    const reads = (stage: string) => {
      const summary = resultOf('quick', 'skipped', { 'about.stage': stage })
      return [toBriefMarkdown(summary), toMarkdown(summary)].map((text) => text.includes(told))
    }
    expect(reads('idea')).toEqual([true, true])
    expect(reads('live')).toEqual([false, false])
  })
})
