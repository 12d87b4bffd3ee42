import { describe, expect, test } from 'vitest'
import { toHtml } from '../../src/report/html.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import { assessing, check, jsonOf, resultOf } from './assessing.ts'

const file = (answers: string): string => `product: { name: Swim Booking }\nanswers: ${answers}\n`

describe('a whole check from a file', () => {
  test('no answers at all is a check too: nothing is known, so nothing blocks', () => {
    const result = resultOf(file('{}'))
    expect(result.product).toEqual({ name: 'Swim Booking' })
    expect(result.asked).toEqual([])
    expect(result.ignored).toEqual([])
    expect(result.notLookedAt.questions.length).toBeGreaterThan(30)
  })

  test('an answers block that was left empty is the same', () => {
    expect(jsonOf('product: { name: Swim Booking }\nanswers:\n')).toBe(jsonOf(file('{}')))
  })

  test('YAML and JSON say the same', () => {
    const yaml = 'product:\n  name: A\nanswers:\n  about.stage: live\n  info.kinds: [health]\n'
    const json =
      '{\n\t"product": {"name": "A"},\n\t"answers": {"about.stage": "live", "info.kinds": ["health"]}\n}'
    expect(jsonOf(json)).toBe(jsonOf(yaml))
  })

  test('the same file gives the same bytes, with no names and no times in them', () => {
    const text = file('{ about.features: [signin, pay], in.how: password, info.kinds: "?" }')
    expect(jsonOf(text)).toBe(jsonOf(text))
    expect(jsonOf(text)).not.toMatch(/"(by|at|date)":/)
  })

  test('answers come back in the order of the questionnaire, whatever the order of the file', () => {
    const result = resultOf(file('{ info.kinds: [contact], about.stage: live }'))
    expect(result.asked).toEqual(['about.stage', 'info.kinds'])
  })

  test('one choice may be written without a list', () => {
    expect(jsonOf(file('{ info.kinds: health }'))).toBe(jsonOf(file('{ info.kinds: [health] }')))
  })

  test('not sure leaves stories possible, skipping says nothing', () => {
    const unsure = resultOf(file('{ about.features: "?" }'))
    const skipped = resultOf(file('{ about.features: null }'))
    const possible = (result: typeof unsure) =>
      result.findings.filter(({ status }) => status === 'possible').length
    expect(unsure.asked).toEqual(['about.features'])
    expect(skipped.asked).toEqual(['about.features'])
    expect(possible(unsure)).toBeGreaterThan(possible(skipped))
  })

  test('more answers than a conversation would ask for all count', () => {
    const all = check.compiled.flow.questions
      .filter((question) => question.choices.length > 0)
      .map((question) => `  ${question.id}: ${question.choices[0]?.value}`)
    const result = resultOf(`product: { name: A }\nanswers:\n${all.join('\n')}\n`)
    expect(result.asked.length).toBeGreaterThan(35)
    expect(result.asked.length + result.ignored.length).toBe(all.length)
  })
})

describe('answers that do not count', () => {
  test('come back when their question does not apply, with the answer that closes it', () => {
    const result = resultOf(file('{ about.features: [none], in.how: password }'))
    expect(result.asked).toEqual(['about.features'])
    expect(result.ignored).toEqual([
      { question: 'in.how', reason: 'does not apply, going by about.features' },
    ])
  })

  test('count while it is not known whether their question applies', () => {
    expect(resultOf(file('{ in.how: password }')).ignored).toEqual([])
    expect(resultOf(file('{ about.features: "?", in.how: password }')).ignored).toEqual([])
  })

  test('are skipped ones too', () => {
    const result = resultOf(file('{ about.features: [none], in.how: null }'))
    expect(result.ignored.map(({ question }) => question)).toEqual(['in.how'])
  })

  test('come back when they already follow from others', () => {
    const inferred = check.compiled.flow.questions.filter((question) => question.inferred)
    expect(inferred.length).toBeGreaterThan(0)
    const result = resultOf(file('{ about.shape: [web], people.who: [public], out.reach: inside }'))
    expect(result.ignored).toEqual([
      {
        question: 'out.reach',
        reason: 'already known to be “anyone”, going by about.shape, people.who',
      },
    ])
  })

  test('change nothing else', () => {
    const withIt = resultOf(file('{ about.features: [none], in.how: password }'))
    const without = resultOf(file('{ about.features: [none] }'))
    const { answers } = without
    expect(withIt.answers?.filter(({ unused }) => !unused)).toEqual(answers)
    expect({ ...withIt, ignored: [], answers }).toEqual(without)
  })
})

describe('connected services', () => {
  const two = 'conn.kinds: [pay, mail], conn.services: [Stripe, Mailgun]'

  test('have answers of their own, the second one by its number', () => {
    const result = resultOf(file(`{ ${two}, conn.gives: [money], conn.gives.2: [personal] }`))
    expect(result.asked).toContain('conn.gives')
    expect(result.asked).toContain('conn.gives.2')
    expect(result.ignored).toEqual([])
  })

  test('that were not named have none', () => {
    const result = resultOf(file(`{ ${two}, conn.gives.3: [personal] }`))
    expect(result.ignored).toEqual([
      { question: 'conn.gives.3', reason: 'does not apply, going by conn.services' },
    ])
  })
})

describe('words of every kind', () => {
  const words = [
    '👩‍👩‍👧‍👦 🏊',
    'שלום לכולם',
    'x'.repeat(600),
    '<script>alert(1)</script>',
    '{"a": 1}',
  ]

  test.each(words)('are kept as they are: %s', (said) => {
    const text = JSON.stringify({
      product: { name: said.slice(0, 120) },
      answers: { 'wrong.never': said },
    })
    const result = resultOf(text)
    expect(result.product.name).toBe(said.slice(0, 120))
    expect(result.asked).toEqual(['wrong.never'])
  })
})

describe('answers as people and spreadsheets write them', () => {
  test('a choice may be named by its label, several by their labels joined', () => {
    const byLabel = file(
      '{ about.stage: "Yes, people use it", about.shape: "A website, A phone or computer app" }',
    )
    expect(jsonOf(byLabel)).toBe(jsonOf(file('{ about.stage: live, about.shape: [web, app] }')))
  })

  test('services between commas are so many services', () => {
    const line = file('{ conn.kinds: [pay, mail], conn.services: "Stripe, PayPal" }')
    const list = file('{ conn.kinds: [pay, mail], conn.services: [Stripe, PayPal] }')
    expect(jsonOf(line)).toBe(jsonOf(list))
    expect(jsonOf(list)).not.toContain('Stripe, PayPal')
  })

  test('a comma inside an entry of a list belongs to its name', () => {
    const text = jsonOf(file('{ conn.kinds: [pay], conn.services: ["Stripe, Inc."] }'))
    expect(text).toContain('Stripe, Inc.')
  })

  test.each(['not sure', 'Don’t know', 'unknown', 'TBD', 'n/a'])('“%s” is not sure', (words) => {
    expect(jsonOf(file(`{ info.leak: ${words} }`))).toBe(jsonOf(file('{ info.leak: "?" }')))
  })
})

test('what does not count stands in the reports for people too', () => {
  const assessed = assessing(file('{ about.features: [none], in.how: password }'))
  if (!assessed.ok) throw new Error('The file is good.')
  const line = 'in.how: does not apply, going by about.features'
  expect(toMarkdown(assessed.summary)).toContain(`- ${line}`)
  expect(toHtml(assessed.summary)).toContain(line)
})
