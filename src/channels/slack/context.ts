import type { Conversation } from '../../conversation/conversation.ts'
import type { Within } from '../../conversation/deadline.ts'
import type { Say } from '../../message/words.ts'
import type { Logger, Sender, Shelf } from '../../review/ports.ts'
import type { Reviews } from '../../review/reviews.ts'
import type { FileLinks } from '../public/file-links.ts'
import type { Directory } from './directory.ts'
import type { Rasterise } from './pictures.ts'
import type { Workspaces } from './workspaces.ts'

/** The Slack context: the services that every part of this channel works with. */
export interface SlackContext {
  readonly workspaces: Workspaces
  readonly directory: Directory
  readonly shelf: Shelf
  readonly rasterise: Rasterise
  readonly links: FileLinks | undefined
  readonly say: Say
  /** What typed words mean, and the way from an outcome to a person. */
  readonly conversation: Conversation
  readonly logger: Logger
  /** The application; it is there before the first request comes. */
  readonly reviews: () => Reviews
  readonly now: () => number
  /** Waits for an answer, and goes on without it after a while. */
  readonly within: Within
  /** Resolves after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>
  /** A message was posted beside the outbox: it counts against the limits of its workspace. */
  readonly postedBeside: (team: string) => void
  /** How this channel calls addresses that Slack gave it. */
  readonly fetch: typeof fetch
  /** The only hosts that it calls so. */
  readonly mayCall: (url: string) => boolean
  /** The only addresses that files are fetched from. */
  readonly mayFetch: (url: string) => boolean
}

/** The name of this channel in records. */
export const slackName = 'slack'

/** The sender of a Slack action, as the application knows them. */
export const slackSenderOf = (workspace: string, who: Sender['who']): Sender => ({
  workspace,
  channel: slackName,
  who,
})
