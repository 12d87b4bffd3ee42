import { createSeal } from './channels/public/sealed.ts'
import { terminalChannel } from './channels/terminal/channel.ts'
import { webChannel } from './channels/web/channel.ts'
import { hashIds, systemClock, systemScheduler } from './clock.ts'
import type { Config } from './config.ts'
import type { RunningContent } from './content/content.ts'
import { within } from './conversation/deadline.ts'
import type { Measures, StorageFigures } from './domain/measures.ts'
import { openLanguages, sayInEach, wordedFrom } from './languages.ts'
import type { Say } from './message/words.ts'
import { openContent } from './open-content.ts'
import { openStorage, type Storage, type StoragePlace } from './open-storage.ts'
import { type Opened, openPlatforms } from './platforms.ts'
import { productCheck } from './questionnaires.ts'
import { openAwayBook } from './review/away-book.ts'
import { type Application, createReviews } from './review/create-reviews.ts'
import type { ReviewParts } from './review/parts.ts'
import type { Channel, Logger, Shelf, Store } from './review/ports.ts'
import { datesActSince } from './review/reminder-ledger.ts'
import { keepRetention, type RetentionBook, readRetention } from './review/retention.ts'
import type { FolderUse } from './storage/folder-use.ts'
import { version } from './version.ts'
import { openWebhook } from './webhooks/open-webhook.ts'
import { createTrackerShelf, openTrackers } from './workspace-trackers.ts'

/** The running program: everything put together, and how to take it apart again. */
export interface App {
  readonly reviews: Application
  readonly content: RunningContent
  readonly say: Say
  readonly store: Store
  readonly shelf: Shelf
  /** Opens the lines to Slack and Teams, as far as they are set up, and sends what an earlier run still owed. */
  openPlatforms(): Promise<Opened>
  /** Rejects when nothing can be kept now, or it is closing. */
  ready(): Promise<unknown>
  /** How much is kept; rejects when that cannot be found out now. */
  figures(): Promise<StorageFigures>
  /** From now on it is not ready, so that calls go to another instance; it still answers those that come. */
  turnAway(): void
  /** Sends what it has begun to send, gives up what it has claimed, and closes. */
  close(): Promise<void>
}

/** The settings, and what the program is opened for. */
type AppConfig = Config &
  Pick<StoragePlace, 'isReader'> & {
    /** True for the service, which deletes closed checks whose time is over; a command never does. */
    readonly isService?: boolean
  }

/** So long, in milliseconds, what has begun may take to end: a call to a platform takes no longer. */
const longestEnd = 12_000

/**
 * Puts the program together; what an earlier run still owed is sent once the platforms are opened.
 * Another program that wants the same data folder is told what for this one has it.
 * @throws AppError('bad-content') | AppError('data-in-use') | AppError('storage-failed')
 */
export async function openApp(
  config: AppConfig,
  logger: Logger,
  use?: FolderUse,
  measures?: Measures,
): Promise<App> {
  const storage = await openStorage(config, logger, use)
  try {
    return await putTogether({ config, logger, storage, measures })
  } catch (error) {
    // What could not be opened whole leaves the checks to others.
    await storage.close()
    throw error
  }
}

/** What the program is put together of. */
interface AppParts {
  readonly config: AppConfig
  readonly logger: Logger
  readonly storage: Storage
  readonly measures: Measures | undefined
}

/** What reads files of other tools is large, and most starts do without it. */
const suggestionReader =
  ({ suggestRules }: RunningContent): NonNullable<ReviewParts['readSuggestions']> =>
  async (file, asked) => {
    const { createSuggestionReader } = await import('./suggest/read-suggestions.ts')
    return createSuggestionReader(suggestRules)(file, asked)
  }

/** Only the service says how long closed checks are kept: a command may run with other settings, or none. */
const retentionFor = ({ isService, policy }: AppConfig, shelf: Shelf): Promise<RetentionBook> =>
  isService
    ? keepRetention(shelf, policy.keepClosedMonths, systemClock.now())
    : readRetention(shelf)

async function putTogether({ config, logger, storage, measures }: AppParts): Promise<App> {
  const { store, shelf, sending } = storage
  const { content, say: base } = await openContent(config.root)
  const worded = wordedFrom(content, base)
  const languages = await openLanguages(config.root, content, worded)
  const say = sayInEach(base, languages)
  const platforms = await openPlatforms({ config, storage, say, logger })
  const channels: readonly Channel[] = [webChannel, terminalChannel, ...platforms.channels]
  const { emergencyContact, webhook } = config
  const seal = config.secretKey === undefined ? undefined : createSeal(config.secretKey)
  const keptTrackers = createTrackerShelf({ shelf, seal, now: systemClock.now })
  const trackers = await openTrackers(keptTrackers, config.tracker, logger)
  const notices = webhook && (await openWebhook(webhook))
  const reviews = createReviews({
    store,
    ...(sending && { sending }),
    channels: new Map(channels.map((channel) => [channel.name, channel])),
    clock: systemClock,
    scheduler: systemScheduler,
    ids: hashIds,
    logger,
    ...(measures && { measures }),
    ...worded,
    say,
    languages,
    newFlow: productCheck,
    readSuggestions: suggestionReader(content),
    stableQuestions: content.suggestRules?.stable ?? [],
    version,
    policy: config.policy,
    shelf,
    away: await openAwayBook(shelf),
    actsSince: await datesActSince(shelf, systemClock.now()),
    retention: await retentionFor(config, shelf),
    ...(notices && { notices }),
    ...(trackers && { trackers }),
    ...(emergencyContact !== undefined && { emergencyContact }),
  })
  return {
    reviews,
    content,
    say,
    store,
    shelf,
    async openPlatforms() {
      try {
        return await platforms.start(reviews)
      } finally {
        // One slow platform must not keep anything else from going on.
        reviews.resume().catch(() => logger.error('resume-failed'))
      }
    },
    ready: storage.ready,
    figures: storage.figures,
    turnAway: storage.turnAway,
    async close() {
      storage.turnAway()
      try {
        await platforms.stop()
        await within(longestEnd, reviews.stop())
      } finally {
        await storage.close()
      }
    },
  }
}
