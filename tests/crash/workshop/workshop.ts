import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Store } from '../../../src/review/ports.ts'
import type { OutboxEntry, ReviewRecord } from '../../../src/review/record.ts'
import { openPostgres } from '../../../src/storage/postgres/open-postgres.ts'
import { startTeams } from '../../channels/teams/tenant.ts'
import { freePort } from '../../e2e/program.ts'
import { silent } from '../../review/bench.ts'
import { isHeldBack } from '../../review/town.ts'
import { migrations } from '../../storage/postgres/migrations.ts'
import { PostgresServer, stopServer } from '../../storage/postgres/server.ts'
import { newSeed, seeded } from '../seeded.ts'
import { tell } from '../tell.ts'
import { Balancer } from './balancer.ts'
import { InSlack, slackOf } from './in-slack.ts'
import { InTeams } from './in-teams.ts'
import { Patience, type Tried } from './insisting.ts'
import { Running } from './running.ts'

/** Three instances of the program on one database, behind one address, and the Slack and Teams that call it. */
export interface Stage {
  readonly instances: readonly Running[]
  readonly balancer: Balancer
  readonly store: Store
  readonly databaseUrl: string
  readonly slack: InSlack
  readonly teams: InTeams
  readonly random: () => number
}

/** How many people take part in each of Slack and Teams, and in how many checks that Dana has in Slack. */
export interface Size {
  readonly people: number
  readonly checks: number
}

/** Sets it up, lets something happen on it, and takes it down. */
export async function onStage<T>(
  { people, checks }: Size,
  happens: (stage: Stage) => Promise<T>,
): Promise<T> {
  const seed = newSeed()
  const folder = await mkdtemp(join(tmpdir(), 'whatif-workshop-'))
  const server = await PostgresServer.make(folder)
  await server.start()
  const url = server.url('postgres')
  const { store } = await openPostgres({ url, migrations, logger: silent, patience: 60_000 })
  const { slack, crowd } = await slackOf(people)
  const teams = await startTeams()
  const settings = {
    WHATIF_DATABASE_URL: url,
    WHATIF_SECRET_KEY: 'a key that nobody guesses, of 40 letters',
    WHATIF_SLACK_BOT_TOKEN: slack.acme.botToken,
    WHATIF_SLACK_SIGNING_SECRET: slack.app.signingSecret,
    WHATIF_SLACK_API_URL: slack.apiUrl,
    WHATIF_TEAMS_ANONYMOUS: '1',
    WHATIF_WORKING_DAYS: 'mon-sun',
    WHATIF_WORKING_HOURS: '0-24',
    WHATIF_ZONE: 'UTC',
  }
  const instances: Running[] = []
  for (let n = 0; n < 3; n++) {
    instances.push(new Running([await freePort(), await freePort()], settings))
  }
  const balancer = new Balancer(instances.map(({ publicPort }) => publicPort))
  try {
    await Promise.all(instances.map((one) => one.start()))
    const address = await balancer.open()
    await expect.poll(() => balancer.ready, { timeout: 30_000 }).toBe(3)
    slack.listensAt(`${address}/slack/events`)
    teams.listensAt(`${address}/api/messages`)
    return await happens({
      instances,
      balancer,
      store,
      databaseUrl: url,
      slack: await InSlack.begin(slack, crowd, store, checks),
      teams: await InTeams.begin(teams, people, store),
      random: seeded(seed),
    })
  } finally {
    tell(`seed ${seed}`)
    for (const one of instances) await one.end('SIGKILL')
    balancer.close()
    await slack.stop()
    await teams.stop().catch((error) => tell(String(error)))
    await store.close()
    await stopServer(folder)
    await rm(folder, { recursive: true, force: true })
  }
}

/** So long, in milliseconds, somebody thinks at most before they say the next thing. */
const pauseMs = 6000

