import type { types } from '@slack/bolt'
import { fit } from '../../message/limits.ts'
import { readAloud } from './mrkdwn.ts'

/** Words in Slack's markup; `verbatim` keeps Slack from making links and mentions of plain words. */
export const marked = (text: string): types.MrkdwnElement => ({
  type: 'mrkdwn',
  text,
  verbatim: true,
})

/** Plain words within a limit; codes such as `:bomb:` stay letters. */
export const plainTextObject = (words: string, limit: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: fit(readAloud(words).replace(/\s+/g, ' ').trim(), limit) || '…',
  emoji: false,
})
