import { describe, expect, test } from 'vitest'
import { say } from '../own-content.ts'
import { answersIn, leftOf, reading, rules, whyNot } from './reading.ts'

const question = (id: string) => {
  const found = rules.byId.get(id)
  if (!found) throw new Error(id)
  return found
}
const label = (id: string, value: string) =>
  question(id).choices.find((choice) => choice.value === value)?.label ?? ''

describe('an answers file', () => {
  test('suggests each of its answers, with its line', () => {
    const read = reading(
      'product:\n  name: Pool\nanswers:\n  about.stage: live\n  in.how: [password]\n',
    )
    expect(read).toEqual({
      ok: true,
      answers: [
        {
          question: 'about.stage',
          value: 'live',
          source: { kind: 'file', format: 'answers', file: 'file', line: 4 },
        },
        {
          question: 'in.how',
          value: ['password'],
          source: { kind: 'file', format: 'answers', file: 'file', line: 5 },
        },
      ],
      left: [],
      more: 0,
    })
  })

  test('is read as far as it can be: what is wrong is said with its line', () => {
    const text = 'answers:\n  about.stage: live\n  about.stages: x\n  in.how: [pasword]\n'
    expect(answersIn(text)).toEqual({ 'about.stage': 'live' })
    expect(leftOf(text)).toEqual([
      'Line 3: “about.stages” is not a question.',
      'Line 4: “pasword” is not an answer to “in.how”.',
    ])
  })

  test('keeps “not sure”, and a skipped question suggests nothing', () => {
    expect(answersIn('answers:\n  about.stage: "?"\n  in.how: null\n')).toEqual({
      'about.stage': '?',
    })
  })

  test('as JSON is read the same way', () => {
    const text = JSON.stringify({ product: { name: 'Pool' }, answers: { 'about.stage': 'live' } })
    expect(answersIn(text)).toEqual({ 'about.stage': 'live' })
  })
})

describe('a result of ours', () => {
  test('suggests its answers; what is no question any more is said', () => {
    const text = JSON.stringify({
      schemaVersion: 1,
      product: { name: 'Pool' },
      answers: [
        { question: 'about.stage', text: 'x', answer: 'live', words: 'y' },
        { question: 'about.shape', text: 'x', answer: ['web'], words: 'y' },
        { question: 'no.such', text: 'x', answer: 'live', words: 'y' },
        { question: 'in.how', text: 'x', answer: null, words: 'y' },
      ],
    })
    expect(answersIn(text)).toEqual({ 'about.stage': 'live', 'about.shape': ['web'] })
    expect(leftOf(text)).toEqual([say('suggest.left.question', { words: 'no.such' })])
  })
})

describe('a table', () => {
  test('of questions and answers is read by ids, words and short names', () => {
    const stage = question('about.stage')
    const text = `Question;Answer\nabout.shape;web, app\n${stage.short};${label('about.stage', 'live')}\n"${question('in.staff').ask}";${label('in.staff', 'some')}\n`
    expect(answersIn(text)).toEqual({
      'about.shape': ['web', 'app'],
      'about.stage': 'live',
      'in.staff': 'some',
    })
  })

  test('as Google Forms exports it: times and names are left out, joined picks are picks', () => {
    const picks = [label('about.shape', 'web'), label('about.shape', 'app')].join(', ')
    const text = `Timestamp,Username,"${question('about.shape').ask}","${question('about.stage').ask}"\n2026/11/27 9:00:00 AM GMT+1,dana@example.com,"${picks}","${label('about.stage', 'live')}"\n`
    expect(answersIn(text)).toEqual({ 'about.shape': ['web', 'app'], 'about.stage': 'live' })
    expect(leftOf(text)).toEqual([
      say('suggest.left.column', { words: 'Timestamp' }),
      say('suggest.left.column', { words: 'Username' }),
    ])
    const read = reading(text)
    expect(read.ok && read.answers[0]?.source).toMatchObject({ format: 'table', line: 2 })
  })

  test('as Microsoft Forms exports it: semicolons between picks, and one at the end', () => {
    const picks = `${label('about.shape', 'web')};${label('about.shape', 'app')};`
    const text = `ID\tStart time\tEmail\t${question('about.shape').ask}\n1\t11/27/2026 9:00\tanonymous\t${picks}\n`
    expect(answersIn(text)['about.shape']).toEqual(['web', 'app'])
  })

  test('keeps yes and no that a spreadsheet has turned into TRUE and FALSE', () => {
    expect(answersIn('run.change,TRUE\nrule.delete,FALSE\n')).toEqual({
      'run.change': 'yes',
      'rule.delete': 'no',
    })
  })

  test('says which cell is no answer, and takes the others', () => {
    const text = 'question,answer\nabout.stage,soon-ish\nabout.shape,web\nour.own,x\n'
    expect(answersIn(text)).toEqual({ 'about.shape': ['web'] })
    expect(leftOf(text)).toEqual([
      say('suggest.left.row', { row: 4, words: 'our.own' }),
      say('suggest.left.cell', {
        row: 2,
        question: question('about.stage').short,
        words: 'soon-ish',
      }),
    ])
  })

  test('without any of our questions is none', () => {
    expect(whyNot('name,colour\nDana,red\n')).toBe(say('suggest.file.noQuestions'))
  })

  test('keeps formulas, tags and marks as the text that they are', () => {
    const hostile = '=HYPERLINK("https://evil.test"),<script>alert(1)</script> **x**'
    const text = `question,answer\nabout.what,"${hostile.replaceAll('"', '""')}"\n`
    expect(answersIn(text)['about.what']).toBe(hostile)
  })
})

describe('other files', () => {
  test.each([
    ['{"bomFormat":"CycloneDX","components":[]}', 'cyclonedx'],
    ['threagile_version: 1.0.0\ntitle: x\n', 'threagile'],
    ['<ThreatModel xmlns="x"/>', 'microsoftThreatModel'],
  ] as const)('%s are recognised and named', (text, kind) => {
    const what = say(`operator.assess.foreign.${kind}`)
    expect(whyNot(text)).toBe(say('suggest.file.foreign', { what }))
  })

  test('of nobody we know are not read', () => {
    expect(whyNot('{"a": 1}')).toBe(say('suggest.file.unknown'))
  })
})
