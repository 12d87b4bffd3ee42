import { expect, test } from 'vitest'
import { filledFields, withValue } from '../../src/message/filled.ts'
import type { Field } from '../../src/message/message.ts'

test('lines of one field are one list, whatever order they come in', () => {
  const values = [
    ['value.2', 'third'],
    ['value.0', 'first'],
    ['own', 'words'],
  ] as const
  expect(filledFields(values)).toEqual({ value: ['first', '', 'third'], own: 'words' })
})

test('only one digit is a place in a list', () => {
  expect(filledFields([['value.10', 'x']])).toEqual({ 'value.10': 'x' })
})

test('a name that every object has is a name like any other', () => {
  const filled = filledFields([
    ['__proto__', { bad: true }],
    ['constructor.0', 'x'],
  ])
  expect(Object.getPrototypeOf(filled)).toBe(Object.prototype)
  expect(Object.keys(filled)).toEqual(['__proto__', 'constructor'])
})

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
]

test.each<[Field, string, object, object]>([
  [{ type: 'text', id: 'x', label: 'X', max: 9 }, 'hi', { value: 'hi' }, { value: '' }],
  [{ type: 'choice', id: 'x', label: 'X', options }, 'a', { value: 'a' }, { value: '' }],
  [{ type: 'choices', id: 'x', label: 'X', options }, 'a,b', { value: ['a', 'b'] }, { value: [] }],
  [{ type: 'toggle', id: 'x', label: 'X' }, 'true', { value: true }, { value: false }],
  [
    { type: 'person', id: 'x', label: 'X' },
    'U1',
    { value: 'U1', person: 'U1' },
    { value: '', person: '' },
  ],
])('a form that comes back holds what was filled in: %o', (field, given, filled, emptied) => {
  expect(withValue(field, given)).toEqual({ ...field, ...filled })
  expect(withValue(field, undefined)).toEqual({ ...field, ...emptied })
})
