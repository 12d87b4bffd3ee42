import { buttons, heading, message } from '../message/build.ts'
import type { Button, Message } from '../message/message.ts'
import type { Say } from '../message/words.ts'

/** What the app can do, in a few lines, with buttons for the first of them. */
export function helpMessage(
  say: Say,
  more: {
    /** What is to be said about this channel alone. */
    readonly lines?: readonly string[]
    /** The check that somebody can go on with. */
    readonly review?: string
  } = {},
): Message {
  const { lines = [], review } = more
  const goOn: Button[] =
    review === undefined
      ? []
      : [{ label: say('conversation.stop.continue'), action: { type: 'continue', review } }]
  return message(
    heading(say('chat.help.title')),
    {
      type: 'list',
      items: [
        say('chat.help.start'),
        say('chat.help.checks'),
        say('chat.help.answer'),
        say('chat.help.continue'),
        say('chat.help.report'),
        say('chat.help.delete'),
        ...lines,
      ],
    },
    buttons(
      ...goOn,
      {
        label: say('conversation.start.title'),
        action: { type: 'openStart' },
        style: 'primary',
      },
      { label: say('chat.checks'), action: { type: 'home', page: 1 } },
    ),
  )
}
