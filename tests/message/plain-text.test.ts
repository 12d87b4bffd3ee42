import { expect, test } from 'vitest'
import type { Message } from '../../src/message/message.ts'
import { plainText } from '../../src/message/plain-text.ts'

const action = { type: 'continue', review: 'r1' } as const

test('a message reads as lines that stand alone', () => {
  const message: Message = {
    audience: 'people',
    elements: [
      { type: 'heading', text: 'A **short** heading' },
      { type: 'text', text: '_Quiet_ words with [help](https://a.example)', tone: 'quiet' },
      { type: 'list', items: ['one', '**two**'], ordered: true },
      { type: 'list', items: ['dot'] },
      { type: 'pairs', items: [{ label: 'How bad', value: '**high**' }] },
      { type: 'divider' },
      { type: 'progress', text: 'Question 6 of about 20', done: 5, of: 20 },
      { type: 'picture', picture: 'risk-map', alt: 'Seven stories on a map' },
      { type: 'field', field: { type: 'text', id: 'why', label: 'Why not?', max: 100 } },
      {
        type: 'field',
        field: {
          type: 'choice',
          id: 'pick',
          label: 'Pick one',
          options: [
            { value: 'a', label: 'First' },
            { value: 'b', label: 'Second' },
          ],
        },
      },
      {
        type: 'buttons',
        buttons: [
          { label: 'Continue', action },
          { label: 'Stop', action },
        ],
      },
    ],
  }
  expect(plainText(message).split('\n')).toEqual([
    'A short heading',
    'Quiet words with help (https://a.example)',
    '1. one',
    '2. two',
    '- dot',
    'How bad: high',
    'Question 6 of about 20',
    'Seven stories on a map',
    'Why not?',
    'Pick one:',
    '1. First',
    '2. Second',
    '[Continue] [Stop]',
  ])
})

test('control characters cannot move the cursor of a terminal', () => {
  const text = plainText({ elements: [{ type: 'text', text: 'a\u001b[2Jb\u0007c\u202Ed' }] })
  expect(text).toBe('a[2Jbcd')
})
