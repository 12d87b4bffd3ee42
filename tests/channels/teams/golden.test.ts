import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { aim, bytesOf, formMessage, toActivity } from '../../../src/channels/teams/cards.ts'
import { welcomeMessage } from '../../../src/channels/teams/welcome.ts'
import { helpMessage } from '../../../src/conversation/help.ts'
import type { Message } from '../../../src/message/message.ts'
import { type SeenCard, seenCard } from '../adaptive-card/seen.ts'
import { mainCards } from '../slack/main-cards.ts'
import { wrongWith } from './card-check.ts'

// TEST_GOLDEN=write npx vitest run tests/channels/teams rewrites the files, for a person to read in the diff.
const { TEST_GOLDEN } = process.env
const writing = TEST_GOLDEN === 'write'
const folder = fileURLToPath(new URL('../../golden/teams/', import.meta.url))
if (writing) mkdirSync(folder, { recursive: true })

const { messages, forms, say } = await mainCards()
const cards = new Map<string, Message>([
  ['welcome', welcomeMessage(say, true)],
  ['welcome-place', welcomeMessage(say, false)],
  ['help', helpMessage(say, [say('teams.help.team')])],
  ...messages,
  ...[...forms].map(([name, form]) => [name, formMessage(form)] as const),
])
const drawing = {
  say,
  picture: (name: string) => `https://whatif.example/files/${name}`,
  people: {
    options: ['Dana', 'Mei', 'Ravi'].map((label) => ({ value: `29:1${label}`, label })),
  },
  marks: { card: 'card' },
}

/** How it reads: the words, what is filled in, and the buttons in their rows. */
function asRead(summary: string, { text, fields }: SeenCard, rows: readonly string[]): string {
  const inputs = fields.map(
    ({ kind, label, options = [] }) => `(${[`${kind}: ${label}`, ...options].join(' | ')})`,
  )
  return [`In a notification: ${summary}`, '', text, ...inputs, ...rows, ''].join('\n')
}

/** Rows of buttons, as they stand beside each other. */
function* rowsIn(part: unknown): Generator<string> {
  if (typeof part !== 'object' || part === null) return
  const { actions, selectAction } = part as { actions?: unknown; selectAction?: { title: string } }
  if (Array.isArray(actions)) yield actions.map(({ title }) => `[${title}]`).join(' ')
  else if (selectAction) yield `[${selectAction.title}]`
  else for (const inside of Object.values(part)) yield* rowsIn(inside)
}

describe.each([...cards])('the card “%s”', (name, message) => {
  const activity = toActivity(message, drawing)
  const card = activity?.attachments[0].content

  test('is sent as it stands', () => {
    const rows = [...rowsIn(card?.body)]
    const files = [
      { file: `${name}.json`, text: `${JSON.stringify(activity, null, 2)}\n` },
      { file: `${name}.txt`, text: asRead(activity?.summary ?? '', seenCard(card), rows) },
    ]
    for (const { file, text } of files) {
      if (writing) writeFileSync(folder + file, text)
      expect(text).toBe(readFileSync(folder + file, 'utf8'))
    }
  })

  test('is read by Microsoft’s own program without a remark, three buttons a row at most', () => {
    expect(wrongWith({ ...activity })).toEqual([])
  })

  test('is as small as phones like it', () => {
    expect(bytesOf(activity ?? {})).toBeLessThan(aim)
  })
})

test('every main card is there, and nothing is kept that no card makes', () => {
  const names = [...cards.keys()]
  expect(names).toEqual(expect.arrayContaining(['question-text', 'settled', 'summary', 'digest']))
  const kept = new Set(readdirSync(folder).map((file) => file.replace(/\.\w+$/, '')))
  expect([...kept].toSorted()).toEqual(names.toSorted())
})
