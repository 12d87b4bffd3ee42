import { describe, expect, test } from 'vitest'
import { wordsOfMessage } from '../../../src/channels/slack/message-words.ts'

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })

describe('what a message says', () => {
  test('its text, where it has some', () => {
    const blocks = [{ type: 'section', text: mrkdwn('more') }]
    expect(wordsOfMessage({ text: 'A key got lost', blocks })).toBe('A key got lost')
  })

  test('the words in its blocks otherwise, without its buttons', () => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'Disk full' } },
      { type: 'section', text: mrkdwn('On *db1*'), fields: [mrkdwn('since 9:00'), mrkdwn('95 %')] },
      { type: 'context', elements: [mrkdwn('from the watch')] },
      { type: 'actions', elements: [{ type: 'button', text: { text: 'Silence' } }] },
    ]
    expect(wordsOfMessage({ text: '', blocks })).toBe(
      'Disk full\nOn *db1*\nsince 9:00\n95 %\nfrom the watch',
    )
  })

  test('rich text, a line for each of its lines', () => {
    const section = (...texts: string[]) => ({
      type: 'rich_text_section',
      elements: texts.map((text) => ({ type: 'text', text })),
    })
    const list = { type: 'rich_text_list', elements: [section('one'), section('two')] }
    const blocks = [{ type: 'rich_text', elements: [section('A key ', 'got lost'), list] }]
    expect(wordsOfMessage({ text: null, blocks })).toBe('A key got lost\none\ntwo')
  })

  test('attachments, and their fallback only where they say nothing else', () => {
    const full = { title: 'Alarm', text: 'Too hot', fallback: 'Alarm: Too hot' }
    expect(wordsOfMessage({ attachments: [full, { fallback: 'Door open' }] })).toBe(
      'Alarm\nToo hot\nDoor open',
    )
  })

  test.each([
    [undefined],
    [[]],
    ['words'],
    [{ type: 'divider' }],
    [[null, 7, { text: { text: 3 } }]],
  ])('nothing, of %o', (blocks) => {
    expect(wordsOfMessage({ text: ' ', blocks })).toBe('')
  })

  test('no more than somebody would read, however much and however deep it is', () => {
    let deep: unknown = mrkdwn('never reached')
    for (let n = 0; n < 1000; n++) deep = { elements: [deep] }
    expect(wordsOfMessage({ blocks: deep })).toBe('')
    const many = Array.from({ length: 5000 }, () => mrkdwn('x'.repeat(500)))
    expect(wordsOfMessage({ blocks: many }).length).toBeLessThanOrEqual(4000)
  })
})
