import { type ChildProcess, fork } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { openPostgres } from '../../src/storage/postgres/open-postgres.ts'
import { silent } from '../review/bench.ts'
import { copyOfPreviewed } from '../review/posted-check.ts'
import { migrations } from '../storage/postgres/migrations.ts'
import { type MortalDatabase, mortalDatabase } from './mortal-database.ts'
import { newSeed, seeded } from './seeded.ts'
import { tell } from './tell.ts'

/** How the instances live, and how often they and their database die. */
interface Dying {
  readonly checks: number
  readonly kills: number
  readonly databaseKills: number
  readonly pauses: number
  /** Each instance believes that it is the only one. */
  readonly alone?: boolean
}

/** Short, so that what a dead instance leaves is soon taken up; half of it is longer than any call to this platform. */
const lease = 3000
const workspace = 'local'

/** What came of it. */
export interface Outlived {
  readonly votes: number
  readonly lost: number
  readonly doubled: number
  readonly cards: number
  readonly cardsDoubled: number
  readonly cardsMissing: number
  /** How many instances ended that nobody had killed. */
  readonly fallen: number
}

/** Where cards are posted: it remembers all, and takes its time. */
class Platform {
  readonly posted: string[] = []
  readonly #random: () => number
  #server: Server | undefined

  constructor(random: () => number) {
    this.#random = random
  }

  async open(): Promise<string> {
    this.#server = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      await wait(this.#random() * 60)
      if (request.url === '/post') this.posted.push(body)
      await wait(this.#random() * 60)
      const isThere = request.url === '/post' || this.posted.includes(body)
      response.end(JSON.stringify(isThere ? { place: body.slice(0, 400) } : {}))
    })
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): void {
    this.#server?.closeAllConnections()
    this.#server?.close()
  }
}

/** An instance in a process of its own, and the answers that are waited for. */
class Instance {
  readonly child: ChildProcess
  readonly #waiting = new Map<string, (isKept: boolean) => void>()
  readonly ready: Promise<unknown>
  isDead = false
  isKilled = false

