import { commandWords } from '../../conversation/commands.ts'
import { type Routed, type RoutingParts, routeWords } from '../../conversation/routing.ts'
import type { Say } from '../../message/words.ts'
import type { Talk } from './talk.ts'

/** Decides what typed words mean at a terminal: they are about the check that is open. */
export interface TypedWords extends RoutingParts {
  meaningOf(line: string): Promise<Routed>
}

/** Reads typed words for one conversation at a terminal. */
export function typedWordsOf(talk: Talk, say: Say): TypedWords {
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
