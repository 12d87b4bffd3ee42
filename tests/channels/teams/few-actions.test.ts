import { describe, expect, test } from 'vitest'
import { toActivity } from '../../../src/channels/teams/cards.ts'
import { countActions, mostActions } from '../../../src/channels/teams/few-actions.ts'
import { buttons, message, text } from '../../../src/message/build.ts'
import type { Button } from '../../../src/message/message.ts'
import { seenCard, sent } from '../adaptive-card/seen.ts'
import { words } from './whatif.ts'

const on = { review: 'r1', question: 'q1', version: 0 }
const answer = (n: number): Button => ({
  label: `Answer ${n}`,
  action: { type: 'answer', ...on, value: `v${n}` },
})
const unsure: Button = { label: 'Not sure', action: { type: 'notSure', ...on } }
const quiet = (type: 'why' | 'back' | 'more', label: string): Button => ({
  label,
  action: { type, review: 'r1', question: 'q1' },
  style: 'quiet',
})
const row = [quiet('why', 'Why?'), quiet('back', 'Back'), quiet('more', 'More')]

function question(count: number) {
  const answers = Array.from({ length: count }, (_, n) => answer(n + 1))
  const card = message(text('Which?'), buttons(...answers, unsure), buttons(...row))
  const content = toActivity(card, { say: words })?.attachments[0].content
  const body = content?.body ?? []
  return { body, seen: seenCard(content) }
}

describe.each([2, 3, 4, 5, 8, 12])('a question with %i answers', (count) => {
  const { body, seen } = question(count)

  test('carries six actions at most, and loses none', () => {
    expect(countActions(body)).toBeLessThanOrEqual(mostActions)
    expect(seen.buttons).toEqual(expect.arrayContaining(['Not sure', 'Why?', 'Back']))
    expect(seen.actions.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ type: 'more', question: 'q1' }),
    )
  })

  test('takes each answer', () => {
    for (let n = 1; n <= count; n++) {
      const button = seen.actions.find(({ title }) => title === `Answer ${n}`)
      const list = seen.actions.find(({ title }) => title === 'Send')
      const filling = { [words('teams.question.pick')]: `Answer ${n}` }
      const data = button ? sent(seen, button) : sent(seen, list ?? {}, filling)
      expect(data).toMatchObject({ ...on, type: 'answer', value: `v${n}` })
    }
  })
})

test('few answers stay buttons with nothing behind “More” but what is always there', () => {
  expect(question(2).seen.buttons).toEqual([
    'Answer 1',
    'Answer 2',
    'Not sure',
    'Why?',
    'Back',
    'More',
  ])
  expect(question(4).seen.buttons).toContain(words('teams.question.others'))
})

test('a list that nobody picked from gives no answer', () => {
  const { seen } = question(5)
  const list = seen.actions.find(({ title }) => title === 'Send') ?? {}
  expect(sent(seen, list)).toMatchObject({ value: '' })
})
