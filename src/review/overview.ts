import { longDate } from '../message/locale.ts'
import type { Say } from '../message/words.ts'
import { apartParts } from '../report/counts-words.ts'
import type { HeadingList } from './heading-list.ts'
import type { ListedFor } from './listed-for.ts'
import type { Heading } from './record.ts'
import { keptUntil } from './retention.ts'
import type { OverviewItem } from './reviews.ts'

/** A review in somebody's list; `undefined` when it is none of theirs. */
export function overviewItem(listed: ListedFor): OverviewItem | undefined {
  const { parts, review, heading, list, role, person } = listed
  if (role === 'reader' && !isOpenToAll(listed)) return undefined
  const come = list.come.find((one) => one.person === person)
  const waiting = come?.waiting ?? 0
  return {
    review,
    product: heading.title,
    state: known(listed, () => withKeeping(listed, stateWords(parts.say, listed, come, waiting))),
    waiting,
    posted: heading.facts?.posted !== undefined,
    updatedAt: list.answeredAt,
  }
}

/** By the heading, which never changes: a long list is put into words once, and then what has changed of it. */
const said = new WeakMap<Heading, Map<string, string>>()

function known({ heading, person, parts }: ListedFor, words: () => string): string {
  const ofHeading = said.get(heading) ?? new Map<string, string>()
  said.set(heading, ofHeading)
  const reader = JSON.stringify([parts.say.language, person])
  const state = ofHeading.get(reader) ?? words()
  ofHeading.set(reader, state)
  return state
}

/** Where people have accounts, what was posted is for those who can read that place, which only the platform knows. */
const isOpenToAll = ({ parts, heading, list }: ListedFor): boolean =>
  heading.facts?.posted !== undefined && parts.channels.get(list.channel)?.accounts !== true

function stateWords(
  say: Say,
  { heading, list }: ListedFor,
  come: HeadingList['come'][number] | undefined,
  waiting: number,
): string {
  if (list.isFollowed) return say('look.state')
  if (waiting > 0) return say('conversation.overview.states.waiting', { count: waiting })
  if (list.talk) return postedWords(say, heading.phase, list.talk)
  if (heading.phase === 'previewing') return say('conversation.overview.states.previewing')
  if (come?.isChecking) return say('conversation.overview.states.checking')
  const { n = 1, of = 1 } = come ?? {}
  return n === 1
    ? say('conversation.overview.states.settingUp')
    : say('conversation.overview.states.asking', { n: n - 1, of })
}

/** A check that nobody may delete says so, and a closed one how long it is kept, where it is not for ever. */
function withKeeping({ parts, heading }: ListedFor, words: string): string {
  const { say } = parts
  const retention = parts.retention?.current()
  const more = heading.facts?.isHeld
    ? [say('conversation.held.state')]
    : retention && heading.phase === 'closed'
      ? [say('conversation.kept.state', { date: longDate(say, keptUntil(retention, heading)) })]
      : []
  return [words, ...more].join(say('report.list.dot'))
}

/** How far the talk is, what is to act on first, and what was settled. */
function postedWords(say: Say, phase: string, talk: NonNullable<HeadingList['talk']>): string {
  const { left: count, actFirst, notKnown, parked } = talk
  return [
    phase === 'closed'
      ? say('conversation.overview.states.closed')
      : say(`conversation.overview.states.${phase === 'published' ? 'published' : 'discussing'}`, {
          count,
        }),
    ...(actFirst > 0
      ? [say('conversation.overview.actFirst', { count: actFirst, unknown: notKnown })]
      : []),
    ...apartParts({ say, counts: talk }),
    ...(parked > 0 ? [say('conversation.overview.parked', { count: parked })] : []),
  ].join(say('report.list.dot'))
}
