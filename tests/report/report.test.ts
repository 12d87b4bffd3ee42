import { describe, expect, test } from 'vitest'
import { flowRules } from '../../src/flow/fact.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import { say } from '../own-content.ts'
import { analysis, catalogue, finding, said, swim } from './swim.ts'
import { flowWith, one } from './swim-flow.ts'

const headings = (more: Parameters<typeof swim>[0]) =>
  toMarkdown(swim(more))
    .split('\n')
    .flatMap((line) => (line.startsWith('## ') ? [line.slice(3)] : []))

describe('a part of the report with nothing in it is left out', () => {
  test('answers, where nobody answered', () => {
    expect(headings({})).toContain(say('report.doc.answers'))
    expect(headings({ answers: [] })).not.toContain(say('report.doc.answers'))
  })

  test('what was not looked at, where all was', () => {
    const whole = { ...analysis, notLookedAt: { questions: [], stories: 0 }, assumptions: [] }
    expect(headings({})).toEqual(
      expect.arrayContaining([say('report.doc.left'), say('report.doc.assumed')]),
    )
    const shown = headings({ analysis: whole })
    expect(shown).not.toContain(say('report.doc.left'))
    expect(shown).not.toContain(say('report.doc.assumed'))
  })

  test('answers that do not count, where all do', () => {
    const ignored = [{ question: 'in.how', reason: 'Nobody signs in.' }]
    expect(headings({})).not.toContain(say('report.doc.ignored'))
    expect(headings({ ignored })).toContain(say('report.doc.ignored'))
    expect(toMarkdown(swim({ ignored }))).toContain('in.how')
  })

  test('fixes and things to find out, where there are none', () => {
    const none = { ...analysis, bestFixes: [], findOut: [] }
    const left = headings({}).filter((one) => !headings({ analysis: none }).includes(one))
    expect(left).toEqual([say('report.doc.fixes'), say('report.doc.findOut')])
  })
})

test('stories that can wait are not called the first to talk about', () => {
  const calm = {
    ...analysis,
    findings: [finding('calm', {}, 'fineForNow')],
    headline: 'calm',
  } as const
  expect(headings({})).toContain(say('report.doc.headline.act'))
  expect(headings({ analysis: calm })).toContain(say('report.doc.headline.calm'))
})

test('a question is asked in the words for a product that is not in use yet, only while it is not', () => {
  const stage = one('about.stage product.stage product single', 'How far along?', {
    idea: ['An idea', 'it is an idea'],
    live: ['In use', 'people use it'],
  })
  const use = {
    ...one('out.use out.use product single', 'How do people use it?', {
      often: ['Often', 'often'],
    }),
    askEarly: 'How will people use it?',
  }
  const early = { fact: 'product.stage', early: ['idea'] }
  const rules = flowRules({ ...flowWith(stage, use), stage: early })
  const asked = (value: string) =>
    toMarkdown(
      swim({
        rules,
        answers: [said('about.stage', 'dana', value), said('out.use', 'dana', 'often')],
      }),
    )
  expect(asked('idea')).toContain('| How will people use it? |')
  expect(asked('live')).toContain('| How do people use it? |')
})

test('the answers say who gave them and when, as far as either is known', () => {
  const headOf = (more: { by?: string; at?: string }) => {
    const given = swim().input.answers.map((answer) => ({ ...answer, ...more }))
    const part = toMarkdown(swim({ answers: given })).split(`## ${say('report.doc.answers')}\n`)[1]
    return part
      ?.split('\n')
      .find((line) => line.startsWith('| '))
      ?.split(' | ').length
  }
  expect([headOf({}), headOf({ at: '' }), headOf({ by: '' }), headOf({ by: '', at: '' })]).toEqual([
    4, 3, 3, 2,
  ])
})

describe('a long report', () => {
  const rowsUnder = (markdown: string, heading: string) => {
    const part = markdown.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
    return part
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2)
  }
  const steps = Array.from({ length: 12 }, (_, n) => {
    const [one] = catalogue.safeguards
    if (!one) throw new Error('there is no safety step')
    return { ...one, id: `step-${n}`, text: `Do thing ${n}.`, technical: `Thing ${n}` }
  })
  const long = {
    catalogue: { ...catalogue, safeguards: steps },
    analysis: {
      ...analysis,
      findings: [finding('a', { safeguards: ['step-9', 'step-10', 'step-11'] })],
      bestFixes: steps.map(({ id }) => ({ safeguard: id, helps: ['a'], score: 1 })),
      findOut: Array.from({ length: 12 }, (_, n) => ({ question: `q${n}`, settles: ['a'] })),
    },
  }

  test('names the ten best fixes and the ten things most worth finding out', () => {
    const page = toMarkdown(swim(long))
    expect(rowsUnder(page, say('report.doc.fixes'))).toHaveLength(10)
    expect(rowsUnder(page, say('report.doc.findOut'))).toHaveLength(10)
  })

  test('tells engineers of two steps of each story, and of the five best', () => {
    const rows = rowsUnder(toMarkdown(swim(long)), say('technical.safeguards'))
    expect(rows.map((row) => row.split(' | ')[1])).toEqual(
      [9, 10, 0, 1, 2, 3].map((n) => `Thing ${n}`),
    )
  })
})
