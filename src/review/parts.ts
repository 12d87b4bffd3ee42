import type { Analyser } from '../analysis/analyser.ts'
import type { Catalogue } from '../analysis/threat.ts'
import type { ItemExtra } from '../domain/item-status.ts'
import type { Measures } from '../domain/measures.ts'
import type { Policy } from '../domain/policy.ts'
import type { Sending } from '../domain/sending.ts'
import type { CompiledFlow } from '../engine/machine.ts'
import type { TypedWords } from '../engine/typed-words.ts'
import type { Say } from '../message/words.ts'
import type { ReferenceTitles } from '../report/summary-input.ts'
import type { AwayBook } from './away-book.ts'
import type { Channel, Clock, Ids, Logger, Shelf, Store, Tracker } from './ports.ts'
import type { RetentionBook } from './retention.ts'
import type { FileReading, SuggestionReader } from './suggestion-file.ts'

/** A questionnaire ready to run, with the analyser that reads its answers. */
export interface Questionnaire {
  readonly compiled: CompiledFlow
  readonly analyser: Analyser
}

/** Everything of the application that is in one language. */
export interface Worded {
  readonly say: Say
  /** The command words that people type. */
  readonly typed: TypedWords
  readonly catalogue: Catalogue
  /** Titles for references in reports. */
  readonly references: ReferenceTitles
  /** By flow id. */
  readonly checks: ReadonlyMap<string, Questionnaire>
}

/** The languages that there are. */
export interface Languages {
  /** The one that content is written in. */
  readonly base: string
  /** The BCP 47 tags of all, the base first. */
  readonly tags: readonly string[]
  /** The words of one of them; they are read when they are first asked for. */
  wordsOf(tag: string): Worded | undefined
}

/** Tells of a channel, by its name, whether people's screens read the cards from the record. */
export const pullsIn =
  ({ channels }: Pick<ReviewParts, 'channels'>) =>
  (name: string): boolean =>
    channels.get(name)?.pulls === true

/** The tracker that agreed steps can go into. */
export interface TrackerParts {
  readonly tracker: Tracker
  /** A step goes there when somebody says so, or as soon as it is decided. */
  readonly put: 'press' | 'decided'
  /** What an item says beside the step. */
  readonly shows: ReadonlySet<ItemExtra>
}

/** The trackers of all workspaces: what one decided goes into its own and is read from there. */
export interface Trackers {
  /** The one that a workspace's steps go into; `undefined` where it has none. */
  of(workspace: string): TrackerParts | undefined
  /** The pace of the slowest. */
  readonly pace: Channel['pace']
}

/** Everything the application works with; put together in one place, from outside. Its words are those of the base language. */
export interface ReviewParts extends Worded {
  readonly store: Store
  readonly channels: ReadonlyMap<string, Channel>
  /** Shared with the other instances of the program; absent where this one is alone. */
  readonly sending?: Sending
  readonly clock: Clock
  readonly ids: Ids
  readonly logger: Logger
  /** Absent where nobody counts. */
  readonly measures?: Measures
  /** Absent where there is the base language alone. */
  readonly languages?: Languages
  /** The flow that new reviews run. */
  readonly newFlow: string
  /** How the organisation works; absent where the operator has set nothing. */
  readonly policy?: Policy
  /** How long closed checks are kept; absent: for ever. */
  readonly retention?: RetentionBook
  /** Since when dates act here, an ISO instant; what passed before is marked and told to nobody. Absent: since ever. */
  readonly actsSince?: string
  /** Where small things are kept beside the checks; without it nobody is told anything by itself. */
  readonly shelf?: Shelf
  /** Absent where no tracker is set up. */
  readonly trackers?: Trackers
  /** Reads what a file suggests; absent where no files are taken. */
  readonly readSuggestions?: (
    ...asked: Parameters<SuggestionReader>
  ) => FileReading | Promise<FileReading>
  /** Questions that most products of one team answer alike: they are suggested from one check to another. */
  readonly stableQuestions?: readonly string[]
  /** The program's version; files name it. */
  readonly version?: string
  /** Until when people are away, over all checks of a workspace; without it, it holds in the check where they said so. */
  readonly away?: AwayBook
  /** Whom to call when something is happening now; from the operator's settings. */
  readonly emergencyContact?: string
}
