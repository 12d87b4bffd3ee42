import { expect, test } from 'vitest'
import { leadsToForm, turnsPage } from '../../src/conversation/opens-form.ts'

test.each([
  ['openDecide', true],
  ['openStory', false],
  ['decide', false],
  ['toString', false],
])('“%s” leads to a form: %s', (type, opens) => {
  expect(leadsToForm(type)).toBe(opens)
})

test('pages take the place of each other, and nothing else does', () => {
  expect(['home', 'everything', 'why', 'openStory'].filter(turnsPage)).toEqual([
    'home',
    'everything',
  ])
})
