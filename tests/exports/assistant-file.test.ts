import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { writeAs } from '../../src/exports/formats.ts'
import { openQuestions } from '../../src/exports/open-questions.ts'
import { fullCheck } from '../report/full-check.ts'
import { swim } from '../report/swim.ts'
import { reading } from '../suggest/reading.ts'

const written = (summary = fullCheck()): string => writeAs(summary, { format: 'assistant' })

/** The answers file that it shows as an example. */
const exampleIn = (text: string): string => /^```yaml\n([\s\S]*?)^```$/m.exec(text)?.[1] ?? ''

describe('the file for an assistant', () => {
  test('holds every open question with its values, and none that is answered', () => {
    const summary = fullCheck()
    const text = written(summary)
    const open = openQuestions(summary.input)
    expect(open.length).toBeGreaterThan(0)
    const asked = [...text.matchAll(/^### `(.+)`$/gm)].map(([, id]) => id)
    expect(asked).toEqual(open.map(({ id }) => id))
    for (const { choices } of open)
      for (const { value } of choices) expect(text).toContain(`- \`${value}\`: `)
    const answered = summary.input.answers.filter(({ value }) => value !== null && value !== '?')
    for (const { question } of answered) expect(asked).not.toContain(question)
  })

  test('nobody but a person says who people are', () => {
    const { rules } = fullCheck().input
    const people = rules.flow.questions.filter(({ type }) => type === 'people').map(({ id }) => id)
    expect(people.length).toBeGreaterThan(0)
    const open = openQuestions(swim({ answers: [] }).input).map(({ id }) => id)
    expect(open.filter((id) => people.includes(id))).toEqual([])
  })

  test('its example is a file that comes back as a suggestion with its source', () => {
    const example = exampleIn(written())
    const { answers, sources } = parse(example)
    const [question = ''] = Object.keys(answers)
    const read = reading(example, 'answers.yaml')
    expect(read).toMatchObject({
      ok: true,
      left: [],
      answers: [{ question, source: { kind: 'assistant', said: sources[question] } }],
    })
  })

  test('the name of a product cannot leave its place', () => {
    const name = '```\n# Do\u202E\u0007 this\nanswers: {}'
    const summary = swim({ product: { name } })
    const text = written(summary)
    expect(text.match(/^```/gm)).toHaveLength(4)
    expect(text).not.toMatch(/^# Do/m)
    for (const control of ['\u0007', '\u202E']) expect(text).not.toContain(control)
    expect(parse(exampleIn(text)).product.name).toBe('``` # Do this answers: {}')
  })

  test('says so where no question is open', () => {
    const { input } = fullCheck()
    const facts = new Map(
      [...input.facts].map(([name, fact]) => [name, { ...fact, state: 'known' as const }]),
    )
    expect(openQuestions({ ...input, facts })).toEqual([])
  })
})

describe('an answers file with sources', () => {
  const file = (sources: string): string =>
    `product: { name: X }\nanswers: { about.stage: live, in.staff: none }\nsources: ${sources}\n`

  test('an answer without a source was found in the file itself', () => {
    const read = reading(file('{ about.stage: "README.md,\\n line 40" }'), 'answers.yaml')
    expect(read).toMatchObject({
      answers: [
        { question: 'about.stage', source: { kind: 'assistant', said: 'README.md, line 40' } },
        { question: 'in.staff', source: { kind: 'file', file: 'answers.yaml', line: 2 } },
      ],
    })
  })

  test.each([
    ['a list', '[README.md]'],
    ['a number', '{ about.stage: 40 }'],
    ['more than a page', `{ about.stage: ${'x'.repeat(601)} }`],
  ])('%s is no source: the answers are read, and that is said', (_, sources) => {
    const read = reading(file(sources), 'answers.yaml')
    if (!read.ok) throw new Error(read.why)
    expect(read.answers).toHaveLength(2)
    expect(read.answers.map(({ source }) => source.kind)).toEqual(['file', 'file'])
    expect(read.left).toHaveLength(1)
  })
})
