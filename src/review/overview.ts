import { askedOf } from '../engine/interview.ts'
import { position, progress } from '../engine/position.ts'
import { type CountsNow, countNow, leftToTalk } from '../report/counts.ts'
import { apartParts } from '../report/counts-words.ts'
import type { ReviewContext } from './review-context.ts'
import type { OverviewItem } from './reviews.ts'
import { roleOf } from './state.ts'
import { dayOf, postedRanking } from './summary-of.ts'

/** A review in somebody's list; `undefined` when it is none of theirs. */
export function overviewItem(context: ReviewContext, person: string): OverviewItem | undefined {
  const { state } = context
  const role = roleOf(state, person)
  if (state.deleted || (role === 'reader' && !isOpenToAll(context))) return undefined
  const waiting = waitingFor(context, person)
  return {
    review: state.id,
    product: state.product.name,
    state: stateWords(context, person, waiting),
    waiting,
    posted: state.published !== undefined,
    updatedAt: state.interview.answers.at(-1)?.at ?? state.startedAt,
  }
}

/** Where people have accounts, what was posted is for those who can read that place, which only the platform knows. */
const isOpenToAll = ({ parts, state }: ReviewContext): boolean =>
  state.published !== undefined && parts.channels.get(state.channel)?.accounts !== true

/** How many handed-over questions wait for this person. */
function waitingFor({ check, state }: ReviewContext, person: string): number {
  if (state.phase === 'closed') return 0
  if (askedOf(state.interview, person).length === 0) return 0
  const { at } = position(check.compiled, state.interview, person, 'handed')
  if (at === 'checking') return 0
  const { n, of } = progress(check.compiled, state.interview, person, 'handed')
  return of - n + 1
}

function stateWords(context: ReviewContext, person: string, waiting: number): string {
  const { say, check, state } = context
  if (state.followedBy !== undefined) return say('look.state')
  if (waiting > 0) return say('conversation.overview.states.waiting', { count: waiting })
  const ranking = postedRanking(check, state, dayOf(context.now))
  if (ranking) return postedWords(context, countNow(ranking))
  if (state.phase === 'previewing') return say('conversation.overview.states.previewing')
  const { at } = position(check.compiled, state.interview, person)
  if (at === 'checking') return say('conversation.overview.states.checking')
  const { n, of } = progress(check.compiled, state.interview, person)
  return n === 1
    ? say('conversation.overview.states.settingUp')
    : say('conversation.overview.states.asking', { n: n - 1, of })
}

/** How far the talk is, what is to act on first, and what was settled. */
function postedWords({ say, state }: ReviewContext, counts: CountsNow): string {
  const { now, parked } = counts
  const count = leftToTalk(counts)
  const actFirst = now.actFirst
  return [
    state.phase === 'closed'
      ? say('conversation.overview.states.closed')
      : say(
          `conversation.overview.states.${state.phase === 'published' ? 'published' : 'discussing'}`,
          { count },
        ),
    ...(actFirst > 0
      ? [
          say('conversation.overview.actFirst', {
            count: actFirst,
            unknown: counts.actFirstNotKnown,
          }),
        ]
      : []),
    ...apartParts({ say, counts }),
    ...(parked > 0 ? [say('conversation.overview.parked', { count: parked })] : []),
  ].join(say('report.list.dot'))
}
