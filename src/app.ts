import { terminalChannel } from './channels/terminal/channel.ts'
import { webChannel } from './channels/web/server.ts'
import { productCheck, readyChecks } from './checks.ts'
import { hashIds, systemClock, systemScheduler } from './clock.ts'
import type { Config } from './config.ts'
import type { Content } from './content/content.ts'
import { typedWords } from './engine/typed.ts'
import type { Say } from './message/words.ts'
import { openContent } from './open-content.ts'
import { type Application, createReviews } from './review/create-reviews.ts'
import type { Channel, Logger, Store } from './review/ports.ts'
import { openLowdbStore } from './storage/lowdb-store.ts'

/** The running program: everything put together, and how to take it apart again. */
export interface App {
  readonly reviews: Application
  readonly content: Content
  readonly say: Say
  readonly store: Store
  close(): Promise<void>
}

/**
 * Puts the program together and sends what an earlier run still owed.
 * @throws AppError('bad-content') | AppError('data-in-use') | AppError('storage-failed')
 */
export async function openApp(config: Config, logger: Logger): Promise<App> {
  const { content, say } = await openContent(config.root)
  const store = await openLowdbStore({ folder: config.data, logger })
  const channels: readonly Channel[] = [webChannel, terminalChannel]
  const { emergencyContact } = config
  const reviews = createReviews({
    store,
    channels: new Map(channels.map((channel) => [channel.name, channel])),
    clock: systemClock,
    scheduler: systemScheduler,
    ids: hashIds,
    logger,
    say,
    typed: typedWords(say),
    catalogue: content.catalogue,
    references: content.references,
    checks: readyChecks(content, say),
    newFlow: productCheck,
    ...(emergencyContact !== undefined && { emergencyContact }),
  })
  // One slow platform must not keep the page from opening.
  reviews.resume().catch(() => logger.error('resume-failed'))
  return { reviews, content, say, store, close: () => store.close() }
}
