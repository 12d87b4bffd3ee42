import { createLoneSending } from '../domain/lone-sending.ts'
import { isPictureKind } from '../domain/picture.ts'
import type { Sending } from '../domain/sending.ts'
import { AppError } from '../errors.ts'
import { message, text } from '../message/build.ts'
import type { Message } from '../message/message.ts'
import { awayRow } from './cards/waiting-card.ts'
import { checksAndDesk, homeOf, overviewOf, storyFormFor } from './check-list.ts'
import { createDelivery } from './delivery.ts'
import { drawingOf, entryContext } from './draw-card.ts'
import type { ActionTurns } from './handle-delivery.ts'
import { handleMeasured } from './handle-measured.ts'
import { itemOf } from './item-of.ts'
import { createItemReader } from './item-reader.ts'
import { createKeeper } from './keeper.ts'
import { knownLanguage, marked, partsIn } from './language.ts'
import { createNoticeSender, type NoticePort } from './notice-sender.ts'
import { type OperatorActions, operatorActions } from './operator-actions.ts'
import type { ReviewParts } from './parts.ts'
import { writePortfolio } from './portfolio-files.ts'
import { isOverviewShut, portfolioFor } from './portfolio-list.ts'
import type { Scheduler, Sender } from './ports.ts'
import { readingsOf } from './readings.ts'
import type { OutboxEntry, RecordKey } from './record.ts'
import { createRegularSweep } from './regular-sweep.ts'
import { createReminderLedger } from './reminder-ledger.ts'
import { drawPictureOf } from './report-files.ts'
import { createRetentionSweep } from './retention-sweep.ts'
import { lookAt, type ReviewContext } from './review-context.ts'
import { ReviewTurns } from './review-turns.ts'
import type { Reviews } from './reviews.ts'
import type { Drawn } from './send-card.ts'
import { suggestFrom } from './suggest-from-file.ts'
import { trackerChannel } from './tracker-channel.ts'
import { unreadableLines } from './unreadable-checks.ts'
import { tellWeekly } from './weekly-telling.ts'

/** The application, and the work it does by itself. */
export interface Application extends Reviews, OperatorActions {
  /** Sends what earlier runs still owed and tells what is due, once at start and regularly from then on. */
  resume(): Promise<void>
  /** Ends the work it does by itself: nothing more is begun, and it resolves when what has begun has ended. */
  stop(): Promise<void>
}

/** What the application needs beside what it works with. */
type ApplicationParts = ReviewParts & {
  readonly scheduler: Scheduler
  /** Another system that is told what happens; absent where none is. */
  readonly notices?: NoticePort
}

/** Puts the application together. */
export function createReviews(given: ApplicationParts): Application {
  const sending = given.sending ?? loneSending(given)
  const parts = { ...given, sending }
  const listeners = new Set<(workspace: string, review: string) => void>()
  const turns: ActionTurns = new ReviewTurns()
  const lists = { parts, turns }
  const show = ({ workspace, id }: RecordKey): void => {
    for (const listener of listeners) listener(workspace, id)
  }
  const delivery = createDelivery({
    ...parts,
    channels: withTrackers(parts),
    turns,
    draw: (record, entry) => drawnFrom(parts, lookAt(parts, record), entry),
    onShown: show,
  })
  const { notices: port, shelf } = parts
  const notices = port && shelf && createNoticeSender({ ...parts, port, shelf })
  const tell = (key: RecordKey): void => {
    show(key)
    delivery.work(key).catch(() => parts.logger.error('delivery-failed', { review: key.id }))
    notices?.look(key).catch(() => parts.logger.error('webhook-failed', { review: key.id }))
  }
  const ledger = parts.shelf && createReminderLedger(parts.shelf)
  const keeper = ledger && createKeeper({ parts, ledger, turns, sending, onChange: tell })
  const items = createItemReader({ parts, turns, sending, onChange: tell })
  const { retention } = parts
  const keeping =
    retention && createRetentionSweep({ parts, retention, turns, sending, onChange: tell })
  const regular = createRegularSweep(parts, async () => {
    await readAgain(parts)
    // A slow platform holds up no promise, and the other way round.
    await Promise.all([delivery.sweep(), keeper?.sweep(), items?.sweep()])
    // What is due in a check is told before the check goes.
    await keeping?.sweep()
    // Beside everything else: another system that is slow holds up nobody.
    notices?.sweep().catch(() => parts.logger.error('webhook-failed'))
    // After the promises: they come first where somebody hears one line only.
    if (ledger) await tellWeekly({ parts, ledger, turns, sending })
  })
  return {
    async handle(incoming) {
      const { outcome, changed, also } = await handleMeasured(parts, turns, incoming)
      if (changed) tell(changed)
      if (also) tell(also)
      return outcome
    },
    ...readingsOf(parts, turns),
    overview: (sender) => overviewOf(lists, sender),
    checks: (sender) => checksFor(lists, sender),
    home: (sender, page = 1) => homeOf(lists, { ...sender, page }),
    storyForm: (sender, words, place) => storyFormFor(lists, sender, words, place),
    portfolio: (whose, file) => portfolioFile(lists, whose, file),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async suggest(sender, review, brought) {
      const { outcome, changed } = await suggestFrom(parts, turns, { sender, review, ...brought })
      if (changed) tell(changed)
      return outcome
    },
    ...operatorActions(parts, turns),
    resume: regular.resume,
    async stop() {
      await Promise.all([delivery.close(), regular.stop()])
    },
  }
}

