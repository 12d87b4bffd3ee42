import { describe, expect, test } from 'vitest'
import { FormByLines, isDate } from '../../../src/channels/plain-text/form-by-lines.ts'
import type { Field } from '../../../src/message/message.ts'
import { say } from '../../own-content.ts'

const form = (...fields: readonly Field[]) =>
  new FormByLines(
    {
      title: 'What to do',
      elements: [
        { type: 'text', text: 'Say **who** does it.' },
        ...fields.map((field) => ({ type: 'field' as const, field })),
      ],
      submit: { label: 'Send', action: { type: 'decide' } },
    },
    say,
  )
const options = ['Fix it', 'Live with it', '3 of them'].map((label, n) => ({
  value: `v${n}`,
  label,
}))
const text: Field = { type: 'text', id: 'words', label: 'Your words', max: 5 }
const choice: Field = { type: 'choice', id: 'pick', label: 'Which', options }
const choices: Field = { type: 'choices', id: 'picks', label: 'Which ones', options }
const toggle: Field = { type: 'toggle', id: 'share', label: 'Share it' }
const date: Field = { type: 'date', id: 'due', label: 'By when' }

/** What is filled in after these lines; what is wrong, where the last of them is not taken. */
function filled(field: Field, ...lines: readonly string[]) {
  const asked = form(field)
  const problems = lines.map((line) => asked.take(line))
  return problems.at(-1) ?? asked.values.get(field.id)
}

describe('a form line by line', () => {
  test('says its words and how to leave it, then asks one field after the other', () => {
    const asked = form(text, toggle)
    expect(asked.title.split('\n')).toEqual([
      'What to do',
      'Say who does it.',
      say('terminal.form.hint'),
    ])
    expect(asked.prompt).toBe('Your words:')
    expect(asked.take('abc')).toBeUndefined()
    expect(asked.prompt).toBe(`Share it: ${say('terminal.form.yesNo')}`)
    asked.take('yes')
    expect(asked.prompt).toBeUndefined()
    expect([...asked.values]).toEqual([
      ['words', 'abc'],
      ['share', 'true'],
    ])
    expect(asked.take('more')).toBeUndefined()
    expect(asked.values.size).toBe(2)
  })

  test('a field that is not filled in rightly is asked for again', () => {
    const asked = form(text)
    expect(asked.take('abcdef')).toBe(say('terminal.form.tooLong', { count: 5 }))
    expect(asked.prompt).toBe('Your words:')
    expect(asked.take('abcde')).toBeUndefined()
    expect(asked.values.get('words')).toBe('abcde')
  })

  test('says what a field holds, an option by its label', () => {
    const now = (value: string) => `(${say('terminal.form.chosen', { value })})`
    expect(form({ ...text, value: 'old' }).prompt).toBe(`Your words: ${now('old')}`)
    expect(form({ ...choice, value: 'v1' }).prompt?.endsWith(now('Live with it'))).toBe(true)
    expect(form({ ...text, value: '' }).prompt).toBe('Your words:')
    expect(form({ ...choices, value: ['v1'] }).prompt).not.toContain('now')
    expect(form({ ...choice, value: 'gone' }).prompt).not.toContain('now')
  })
})

describe('an empty line', () => {
  test('keeps what a field holds, and a switch as it is', () => {
    expect(filled({ ...text, value: 'old' }, '')).toBe('old')
    expect(filled({ ...choices, value: ['v1'] }, '')).toEqual(['v1'])
    expect(filled({ ...toggle, value: true }, '')).toBe('true')
    expect(filled(toggle, '')).toBe('false')
  })

  test('leaves a field out that needs no answer, and not one that does', () => {
    expect(filled(text, '')).toBeUndefined()
    expect(filled({ ...text, required: true }, '')).toBe(say('terminal.form.needed'))
    expect(filled({ ...choices, required: true, value: [] }, '')).toBe(say('terminal.form.needed'))
    expect(filled({ ...text, required: true, value: 'old' }, '')).toBe('old')
  })
})

describe('a line for a field', () => {
  test.each([
    ['2', 'v1'],
    ['live with it', 'v1'],
    ['“Live with it.”', 'v1'],
    ['3 of them', 'v2'],
    ['3', 'v2'],
  ])('“%s” picks one', (line, value) => {
    expect(filled(choice, line)).toBe(value)
  })

  test.each(['0', '4', 'fix', '1, 2', ' , '])('“%s” does not pick one', (line) => {
    expect(filled(choice, line)).toBe(say('terminal.form.pickOne'))
  })

  test.each([
    ['1 3', ['v0', 'v2']],
    ['1,3', ['v0', 'v2']],
    ['Fix it; 2', ['v0', 'v1']],
    ['live with it, fix it', ['v1', 'v0']],
  ])('“%s” picks several', (line, values) => {
    expect(filled(choices, line)).toEqual(values)
  })

  test('with one that is not there picks none of several', () => {
    expect(filled(choices, '1, 9')).toBe(say('terminal.form.pickSome'))
    expect(filled(choices, 'fix it and more')).toBe(say('terminal.form.pickSome'))
  })

  test.each([
    ['Yes', 'true'],
    ['OK.', 'true'],
    ['n', 'false'],
    ['maybe', say('terminal.form.yesNo')],
  ])('“%s” turns a switch', (line, value) => {
    expect(filled(toggle, line)).toBe(value)
  })

  test('is a day that exists', () => {
    expect(filled(date, '2026-02-28')).toBe('2026-02-28')
    expect(filled(date, '2026-02-30')).toBe(say('terminal.form.date'))
    for (const none of [
      '2026-13-01',
      '2026-2-28',
      'on 2026-02-28',
      '2026-02-28T00:00',
      'tomorrow',
    ]) {
      expect([none, isDate(none)]).toEqual([none, false])
    }
  })

  test('names a person or a place as it was typed', () => {
    expect(filled({ type: 'person', id: 'to', label: 'Who' }, 'Ravi')).toBe('Ravi')
    expect(filled({ type: 'place', id: 'at', label: 'Where', onlyPrivate: false }, '#team')).toBe(
      '#team',
    )
  })

  test('shows nothing that steers a terminal', () => {
    expect(form({ ...text, label: 'Your\u001b[2J words' }).prompt).toBe('Your[2J words:')
  })
})