  constructor(about: object) {
    const script = fileURLToPath(new URL('./instance.mjs', import.meta.url))
    this.child = fork(script, [JSON.stringify(about)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.ready = new Promise((resolve) => {
      this.child.on('message', (said: { ready?: true; id?: string; ok?: boolean }) => {
        if (said.ready) resolve(undefined)
        if (said.id !== undefined) this.#waiting.get(said.id)?.(said.ok === true)
      })
      this.child.on('exit', () => {
        this.isDead = true
        for (const end of this.#waiting.values()) end(false)
        resolve(undefined)
      })
    })
  }

  kill(): void {
    this.isKilled = true
    this.child.kill('SIGKILL')
  }

  /** True once it said that this is kept; false where it refused, died, or says nothing. */
  async asks(delivery: { id: string; who: string; action: object }): Promise<boolean> {
    const { id } = delivery
    const kept = new Promise<boolean>((resolve) => {
      this.#waiting.set(id, resolve)
      if (!this.isDead) this.child.send(delivery, (error) => error && resolve(false))
      else resolve(false)
    })
    const isKept = await Promise.race([kept, wait(5000, false)])
    this.#waiting.delete(id)
    return isKept
  }
}

/** Three instances post threads and take votes while they, and the database, die again and again. */
export async function outliveInstances(
  dying: Dying,
  open: () => Promise<MortalDatabase> = mortalDatabase,
): Promise<Outlived> {
  const seed = newSeed()
  const random = seeded(seed)
  const database = await open()
  const platform = new Platform(random)
  const about = {
    url: database.url,
    platform: await platform.open(),
    lease,
    alone: dying.alone ?? false,
  }
  const { store, taker } = await openPostgres({
    url: about.url,
    migrations,
    logger: silent,
    patience: 60_000,
  })
  const instances: Instance[] = []
  try {
    const { bench, review } = await copyOfPreviewed()
    const previewed = await bench.store.load({ workspace, id: review })
    if (!previewed) throw new Error('there is nothing to post')
    const ids = Array.from({ length: dying.checks }, (_, n) => `check${n}`)
    for (const id of ids) await taker.check({ ...previewed, id, rev: 1, seen: [], outbox: [] })
    for (let n = 0; n < 3; n++) instances.push(new Instance(about))
    await Promise.all(instances.map(({ ready }) => ready))

    /** Asks one after another of them, as a platform does that hears nothing. */
    const insist = async (id: string, who: string, action: object): Promise<void> => {
      for (;;) {
        const one = instances[Math.floor(random() * 3)]
        if (one && (await one.asks({ id, who, action }))) return
        await wait(30)
      }
    }
    let isGoing = true
    const killing = (async () => {
      await killAll({ instances, about, database, dying, random })
      isGoing = false
    })()
    const posting = (async () => {
      for (const [n, id] of ids.entries()) {
        await insist(`post ${id}`, 'dana', {
          type: 'publish',
          review: id,
          how: 'all',
          to: n % 2 ? 'square' : 'hall',
          sure: true,
        })
        await wait(random() * 400)
      }
    })()
    const votes: string[] = []
    const voting = [0, 1, 2, 3].map(async (voter) => {
      for (let n = 0; isGoing || n < 5; n++) {
        const id = ids[Math.floor(random() * ids.length)] ?? ''
        const posted = (await store.load({ workspace, id }))?.events.find(
          ({ type }) => type === 'published',
        )
        const finding = posted?.type === 'published' ? posted.analysis.findings[0]?.id : undefined
        if (finding === undefined) {
          await wait(100)
          continue
        }
        const reason = `v${voter} ${n}`
        await insist(`vote ${reason}`, `voter${voter}`, {
          type: 'takeStance',
          review: id,
          finding,
          stance: n % 2 ? 'yes' : 'no',
          reason,
          shareReason: true,
        })
        votes.push(reason)
        await wait(random() * 150)
      }
    })
    await Promise.all([killing, posting, ...voting])
    const records = async () => Promise.all(ids.map((id) => store.load({ workspace, id })))
    const owed = async (): Promise<number> =>
      (await records())
        .flatMap((record) => record?.outbox ?? [])
        .filter(({ wanted, sent, parked }) => wanted > sent && parked === undefined).length
    await expect.poll(owed, { timeout: 180_000, interval: 300 }).toBe(0)
    const fallen = instances.filter(({ isDead, isKilled }) => isDead && !isKilled).length
    const outcome = { ...reckon(await records(), votes, platform.posted), fallen }
    tell(
      `instances ${dying.alone ? 'alone' : 'together'}: kills ${dying.kills}, of the database ${dying.databaseKills}, pauses ${dying.pauses}; ${JSON.stringify(outcome)}, seed ${seed}`,
    )
    return outcome
  } finally {
    for (const one of instances) one.kill()
    platform.close()
    await store.close()
    await database.end()
  }
}

interface Killing {
  readonly instances: Instance[]
  readonly about: object
  readonly database: MortalDatabase
  readonly dying: Dying
  readonly random: () => number
}

/** Kills one or another, at random moments, until each has died as often as it should. */
async function killAll({ instances, about, database, dying, random }: Killing): Promise<void> {
  const deaths = [
    ...Array<'kill'>(dying.kills).fill('kill'),
    ...Array<'database'>(dying.databaseKills).fill('database'),
    ...Array<'pause'>(dying.pauses).fill('pause'),
  ]
    .map((kind) => ({ kind, at: random() }))
    .sort((a, b) => a.at - b.at)
  for (const { kind } of deaths) {
    await wait(random() * 700)
    const n = Math.floor(random() * 3)
    const one = instances[n]
    if (kind === 'database') {
      await database.die()
    } else if (kind === 'pause') {
      one?.child.kill('SIGSTOP')
      await wait(lease + 500)
      one?.child.kill('SIGCONT')
    } else {
      one?.kill()
      const next = new Instance(about)
      instances[n] = next
      await next.ready
    }
  }
}

function reckon(
  records: readonly Awaited<
    ReturnType<Awaited<ReturnType<typeof openPostgres>>['store']['load']>
  >[],
  votes: readonly string[],
  posted: readonly string[],
): Omit<Outlived, 'fallen'> {
  const kept = records
    .flatMap((record) => record?.events ?? [])
    .flatMap((event) => (event.type === 'stanceTaken' ? (event.reason ?? []) : []))
  const outbox = records.flatMap((record) => record?.outbox ?? [])
  return {
    votes: votes.length,
    lost: votes.filter((vote) => !kept.includes(vote)).length,
    doubled: kept.length - new Set(kept).size,
    cards: posted.length,
    cardsDoubled: posted.length - new Set(posted).size,
    cardsMissing: outbox.filter(({ place, wanted, sent }) => place === undefined || wanted > sent)
      .length,
  }
}
