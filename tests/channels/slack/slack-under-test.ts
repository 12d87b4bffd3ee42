import { createSeal } from '../../../src/channels/public/sealed.ts'
import { createInstallations } from '../../../src/channels/slack/installations.ts'
import { usualPolicy } from '../../../src/domain/policy.ts'
import type { ChannelOverDays, OverDays } from '../../contracts/channel.ts'
import { HandClock } from '../../review/bench.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { personNames } from './emulated.ts'
import { manifest } from './manifest-file.ts'
import { createSeating, moveIn, room } from './seating.ts'
import { startWhatif } from './whatif.ts'
import { startSlack, type Workspace } from './workspace.ts'

/** The real program in two workspaces, on loopback. */
export async function slackUnderTest({
  isOverDays = false,
}: OverDays = {}): Promise<ChannelOverDays> {
  const slack = await startSlack({
    names: [...personNames, ...(isOverDays ? (['jo'] as const) : [])],
  })
  const { acme, umbrella, app } = slack
  const shelf = new MemoryShelf()
  const seal = createSeal('a secret that is long enough for this')
  const now = () => new Date('2026-11-21T09:00:00.000Z')
  const kept = createInstallations({ shelf, seal, now })
  for (const workspace of [acme, umbrella]) {
    await moveIn(slack, workspace)
    await install(kept, workspace)
  }
  const clock = new HandClock()
  const seated = createSeating(slack, async () => {
    await slack.settled()
    clock.pass(1)
  })
  const store = new MemoryStore()
  const same = {
    store,
    shelf,
    tellsBy: shelf,
    policy: { ...usualPolicy, leads: [acme.people.mei.id] },
    clock,
    ...(isOverDays && { now: () => Date.parse(clock.now()) }),
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
  return {
    clock,
    store,
    room,
    seat: async (name, where) => seated(name, where === 'elsewhere' ? umbrella : acme),
    restart: async () => {
      await whatif.stop()
      whatif = await startWhatif(slack, same)
    },
    to: async (instant) => {
      clock.to(instant)
      await whatif.reviews.resume()
      await slack.settled()
    },
    settle: async () => {
      await whatif.reviews.resume()
      await slack.settled()
    },
    stop: async () => {
      await whatif.stop()
      await slack.stop()
    },
  }
}

const { bot } = manifest.oauth_config.scopes

async function install(
  kept: ReturnType<typeof createInstallations>,
  { team, botToken, botUser }: Workspace,
): Promise<void> {
  await kept.storeInstallation({
    team: { id: team },
    enterprise: undefined,
    user: { id: botUser, token: undefined, scopes: undefined },
    bot: { token: botToken, userId: botUser, id: `B${team}`, scopes: bot },
  })
}