/** What other instances said since, before anybody is told anything. */
async function readAgain({ away, retention, clock, logger }: ReviewParts): Promise<void> {
  // So that nobody is told something who said in another instance that they are away.
  await away?.refresh().catch(() => logger.warn('away-unread'))
  // So that people are told the right day; where it cannot be read, the sweep that deletes says so, and deletes nothing.
  await retention?.look?.(clock.now()).catch(() => undefined)
}

const epoch = '1970-01-01T00:00:00.000Z'

/** What one instance alone needs to send, by the clock of the application. */
const loneSending = ({ clock }: Pick<ApplicationParts, 'clock'>): Sending =>
  createLoneSending(() => clock.between(epoch, clock.now()))

/** The channels, and the trackers as one of them. */
function withTrackers({ channels, trackers, clock }: ApplicationParts): ReviewParts['channels'] {
  if (!trackers) return channels
  const one = trackerChannel({ trackers, channels, clock })
  return new Map([...channels, [one.name, one]])
}

/** Every product that somebody may see, as a file in the language in which they read. */
async function portfolioFile(
  { parts, turns }: Parameters<typeof checksAndDesk>[0],
  ...[whose, file]: Parameters<Reviews['portfolio']>
): ReturnType<Reviews['portfolio']> {
  const language = whose === 'operator' ? undefined : whose.who.language
  const own = partsIn(parts, knownLanguage(parts, language))
  if (isOverviewShut(parts, whose)) {
    throw new AppError('not-allowed', own.say('overview.claimed'))
  }
  const found = await portfolioFor(own, turns, whose)
  return writePortfolio(own.say, own.catalogue, found, file)
}

/** A person's checks and what waits for them, as a screen of its own draws them. */
async function checksFor(
  lists: Parameters<typeof checksAndDesk>[0],
  sender: Sender,
): ReturnType<Reviews['checks']> {
  const { checks, desk, mayOverview, away, unreadable } = await checksAndDesk(lists, sender)
  const own = partsIn(lists.parts, knownLanguage(lists.parts, sender.who.language))
  const line = away && marked(own, message(...awayRow(own.say, away)))
  const lost =
    unreadable.length > 0 && marked(own, message(...unreadableLines(own.say, unreadable)))
  return {
    checks,
    waiting: desk.items,
    mayOverview,
    ...(line && { away: line }),
    ...(lost && { unreadable: lost }),
  }
}

/** A card as it looks now; where nothing is left to say, a line says so. */
function drawnFrom(
  parts: ReviewParts,
  context: ReviewContext | undefined,
  entry: OutboxEntry,
): Drawn {
  const item = context && entry.card.kind === 'item' ? itemOf(context, entry) : undefined
  if (item) {
    const fingerprint = parts.ids.derive(JSON.stringify(item))
    return { message: message(), fingerprint, item }
  }
  const drawn =
    (context && drawingOf(context).draw(entry)) ??
    movedMessage(context ? entryContext(context, entry).parts : parts)
  const pictures = drawn.elements.map((element) =>
    context && element.type === 'picture' ? pictureNow(context, element.picture) : '',
  )
  return { message: drawn, fingerprint: parts.ids.derive(JSON.stringify([drawn, pictures])) }
}

const movedMessage = (parts: ReviewParts): Message =>
  marked(parts, message(text(parts.say('conversation.moved'), 'quiet')))

/** What a picture shows now; empty where there is nothing to draw. */
function pictureNow(context: ReviewContext, picture: string): string {
  try {
    return isPictureKind(picture) ? drawPictureOf(context, picture) : ''
  } catch {
    return ''
  }
}
