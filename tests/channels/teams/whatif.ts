import { createPublicListener } from '../../../src/channels/public/listener.ts'
import { createTeams, type TeamsParts } from '../../../src/channels/teams/teams.ts'
import { hashIds, systemClock, systemScheduler } from '../../../src/clock.ts'
import type { Policy } from '../../../src/domain/policy.ts'
import { typedWords } from '../../../src/engine/typed-words.ts'
import { sayInEach } from '../../../src/languages.ts'
import { productCheck } from '../../../src/questionnaires.ts'
import { type Application, createReviews } from '../../../src/review/create-reviews.ts'
import type { Languages } from '../../../src/review/parts.ts'
import type { Channel, Clock, Logger, Scheduler, Shelf, Store } from '../../../src/review/ports.ts'
import { createSuggestionReader } from '../../../src/suggest/read-suggestions.ts'
import { checks, content, say } from '../../own-content.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { countedFetch } from './busy.ts'
import type { Keys } from './keys.ts'
import { teamsApp } from './shapes.ts'
import type { Teams } from './tenant.ts'

/** The words of the product, for tests to look for. */
export const words = say

/** What a running Whatif may differ in. */
export interface Different extends Partial<Omit<TeamsParts, 'say' | 'logger'>> {
  readonly store?: Store
  readonly clock?: Clock
  readonly policy?: Policy
  /** With it people are told what waits for them. */
  readonly tellsBy?: Shelf
  readonly scheduler?: Scheduler
  /** Other languages beside the base. */
  readonly languages?: Languages
  readonly pace?: Channel['pace']
}

/** The real application with the real Teams channel, on loopback. */
export interface RunningWhatif {
  readonly reviews: Application
  readonly store: Store
  /** The public address. */
  readonly address: string
  /** What the operator's log says, a line each. */
  readonly log: readonly string[]
  stop(): Promise<void>
}

/** What the program bears when callers are checked by these keys; its own calls carry `bearer`. */
export const asApp = (teams: Teams, { issuer, openIdMetadata }: Keys, bearer: string) =>
  ({
    identity: {
      kind: 'app',
      appId: teamsApp.id,
      tenantId: teams.acme.tenantId,
      credentials: { kind: 'password', password: 'a secret' },
    },
    serviceUrls: [teams.address],
    trust: { issuer, openIdMetadata, token: async () => bearer },
  }) as const satisfies Different

/** A time that flies, so that nobody waits for Teams’ limits: two seconds pass with every look. */
function flying(): () => number {
  let now = Date.parse('2026-11-23T09:00:00.000Z')
  return () => {
    now += 2100
    return now
  }
}

/** Starts it; the same store and shelf make it a restart. */
export async function startWhatif(teams: Teams, different: Different = {}): Promise<RunningWhatif> {
  const {
    store = new MemoryStore(),
    clock = systemClock,
    scheduler = systemScheduler,
    pace = { post: 0, update: 0 },
    languages: _,
    shelf = new MemoryShelf(),
    policy,
    tellsBy,
    ...parts
  } = different
  const log: string[] = []
  const line =
    (level: string): Logger['info'] =>
    (event, facts = {}) =>
      void log.push([level, event, JSON.stringify(facts)].join(' '))
  const logger: Logger = { info: line('info'), warn: line('warn'), error: line('error') }
  const platform = createTeams({
    identity: { kind: 'anonymous' },
    onRemoval: 'keep',
    serviceUrls: [],
    shelf,
    now: flying(),
    fetch: countedFetch,
    ...parts,
    say: different.languages ? sayInEach(say, different.languages) : say,
    logger,
  })
  const channel = { ...platform.channel, pace }
  const reviews = createReviews({
    store,
    channels: new Map([[channel.name, channel]]),
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
    ...(tellsBy && { shelf: tellsBy }),
  })
  const listener = createPublicListener({
    port: 0,
    host: '127.0.0.1',
    logger,
    routes: platform.routes,
  })
  const address = await listener.start()
  teams.listensAt(`${address}/api/messages`)
  await platform.start(reviews)
  await reviews.resume()
  return {
    reviews,
    store,
    address,
    log,
    async stop() {
      await listener.stop()
      await platform.stop()
    },
  }
}
