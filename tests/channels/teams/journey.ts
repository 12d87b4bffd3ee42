import { expect } from 'vitest'
import { createFileLinks } from '../../../src/channels/public/file-links.ts'
import { HandClock } from '../../review/bench.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { settled } from './busy.ts'
import type { PlaceName } from './home.ts'
import type { Person } from './person.ts'
import { createCards } from './standing.ts'
import { TeamsSeat } from './teams-seat.ts'
import { startTeams } from './tenant.ts'
import { type Different, startWhatif } from './whatif.ts'

const secret = 'a key that nobody can guess, 12345'

/** Both tenants, with nobody having added the app yet; time stands still but for what passes by hand. */
export async function startJourney(different: Different = {}) {
  const teams = await startTeams()
  const clock = new HandClock()
  // A Monday morning, so that nobody's evening is disturbed.
  clock.pass(2 * 24 * 3600)
  const links = createFileLinks({ publicUrl: 'https://whatif.example', secret, clock })
  const cards = createCards(new MemoryStore())
  const same = { store: cards.store, shelf: new MemoryShelf(), clock, links, ...different }
  const whatif = await startWhatif(teams, same)
  const { dana, ravi, mei } = teams.acme.people
  const people = { dana: patient(dana), ravi: patient(ravi), mei: patient(mei) }
  type Name = keyof typeof people
  return {
    teams,
    whatif,
    clock,
    links,
    people,
    settled,
    isCard: cards.has,
    /** The same person, as the contract of all channels sees them. */
    seat: (name: Name, room: PlaceName = 'closed') =>
      new TeamsSeat(people[name], { room, isCard: cards.has, settled }),
    /** Waits for what stands last in a place. */
    newest: (who: Name, place?: PlaceName) =>
      expect.poll(() => {
        const { text = '', seen } = people[who].messages(place).at(-1) ?? {}
        return seen?.text ?? text
      }),
    stop: async () => {
      await whatif.stop()
      await teams.stop()
    },
  }
}

/** Somebody who looks at what came of it before they do the next thing. */
function patient(person: Person): Person {
  const looking =
    <Args extends unknown[], T>(act: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      const came = await act(...args)
      await settled()
      return came
    }
  const { presses, sends, says } = person
  return { ...person, presses: looking(presses), sends: looking(sends), says: looking(says) }
}
