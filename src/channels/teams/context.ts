import type { Conversation } from '../../conversation/conversation.ts'
import type { Say } from '../../message/words.ts'
import type { Logger, Sender, Shelf } from '../../review/ports.ts'
import type { Reviews } from '../../review/reviews.ts'
import type { FileLinks } from '../public/file-links.ts'
import type { Connector } from './connector.ts'
import type { Limiter } from './limiter.ts'
import type { Where } from './read-activity.ts'
import type { ConversationReference, Conversations } from './reference.ts'
import type { Roster } from './roster.ts'

/** The Teams context: the services that every part of this channel works with. */
export interface TeamsContext {
  readonly reviews: () => Reviews
  readonly say: Say
  readonly logger: Logger
  readonly shelf: Shelf
  readonly conversations: Conversations
  readonly connector: Connector
  readonly limiter: Limiter
  readonly roster: Roster
  /** Addresses of pictures and reports; without them only their descriptions are shown. */
  readonly links?: Pick<FileLinks, 'link'>
  readonly onRemoval: 'keep' | 'delete'
  /** What typed words mean, and the way from an outcome to a person. */
  readonly conversation: Conversation
  /** How files are fetched that people shared, and the only addresses that they are fetched from. */
  readonly fetch: typeof fetch
  readonly mayFetch: (url: string) => boolean
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Resolves after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>
}

/** One incoming activity of a person, and where it happened. */
export interface TeamsTurn {
  /** The same for a call that is sent again. */
  readonly delivery: string
  readonly tenantId: string
  readonly sender: Sender
  readonly where: Where
  /** The conversation it happened in. */
  readonly here: ConversationReference
}
