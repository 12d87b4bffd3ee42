import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { type App, openApp } from '../app.ts'
import { pageFolder } from '../built.ts'
import { keyFrom } from '../channels/public/sealed.ts'
import { openBoundNames } from '../channels/web/bound-names.ts'
import { nameSchema } from '../channels/web/person.ts'
import { createWebChannel, type WebServer } from '../channels/web/server.ts'
import { type Config, readConfig } from '../config.ts'
import { limits } from '../domain/limits.ts'
import { createLogger } from '../logger.ts'
import { forgetNotices } from '../review/notice-sender.ts'
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
    const { port, data, emergencyContact } = config
    const app = await openApp(config, logger, { as: 'page', ...(port > 0 && { port }) })
    const { say, reviews, shelf } = app
    try {
      if (!config.webhook) await forgetNotices(shelf)
      const bound = await openBoundNames(shelf)
      const page = createWebChannel({
        reviews,
        say,
        port,
        logger,
        secret: await pageSecret(config),
        version,
        ready: app.ready,
        page: pageFolder,
        bound,
        ...(emergencyContact !== undefined && { emergencyContact }),
      })
      const address = await page.start()
      // Only now is it known which port was free.
      if (port === 0 && !config.database)
        await noteUse(data, { as: 'page', port: Number(new URL(address).port) })
      await io.print(
        [
          say('operator.start.address', { address }),
          say('operator.start.once'),
          say('operator.start.invite'),
          say('operator.start.stop'),
          '',
        ].join('\n'),
      )
      await openToPlatforms(app, io)
      const hearing = onEnter(io, (line) => io.print(`${invitationWords(say, page, line)}\n`))
      const looking = setInterval(() => void bound.refresh().catch(() => undefined), boundEvery)
      await stopped
      if (config.database && config.publicListener) {
        // Whoever shares calls among instances looks every few seconds where they may go.
        app.turnAway()
        await pause(turningAwayMs)
      }
      hearing.stop()
      clearInterval(looking)
      await page.stop()
    } finally {
      await app.close()
    }
    const ended = config.database
      ? say('operator.start.stoppedDatabase')
      : say('operator.start.stopped', { data: config.data })
    await io.print(`${ended}\n`)
    return 0
  },
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
async function openToPlatforms({ openPlatforms, say }: App, io: Io): Promise<void> {
  const tellFailed = (why: string) => io.tell(`${say('operator.start.failed', { why })}\n`)
  try {
    const { names, failed, address } = await openPlatforms()
    for (const name of names) await io.print(`${say('operator.start.platform', { name })}\n`)
    if (address !== undefined) await io.print(`${say('operator.start.public', { address })}\n`)
    for (const why of failed) await tellFailed(why)
  } catch (error) {
    await tellFailed(error instanceof Error ? error.message : String(error))
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
