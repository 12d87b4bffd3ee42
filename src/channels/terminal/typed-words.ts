import { commandWords } from '../../conversation/commands.ts'
import { type Routed, type RoutingParts, routeWords } from '../../conversation/route-words.ts'
import type { Say } from '../../message/words.ts'
import type { Talk } from './session.ts'

/** Decides what typed words mean at a terminal: they are about the check that is open. */
export interface TerminalWords extends RoutingParts {
  meaningOf(line: string): Promise<Routed>
}

/** Reads typed words for one conversation at a terminal. */
export function typedWordsOf(talk: Talk, say: Say): TerminalWords {
  const parts: RoutingParts = {
    say,
    commands: commandWords(say),
    helpLines: [say('terminal.help')],
    reviews: () => ({ overview: () => talk.overview(), feed: () => talk.look() }),
  }
  return {
    ...parts,
    meaningOf: (words) =>
      routeWords(parts, {
        sender: talk.sender,
        words,
        otherwise: 'answer',
        current: async () => talk.review,
      }),
  }
}
