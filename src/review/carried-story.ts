import type { Decision } from '../report/talk.ts'
import { type StoryState, untouched } from './discussion.ts'
import type { EventOf } from './event.ts'

type Carried = EventOf<'carried'>['stories'][number]

/** What still holds of a story from the last look, as a new one begins with it. */
export function carriedStory(from: Carried): StoryState {
  const { finding, claim, override, own, ways = [], waysAside = [] } = from
  const decision = from.decision && decisionOf(from.decision)
  return {
    ...untouched(finding),
    phase: decision?.done ? 'done' : decision ? 'decided' : claim ? 'answered' : 'open',
    stances: claim ? new Map([[claim.by, stanceOf(claim)]]) : new Map(),
    ways,
    waysAside: new Map(waysAside.map(({ way, by }) => [way, by])),
    ...(decision && { decision }),
    ...(override && { override: withoutNothing(override) }),
    ...(own && { own }),
  }
}

function decisionOf(decision: NonNullable<Carried['decision']>): Decision {
  const { declined, ...rest } = withoutNothing(decision)
  return { ...rest, ...(declined && { declined: withoutNothing(declined) }) }
}

function stanceOf(claim: NonNullable<Carried['claim']>) {
  const { by: _, ...stance } = claim
  return { ...withoutNothing(stance), shareReason: true }
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** The same, where what is absent is not there at all. */
function withoutNothing<T extends object>(value: T): Present<T> {
  const there = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(there) as Present<T>
}