/** What people were told that it was kept, by the reason that each gave. */
export class Crowd {
  readonly kept: string[] = []
  /** What was answered before it was kept; an instance that dies in that moment takes it along. */
  readonly early: string[] = []
  readonly patience = new Patience()
  readonly #stage: Stage
  #isOver = false
  #all: Promise<void>[] = []

  constructor(stage: Stage) {
    this.#stage = stage
  }

  /** Everybody says what they think, again and again, until it is over. */
  begin(): void {
    const { slack, teams, random } = this.#stage
    const going = (who: string, vote: (reason: string) => Promise<Act>) => async () => {
      for (let n = 0; !this.#isOver; n++) {
        await wait(random() * pauseMs)
        const reason = `R${who.replaceAll(/[^a-zA-Z0-9]/g, '')}n${n}e`
        const isKept = await this.patience.until(await vote(reason))
        ;(isKept ? this.kept : this.early).push(reason)
      }
    }
    const [review = ''] = slack.reviews
    const finding = () => slack.stories[Math.floor(random() * 4)] ?? ''
    const about = () => ({ review, finding: finding() })
    this.#all = [
      ...slack.people.map((who) => going(who, (reason) => slack.votes(who, reason, about()))),
      ...teams.people.map((who) => going(who, async (reason) => teams.votes(who, reason))),
    ].map((person) => person())
  }

  async end(): Promise<void> {
    this.#isOver = true
    await Promise.all(this.#all)
  }
}

type Act = (refusals: number) => Promise<Tried>

/** Every record of the workspaces on the stage. */
export async function recordsOf({ store, slack, teams }: Stage): Promise<readonly ReviewRecord[]> {
  const listed = [slack.workspace, teams.workspace].map((workspace) => store.list(workspace))
  const all = await Promise.all((await Promise.all(listed)).flat().map((one) => store.load(one)))
  return all.flatMap((record) => record ?? [])
}

/** Waits until nothing is owed any more, but for what was left to its facilitator, and what waits for that. */
export async function settle(stage: Stage): Promise<void> {
  const owed = async () =>
    (await recordsOf(stage))
      .flatMap(({ outbox }) => outbox.filter((entry) => isOwed(entry, outbox)))
      .map(({ id }) => id)
  await expect.poll(owed, { timeout: 300_000, interval: 1000 }).toEqual([])
}

const isOwed = ({ wanted, sent, parked, to }: OutboxEntry, outbox: readonly OutboxEntry[]) =>
  wanted > sent && parked === undefined && !isHeldBack(outbox, to)

const doubled = (all: readonly string[]): readonly string[] => [
  ...new Set(all.filter((one, n) => all.indexOf(one) !== n)),
]

/** What of that which was kept is not there, or more than once; and what was told twice. */
export async function reckoned(stage: Stage, crowd: Crowd) {
  const records = await recordsOf(stage)
  const reasons = records
    .flatMap(({ events }) => events)
    .flatMap((event) => (event.type === 'stanceTaken' ? (event.reason ?? []) : []))
  const outbox = records.flatMap((record) => record.outbox)
  const log = stage.instances.flatMap((one) => one.log)
  return {
    acts: crowd.kept.length,
    lost: crowd.kept.filter((reason) => !reasons.includes(reason)),
    early: crowd.early.length,
    earlyLost: crowd.early.filter((reason) => !reasons.includes(reason)).length,
    twice: doubled(reasons),
    started: records.map(({ heading }) => heading.title).filter((title) => /^Guest/.test(title)),
    cards: stage.slack.posted().length + stage.teams.posted().length,
    toldTwice: doubled([...stage.slack.posted(), ...stage.teams.posted()]),
    leftToFacilitators: outbox.filter(({ parked }) => parked !== undefined).length,
    again: crowd.patience.again,
    refusals: crowd.patience.refusals,
    longestMs: Math.round(crowd.patience.longest),
    errors: [
      ...new Set(log.flatMap((line) => (/"level":50.*"msg":"([^"]+)"/.exec(line) ?? []).slice(1))),
    ],
  }
}
