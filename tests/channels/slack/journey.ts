import { expect } from 'vitest'
import { HandClock } from '../../review/bench.ts'
import { createSeating, moveIn } from './seating.ts'
import { seen } from './seen.ts'
import type { Shown } from './shapes.ts'
import { startWhatif } from './whatif.ts'
import type { Allowed } from './workspace.ts'
import { startSlack } from './workspace.ts'

/** A Monday morning, so that nobody's evening is disturbed. */
const now = (): number => Date.parse('2026-11-23T10:00:00.000Z')

/** Everybody is in Slack, the program runs, and what stands on screens can be waited for. */
export async function startJourney(allowed: Allowed = {}) {
  const slack = await startSlack(allowed)
  const { people, channels } = slack.acme
  await moveIn(slack, slack.acme)
  const clock = new HandClock()
  const whatif = await startWhatif(slack, { clock, now })
  const seated = createSeating(slack, slack.settled)
  type Name = keyof typeof people
  const nameOf = (id: string): string =>
    Object.values(people).find((one) => one.id === id)?.name ?? id
  /** What somebody reads in a conversation that everybody in it sees, oldest first. */
  const standing = async (who: Name, channel?: string): Promise<string[]> => {
    await slack.settled()
    const all = await people[who].messages(channel)
    return all.filter(({ onlyFor }) => onlyFor === undefined).map((one) => seen(one, nameOf))
  }
  /** What is said there to somebody alone, oldest first. */
  const whispers = async (who: Name, channel?: string): Promise<readonly Shown[]> => {
    await slack.settled()
    return (await people[who].messages(channel)).filter(({ onlyFor }) => onlyFor !== undefined)
  }
  return {
    slack,
    people,
    ...channels,
    seat: (name: 'Dana' | 'Ravi' | 'Mei') => seated(name, slack.acme),
    settled: slack.settled,
    standing,
    whispers,
    /** Waits for the newest message that stands there. */
    newest: (who: Name) => expect.poll(async () => (await standing(who)).at(-1)),
    /** Waits for what was whispered last. */
    whispered: (who: Name, channel?: string) =>
      expect.poll(async () => (await whispers(who, channel)).at(-1)?.text),
    stop: async () => {
      await whatif.stop()
      await slack.stop()
    },
  }
}
