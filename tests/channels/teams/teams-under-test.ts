import { usualPolicy } from '../../../src/domain/policy.ts'
import type { ChannelOverDays, OverDays, PersonName } from '../../contracts/channel.ts'
import { HandClock } from '../../review/bench.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { settled as quiet } from './busy.ts'
import { personNames } from './shapes.ts'
import { createCards } from './standing.ts'
import { TeamsSeat } from './teams-seat.ts'
import { startTeams, type Tenant } from './tenant.ts'
import { startWhatif } from './whatif.ts'

/** The real program in two tenants, on loopback; things are posted in a channel that few can read. */
export async function teamsUnderTest({
  isOverDays = false,
}: OverDays = {}): Promise<ChannelOverDays> {
  const teams = await startTeams(isOverDays ? { names: personNames } : {})
  const { acme, umbrella } = teams
  const clock = new HandClock()
  const cards = createCards(new MemoryStore())
  const shelf = new MemoryShelf()
  const policy = { ...usualPolicy, leads: [acme.people.mei.id] }
  const same = {
    store: cards.store,
    shelf,
    tellsBy: shelf,
    policy,
    clock,
    ...(isOverDays && { now: flyingFrom(clock) }),
  }
  let whatif = await startWhatif(teams, same)
  for (const tenant of [acme, umbrella]) await moveIn(tenant)
  await quiet()
  const settled = async () => {
    await quiet()
    clock.pass(1)
  }
  return {
    clock,
    store: cards.store,
    room: 'Leads',
    seat: async (name, where) => {
      const { people } = where === 'elsewhere' ? umbrella : acme
      const person = people[name.toLowerCase() as Lowercase<PersonName>]
      return new TeamsSeat(person, { room: 'closed', isCard: cards.has, settled })
    },
    restart: async () => {
      await whatif.stop()
      whatif = await startWhatif(teams, same)
    },
    to: async (instant) => {
      clock.to(instant)
      await whatif.reviews.resume()
      await settled()
    },
    settle: async () => {
      await whatif.reviews.resume()
      await settled()
    },
    stop: async () => {
      await whatif.stop()
      await teams.stop()
    },
  }
}

/** The days of the clock, with a little more at every look, so that nobody waits for Teams’ limits. */
function flyingFrom(clock: HandClock): () => number {
  let more = 0
  return () => {
    more += 2100
    return Date.parse(clock.now()) + more
  }
}

/** Everybody adds the app, and it is in the team and its private channel. */
export async function moveIn({ people }: Tenant): Promise<void> {
  for (const person of Object.values(people)) await person.adds()
  await people.dana.adds('general')
  await people.dana.adds('closed')
}
