import { askedOf } from '../engine/interview.ts'
import { position, progress } from '../engine/position.ts'
import { isTalkedThrough } from '../report/steps.ts'
import { firstStories } from '../report/stories.ts'
import type { OverviewItem } from './reviews.ts'
import type { Scene } from './scene.ts'
import { roleOf } from './state.ts'
import { talkOf } from './summary-of.ts'

/** A review in somebody's list; `undefined` when it is none of theirs. */
export function overviewItem(scene: Scene, person: string): OverviewItem | undefined {
  const { state } = scene
  const role = roleOf(state, person)
  if (state.deleted || (role === 'reader' && !isOpenToAll(scene))) return undefined
  const waiting = waitingFor(scene, person)
  return {
    review: state.id,
    product: state.product.name,
    state: stateWords(scene, person, waiting),
    waiting,
    posted: state.published !== undefined,
    updatedAt: state.interview.answers.at(-1)?.at ?? state.startedAt,
  }
}

/** Where people have accounts, what was posted is for those who can read that place, which only the platform knows. */
const isOpenToAll = ({ parts, state }: Scene): boolean =>
  state.published !== undefined && parts.channels.get(state.channel)?.accounts !== true

/** How many handed-over questions wait for this person. */
function waitingFor({ check, state }: Scene, person: string): number {
  if (state.phase === 'closed') return 0
  if (askedOf(state.interview, person).length === 0) return 0
  const { at } = position(check.compiled, state.interview, person, 'handed')
  if (at === 'checking') return 0
  const { n, of } = progress(check.compiled, state.interview, person, 'handed')
  return of - n + 1
}

function stateWords({ say, check, state }: Scene, person: string, waiting: number): string {
  if (waiting > 0) return say('conversation.overview.states.waiting', { count: waiting })
  if (state.phase === 'closed') return say('conversation.overview.states.closed')
  if (state.published) {
    const findings = state.published.analysis.findings.filter(({ status }) => status !== 'covered')
    const own = [...state.stories.values()].filter((story) => story.own !== undefined)
    const first = findings.slice(0, firstStories).map(({ id }) => id)
    const open = [...own.map(({ finding }) => finding), ...first].filter((id) => {
      const story = state.stories.get(id)
      return !story || !isTalkedThrough(talkOf(story))
    })
    const key = state.phase === 'published' ? 'published' : 'discussing'
    return say(`conversation.overview.states.${key}`, { count: open.length })
  }
  if (state.phase === 'previewing') return say('conversation.overview.states.previewing')
  const { at } = position(check.compiled, state.interview, person)
  if (at === 'checking') return say('conversation.overview.states.checking')
  const { n, of } = progress(check.compiled, state.interview, person)
  return n === 1
    ? say('conversation.overview.states.settingUp')
    : say('conversation.overview.states.asking', { n: n - 1, of })
}
