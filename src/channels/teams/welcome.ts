import { platformPress } from '../../domain/button-action.ts'
import { buttons, heading, message, text } from '../../message/build.ts'
import type { Message } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'

/** The first words in somebody's own chat, or in a place where a team talks. */
export function welcomeMessage(say: Say, isAlone: boolean): Message {
  if (!isAlone) {
    return message(
      heading(say('teams.welcome.place.title')),
      text(say('teams.welcome.place.body')),
      text(say('teams.welcome.place.quiet'), 'quiet'),
    )
  }
  return message(
    heading(say('teams.welcome.personal.title')),
    text(say('teams.welcome.personal.body')),
    text(say('teams.welcome.personal.private'), 'quiet'),
    buttons(
      {
        label: say('conversation.start.title'),
        action: { type: 'openStart' },
        style: 'primary',
      },
      { label: say('teams.help.button'), action: { type: helpAction } },
    ),
  )
}

/** The press of "What can you do?", which the core knows nothing of. */
export const helpAction = platformPress('teamsHelp')
