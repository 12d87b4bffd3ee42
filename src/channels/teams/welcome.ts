import { platformPress } from '../../domain/button-action.ts'
import { buttons, heading, message, text } from '../../message/build.ts'
import type { Message } from '../../message/message.ts'
import { type Say, sayIn, spokenIn } from '../../message/words.ts'

/** The first words in somebody's own chat, or in a place where a team talks. */
export function welcomeMessage(base: Say, isAlone: boolean, language?: string): Message {
  const say = sayIn(base, language)
  return spokenIn(say, base, isAlone ? welcomeAlone(say) : welcomePlace(say))
}

const welcomePlace = (say: Say): Message =>
  message(
    heading(say('teams.welcome.place.title')),
    text(say('teams.welcome.place.body')),
    text(say('teams.welcome.place.quiet'), 'quiet'),
  )

const welcomeAlone = (say: Say): Message =>
  message(
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

/** The press of "What can you do?", which the core knows nothing of. */
export const helpAction = platformPress('teamsHelp')
