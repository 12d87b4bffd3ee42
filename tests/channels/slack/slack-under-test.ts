import { createSeal } from '../../../src/channels/public/sealed.ts'
import { createInstallations } from '../../../src/channels/slack/installations.ts'
import { rasterise } from '../../../src/rasterise.ts'
import { MemoryShelf } from '../../../src/storage/memory-shelf.ts'
import { MemoryStore } from '../../../src/storage/memory-store.ts'
import type { ChannelUnderTest } from '../../contracts/channel.ts'
import { HandClock } from '../../review/bench.ts'
import { capital } from './emulated.ts'
import { manifest } from './manifest-file.ts'
import { SlackSeat } from './slack-seat.ts'
import { startWhatif } from './whatif.ts'
import { startSlack, type Workspace } from './workspace.ts'

const room = 'oak-street'

/** The real program in two workspaces, on loopback. */
export async function slackUnderTest(): Promise<ChannelUnderTest> {
  const slack = await startSlack()
  const { acme, umbrella, app } = slack
  const shelf = new MemoryShelf()
  const seal = createSeal('a secret that is long enough for this')
  const now = () => new Date('2026-11-21T09:00:00.000Z')
  const kept = createInstallations({ shelf, seal, now })
  for (const workspace of [acme, umbrella]) await moveIn(slack, kept, workspace)
  const cards = createCards(slack.calls)
  const busy = createBusy()
  const clock = new HandClock()
  const same = {
    store: new MemoryStore(),
    shelf,
    clock,
    fetch: busy.during(fetch),
    rasterise: busy.during(rasterise),
    credentials: {
      kind: 'oauth',
      clientId: app.clientId,
      clientSecret: app.clientSecret,
      seal,
      stateSecret: 'another secret that is long enough',
      publicUrl: 'https://whatif.example',
    },
  } as const
  let whatif = await startWhatif(slack, same)
  const settled = () => busy.over()
  return {
    room,
    seat: async (name, where) => {
      const workspace = where === 'elsewhere' ? umbrella : acme
      const { people, channels } = workspace
      const person = Object.values(people).find((one) => capital(one.name) === name)
      if (!person) throw new Error(`${name} is not in ${workspace.team}`)
      return new SlackSeat(name, person, {
        room: { id: channels.closed, name: room },
        ids: new Map(Object.values(people).map((one) => [capital(one.name), one.id])),
        isCard: cards.has,
        settled: async () => {
          await settled()
          clock.pass(1)
        },
      })
    },
    restart: async () => {
      await whatif.stop()
      whatif = await startWhatif(slack, same)
    },
    settle: async () => {
      await whatif.reviews.resume()
      await settled()
    },
    stop: async () => {
      await whatif.stop()
      await slack.stop()
    },
  }
}

const { bot, bot_optional } = manifest.oauth_config.scopes

type Slack = Awaited<ReturnType<typeof startSlack>>

/** People are called by their names, the app is installed, and everybody is in the room. */
async function moveIn(
  slack: Slack,
  kept: ReturnType<typeof createInstallations>,
  { team, botToken, botUser, people, channels }: Workspace,
): Promise<void> {
  for (const { id, name } of Object.values(people)) {
    slack.addFacts(id, { profile: { display_name: capital(name) } })
  }
  await people.dana.invite(channels.closed)
  await kept.storeInstallation({
    team: { id: team },
    enterprise: undefined,
    user: { id: botUser, token: undefined, scopes: undefined },
    bot: { token: botToken, userId: botUser, id: `B${team}`, scopes: [...bot, ...bot_optional] },
  })
}

/** Which messages are cards: the app marks them, and Slack tells nobody but the app. */
function createCards(calls: Slack['calls']) {
  const known = new Set<string>()
  let read = 0
  return {
    has: ({ channel, ts }: { readonly channel: string; readonly ts: string }): boolean => {
      for (const { method, args, answer: heard } of calls.slice(read)) {
        const { metadata } = args
        const { ok, channel: at, ts: of } = heard
        if (method === 'chat.postMessage' && metadata && ok === true) known.add(`${at}/${of}`)
      }
      read = calls.length
      return known.has(`${channel}/${ts}`)
    },
  }
}

/** Knows when nothing goes on any more: no call to Slack, no picture being drawn, and none about to be. */
function createBusy() {
  let going = 0
  let begun = 0
  return {
    during:
      <Args extends unknown[], T>(run: (...args: Args) => Promise<T>) =>
      async (...args: Args): Promise<T> => {
        going++
        begun++
        return run(...args).finally(() => going--)
      },
    over: async (): Promise<void> => {
      for (let quiet = 0, before = begun; quiet < 3; ) {
        await new Promise((done) => setTimeout(done, 1))
        quiet = going === 0 && begun === before ? quiet + 1 : 0
        before = begun
      }
    },
  }
}
