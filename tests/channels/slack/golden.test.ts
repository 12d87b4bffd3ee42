import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { types } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import { classic, toBlocks } from '../../../src/channels/slack/blocks.ts'
import { refusalsOfMessage, refusalsOfView } from '../../../src/channels/slack/check-payload.ts'
import { loadingModal, toHome, toModal } from '../../../src/channels/slack/view.ts'
import { mainCards } from './main-cards.ts'
import { onAPhone } from './on-a-phone.ts'

// TEST_GOLDEN=write npx vitest run tests/channels/slack rewrites the files, for a person to read in the diff.
const { TEST_GOLDEN } = process.env
const writing = TEST_GOLDEN === 'write'
const folder = fileURLToPath(new URL('../../golden/slack/', import.meta.url))
if (writing) mkdirSync(folder, { recursive: true })

const { messages, forms, say } = await mainCards()
const slackFiles = { picture: (name: string) => ({ slackFile: `F0${name.toUpperCase()}` }) }

/** What is sent to Slack, in one file, and how it reads on a phone, in another. */
function asKept(name: string, payload: object, blocks: readonly types.AnyBlock[]): void {
  const files = [
    { file: `${name}.json`, text: `${JSON.stringify(payload, null, 2)}\n` },
    { file: `${name}.txt`, text: `${onAPhone(blocks)}\n` },
  ]
  for (const { file, text } of files) {
    if (writing) writeFileSync(folder + file, text)
    expect(text).toBe(readFileSync(folder + file, 'utf8'))
  }
}

describe.each([...messages])('the card “%s”', (name, message) => {
  const drawn = toBlocks(message, { say, ...slackFiles })

  test('is sent as it stands', () => {
    const blocks = drawn.blocks satisfies types.KnownBlock[]
    asKept(name, drawn, blocks)
  })

  test('passes Slack’s limits, and so does its classic form', () => {
    expect(refusalsOfMessage(drawn)).toEqual([])
    expect(refusalsOfMessage({ ...drawn, blocks: classic(drawn.blocks) })).toEqual([])
  })
})

describe.each([...forms])('the form “%s”', (name, form) => {
  const view = toModal(form, { say }) satisfies types.ModalView

  test('is sent as it stands', () => {
    asKept(name, view, view.blocks)
  })

  test('passes Slack’s limits', () => {
    expect(refusalsOfView(view)).toEqual([])
  })
})

test('the home page and the waiting window pass Slack’s limits', () => {
  for (const message of messages.values())
    expect(refusalsOfView(toHome(message, { say }))).toEqual([])
  expect(refusalsOfView(loadingModal('Your answer', say))).toEqual([])
})

test('every main card is there, and nothing is kept that no card makes', () => {
  const names = [...messages.keys(), ...forms.keys()]
  expect(names).toEqual(
    expect.arrayContaining(['question-text', 'settled', 'summary', 'digest', 'home']),
  )
  const kept = new Set(readdirSync(folder).map((file) => file.replace(/\.\w+$/, '')))
  expect([...kept].toSorted()).toEqual(names.toSorted())
})
