import { buttons, heading, message } from '../message/build.ts'
import type { Button, Message } from '../message/message.ts'
import type { Say } from '../message/words.ts'

/** The help: what the app can do, lines for this channel alone, and a button to continue a check. */
export function helpMessage(say: Say, lines: readonly string[] = [], review?: string): Message {
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
        say('chat.help.export'),
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
