import { createPublicListener } from '../../../src/channels/public/listener.ts'
import { createSlack, type SlackParts } from '../../../src/channels/slack/slack.ts'
import { hashIds, systemScheduler } from '../../../src/clock.ts'
import type { Policy } from '../../../src/domain/policy.ts'
import type { Sending } from '../../../src/domain/sending.ts'
import { typedWords } from '../../../src/engine/typed-words.ts'
import { sayInEach } from '../../../src/languages.ts'
import { productCheck } from '../../../src/questionnaires.ts'
import { rasterise } from '../../../src/rasterise.ts'
import { type Application, createReviews } from '../../../src/review/create-reviews.ts'
import type { Languages } from '../../../src/review/parts.ts'
import type { Clock, Logger, Scheduler, Shelf, Store } from '../../../src/review/ports.ts'
import { createSuggestionReader } from '../../../src/suggest/read-suggestions.ts'
import { checks, content, say } from '../../own-content.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { quickTime } from './quick-time.ts'
import type { Slack } from './workspace.ts'

/** The words of the product, for tests to look for. */
export const words = say

/** What a running Whatif may differ in. */
export interface Different extends Partial<Omit<SlackParts, 'say' | 'logger'>> {
  readonly store?: Store
  readonly clock?: Clock
  readonly policy?: Policy
  /** With it people are told what waits for them. */
  readonly tellsBy?: Shelf
  readonly scheduler?: Scheduler
  /** What it shares with other instances. */
  readonly sending?: Sending
  /** Other languages beside the base. */
  readonly languages?: Languages
  /** Of the public listener; any free one otherwise. */
  readonly port?: number
  /** It gives up waiting for Slack as soon as it does with people; otherwise it waits for every answer. */
  readonly goesOnWithoutAnswers?: boolean
}

/** The real application with the real Slack channel, on loopback. */
export interface RunningWhatif {
  readonly reviews: Application
  readonly store: Store
  /** The public address. */
  readonly address: string
  /** What the operator's log says, a line each. */
  readonly log: readonly string[]
  stop(): Promise<void>
}

/** A call is over when the last letter of its answer is there. */
const wholly =
  (call: typeof fetch): typeof fetch =>
  async (target, init = {}) => {
    // Without the time limit of the call: only a test says when something takes too long.
    const { signal: _, ...asked } = init
    const answer = await call(target, asked)
    const { status, headers } = answer
    return new Response((await answer.text()) || null, { status, headers })
  }

/** Starts it for the first workspace; the same store and shelf make it a restart. */
export async function startWhatif(slack: Slack, different: Different = {}): Promise<RunningWhatif> {
  const {
    store = new MemoryStore(),
    clock = quickTime.clock,
    scheduler = clock === quickTime.clock ? quickTime.scheduler : systemScheduler,
    port = 0,
    goesOnWithoutAnswers = false,
    languages: _,
    shelf = new MemoryShelf(),
    policy,
    tellsBy,
    sending,
    ...parts
  } = different
  const isMoved = clock !== quickTime.clock
  slack.goesBy(isMoved ? { now: different.now ?? Date.now } : quickTime)
  const log: string[] = []
  const line =
    (level: string): Logger['info'] =>
    (event, facts = {}) =>
      void log.push([level, event, JSON.stringify(facts)].join(' '))
  const logger: Logger = { info: line('info'), warn: line('warn'), error: line('error') }
  const channel = createSlack({
    connection: { mode: 'http', signingSecret: slack.app.signingSecret },
    credentials: { kind: 'token', botToken: slack.acme.botToken },
    shelf,
    apiUrl: slack.apiUrl,
    // Where a test moves the clock itself, Slack’s pace would only stand still.
    // A busy computer must not decide what a test sees: the program waits for every answer.
    ...(!goesOnWithoutAnswers && { within: (_milliseconds, work) => work }),
    ...(isMoved ? { rates: { pace: { post: 0, update: 0 } } } : { now: quickTime.now }),
    ...parts,
    fetch: slack.during(wholly(different.fetch ?? fetch)),
    rasterise: slack.during(async (svg, width) => (different.rasterise ?? rasterise)(svg, width)),
    say: different.languages ? sayInEach(say, different.languages) : say,
    logger,
  })
  const reviews = createReviews({
    store,
    channels: new Map([[channel.channel.name, channel.channel]]),
    clock,
    scheduler,
    ids: hashIds,
    logger,
    say,
    typed: typedWords(say),
    catalogue: content.catalogue,
    references: content.references,
    checks,
    newFlow: productCheck,
    readSuggestions: createSuggestionReader(content.suggestRules),
    ...(different.languages && { languages: different.languages }),
    ...(policy && { policy }),
    ...(sending && { sending }),
    ...(tellsBy && { shelf: tellsBy }),
  })
  const listener = createPublicListener({
    port,
    host: '127.0.0.1',
    logger,
    routes: channel.routes,
  })
  const address = await listener.start()
  if (different.connection?.mode !== 'socket') slack.listensAt(`${address}/slack/events`)
  await channel.start(reviews)
  await reviews.resume()
  return {
    reviews,
    store,
    address,
    log,
    async stop() {
      await listener.stop()
      await channel.stop()
    },
  }
}
