import { describe, expect, test } from 'vitest'
import { toBlocks } from '../../src/channels/slack/blocks.ts'
import { mrkdwn } from '../../src/channels/slack/mrkdwn.ts'
import { toActivity } from '../../src/channels/teams/cards.ts'
import { message, text } from '../../src/message/build.ts'
import { asTyped } from '../../src/message/escape.ts'
import { hasMentions, mentionOf, withoutMentions } from '../../src/message/mention.ts'
import { plainMessage } from '../../src/message/plain-text.ts'
import { say } from '../own-content.ts'

describe('a person named in a message', () => {
  test('is their name where nobody can be mentioned', () => {
    const named = message(text(`${mentionOf('U02RAVI', 'Ravi [he] *x*')} sees to it`))
    expect(plainMessage(mentionOf('U02RAVI', 'Ravi [he] *x*'))).toBe('Ravi [he] *x*')
    expect(hasMentions(named)).toBe(true)
    const plain = withoutMentions(named)
    expect(hasMentions(plain)).toBe(false)
    expect(plain.elements).toEqual([text(`${asTyped('Ravi [he] *x*')} sees to it`)])
  })

  test('is a mention of their account in Slack', () => {
    expect(mrkdwn(`${mentionOf('U02RAVI', 'Ravi')} sees to it`)).toBe('<@U02RAVI> sees to it')
    const { blocks, text: notice } = toBlocks(message(text(mentionOf('U02RAVI', 'Ravi'))), { say })
    expect(JSON.stringify(blocks)).toContain('<@U02RAVI>')
    expect(notice).toBe('Ravi')
  })

  test.each(['!channel', 'C0123456', 'ravi', 'U02RAVI> <!here'])(
    'in Slack, “%s” is no account and only a name',
    (id) => {
      expect(mrkdwn(mentionOf(id, 'Ravi'))).toBe('Ravi')
    },
  )

  test('is a mention of their account in Teams, with the words that stand for it', () => {
    const note = message(text(`${mentionOf('29:ravi', 'Ravi')} and ${mentionOf('29:mei', 'Mei')}`))
    const content = toActivity(note, { say })?.attachments[0].content
    expect(content?.body).toMatchObject([{ text: '<at>Ravi</at> and <at>Mei</at>' }])
    expect(content?.msteams.entities).toEqual([
      { type: 'mention', text: '<at>Ravi</at>', mentioned: { id: '29:ravi', name: 'Ravi' } },
      { type: 'mention', text: '<at>Mei</at>', mentioned: { id: '29:mei', name: 'Mei' } },
    ])
    expect(content?.fallbackText).toBe('Ravi and Mei')
  })

  test('in Teams, of two people of one name only one is mentioned, and never the wrong one', () => {
    const note = message(text(`${mentionOf('29:a', 'Ravi')}, ${mentionOf('29:b', 'Ravi')}`))
    const content = toActivity(note, { say })?.attachments[0].content
    expect(content?.body).toMatchObject([{ text: '<at>Ravi</at>, Ravi' }])
    expect(content?.msteams.entities).toHaveLength(1)
  })

  test('nobody is mentioned by words that somebody typed', () => {
    const typed = asTyped('[Ravi](person:U02RAVI)')
    expect(hasMentions(message(text(typed)))).toBe(false)
    expect(mrkdwn(typed)).not.toContain('<@')
    const content = toActivity(message(text(typed)), { say })?.attachments[0].content
    expect(content?.msteams).not.toHaveProperty('entities')
  })
})
