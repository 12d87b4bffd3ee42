import type { PersonName } from '../../contracts/channel.ts'
import { capital } from './emulated.ts'
import type { Call } from './front.ts'
import { SlackSeat } from './slack-seat.ts'
import type { Slack, Workspace } from './workspace.ts'

/** The channel in which things are posted. */
export const room = 'oak-street'

/** Seats people in their workspaces. */
export function createSeating(slack: Slack, settled: () => Promise<void>) {
  const cards = createCards(slack.calls)
  return (name: PersonName, { people, channels, team }: Workspace): SlackSeat => {
    const person = Object.values(people).find((one) => capital(one.name) === name)
    if (!person) throw new Error(`${name} is not in ${team}`)
    const names = new Map(Object.values(people).map((one) => [one.id, capital(one.name)]))
    return new SlackSeat(name, person, {
      room: { id: channels.closed, name: room },
      ids: new Map(Object.values(people).map((one) => [capital(one.name), one.id])),
      isCard: cards.has,
      nameOf: (id) => names.get(id) ?? id,
      settled,
    })
  }
}

/** People are called by their names, and everybody is in the room, with the app. */
export async function moveIn(slack: Slack, { people, channels }: Workspace): Promise<void> {
  for (const { id, name } of Object.values(people)) {
    slack.addFacts(id, { profile: { display_name: capital(name) } })
  }
  await people.dana.invite(channels.closed)
}

/** Which messages are cards: the app marks them, and Slack tells nobody but the app. */
function createCards(calls: readonly Call[]) {
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
