import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { type App, openApp } from '../app.ts'
import { pageFolder } from '../built.ts'
import { keyFrom } from '../channels/public/sealed.ts'
import { type BoundNames, openBoundNames } from '../channels/web/bound-names.ts'
import { nameSchema } from '../channels/web/person.ts'
import { createWebChannel, type WebServer } from '../channels/web/server.ts'
import { type Config, readConfig } from '../config.ts'
import { limits } from '../domain/limits.ts'
import { createLogger } from '../logger.ts'
import { createMetricsListener } from '../metrics/listener.ts'
import { createMetrics, type Metrics } from '../metrics/metrics.ts'
import { forgetNotices } from '../review/notice-sender.ts'
import type { Logger } from '../review/ports.ts'
import { noteUse } from '../storage/lock.ts'
import { secretOf } from '../storage/secret-file.ts'
import { version } from '../version.ts'
import type { Command, Io } from './command.ts'

/** Opens the page on this computer until it is told to stop. */
export const command: Command = {
  options: ['port', 'data'],
  words: { least: 0, most: 0 },
  async run({ options }, io) {
    const config = readConfig(io.environment, options)
    const logger = createLogger(config.logLevel)
    const stopped = untilStopped()
    const { port } = config
    const metrics = metricsFor(config, logger, () => app)
    const use = { as: 'page', ...(port > 0 && { port }) } as const
    const app = await openApp({ ...config, isService: true }, logger, use, metrics?.measures)
    const { say } = app
    /** What was opened, and has to be closed however this ends; the last first. */
    const closing: (() => unknown)[] = [() => app.close()]
    try {
      // Before anybody is told an address: what is refused here ends the start.
      const figures = await openFigures(config, { metrics, logger })
      closing.unshift(() => figures?.stop())
      const bound = await openBoundNames(app.shelf)
      const page = await pageFor(app, { config, logger, bound, ...(metrics && { metrics }) })
      const address = await page.start()
      closing.unshift(() => page.stop())
      await noteAndTell(address, { config, io, say })
      if (figures)
        await io.print(`${say('operator.start.metrics', { address: figures.address })}\n`)
      await openToPlatforms(app, { io, logger })
      const hearing = onEnter(io, (line) => io.print(`${invitationWords(say, page, line)}\n`))
      closing.unshift(() => hearing.stop())
      const looking = setInterval(() => void bound.refresh().catch(() => undefined), boundEvery)
      closing.unshift(() => clearInterval(looking))
      await stopped
      if (config.database && config.publicListener) {
        // Whoever shares calls among instances looks every few seconds where they may go.
        app.turnAway()
        await pause(turningAwayMs)
      }
    } finally {
      await closeAll(closing)
    }
    const ended = config.database
      ? say('operator.start.stoppedDatabase')
      : say('operator.start.stopped', { data: config.data })
    await io.print(`${ended}\n`)
    return 0
  },
}

/** Closes each of these in turn, also where one cannot be closed. @throws what the first one threw */
async function closeAll(closing: readonly (() => unknown)[]): Promise<void> {
  const [close, ...others] = closing
  if (!close) return
  try {
    await close()
  } finally {
    await closeAll(others)
  }
}

interface PageParts {
  readonly config: Config
  readonly logger: Logger
  readonly bound: BoundNames
  readonly metrics?: Metrics
}

async function pageFor(
  { reviews, say, shelf, ready }: App,
  { config, logger, bound, metrics }: PageParts,
): Promise<WebServer> {
  const { port, emergencyContact } = config
  if (!config.webhook) await forgetNotices(shelf)
  return createWebChannel({
    reviews,
    say,
    port,
    logger,
    secret: await pageSecret(config),
    version,
    ready,
    page: pageFolder,
    bound,
    ...(metrics && { metrics }),
    ...(emergencyContact !== undefined && { emergencyContact }),
  })
}

async function noteAndTell(
  address: string,
  { config, io, say }: { readonly config: Config; readonly io: Io; readonly say: App['say'] },
): Promise<void> {
  // Only now is it known which port was free.
  if (config.port === 0 && !config.database)
    await noteUse(config.data, { as: 'page', port: Number(new URL(address).port) })
  await io.print(
    [
      say('operator.start.address', { address }),
      say('operator.start.once'),
      say('operator.start.invite'),
      say('operator.start.stop'),
      '',
    ].join('\n'),
  )
}

/** The operator’s figures, from the first moment on; `undefined` where none are wanted. */
function metricsFor({ metrics }: Config, logger: Logger, app: () => App): Metrics | undefined {
  if (metrics && 'isOff' in metrics) return undefined
  return createMetrics({ logger, figures: () => app().figures() })
}

/** Opens the port of its own at which figures are read, where one was set up. */
async function openFigures(
  { metrics: settings }: Config,
  { metrics, logger }: { readonly metrics: Metrics | undefined; readonly logger: Logger },
): Promise<{ readonly address: string; stop(): Promise<void> } | undefined> {
  if (!metrics || !settings || 'isOff' in settings || !settings.listener) return undefined
  const listener = createMetricsListener({ ...settings.listener, metrics, logger })
  return { address: await listener.start(), stop: () => listener.stop() }
}

const turningAwayMs = 5000

/** So often, in milliseconds, this page takes up which names another one has bound. */
const boundEvery = 60_000

/** What seals sessions: kept in the folder; with a database, where nothing need be kept here, made of the secret key. */
async function pageSecret({ data, database, secretKey }: Config): Promise<Uint8Array> {
  if (!database) return secretOf(data)
  return secretKey === undefined ? randomBytes(32) : keyFrom(secretKey, 'page-sessions')
}

/** Slack or Teams out of reach must not take the page away. */
async function openToPlatforms(
  { openPlatforms, say }: App,
  { io, logger }: { readonly io: Io; readonly logger: Logger },
): Promise<void> {
  const tellFailed = async (channel: string, why: string): Promise<void> => {
    logger.error('platform-not-open', { channel })
    await io.print(`${say('operator.start.failed', { why })}\n`)
  }
  try {
    const { names, failed, address } = await openPlatforms()
    for (const name of names) await io.print(`${say('operator.start.platform', { name })}\n`)
    if (address !== undefined) await io.print(`${say('operator.start.public', { address })}\n`)
    for (const { name, why } of failed) await tellFailed(name, why)
  } catch (error) {
    await tellFailed('public', error instanceof Error ? error.message : String(error))
  }
}

/** Ctrl-C once ends politely; a second time ends at once. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

/** An address for whoever opens it, or behind a name for that person alone. */
function invitationWords(say: App['say'], page: WebServer, line: string): string {
  if (line.trim() === '') return say('operator.start.address', { address: page.freshAddress() })
  const name = nameSchema.safeParse(line)
  return name.success
    ? say('operator.start.invited', { name: name.data, address: page.freshAddress(name.data) })
    : say('operator.start.noName', { count: limits.name })
}

function onEnter({ input }: Io, run: (line: string) => Promise<void>): { stop(): void } {
  const lines = createInterface({ input })
  lines.on('line', (line) => {
    run(line).catch(() => undefined)
  })
  return {
    stop() {
      lines.close()
      input.destroy()
    },
  }
}
