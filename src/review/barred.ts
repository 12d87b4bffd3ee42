import type { ActionType } from '../domain/action.ts'
import { may } from './permissions.ts'
import { shownFacilitator } from './scene.ts'
import { gently, refused, type Step, type Turn } from './turn.ts'

/** Why this person cannot do this now, in one kind line; `undefined` when they can. Typed words pass here like presses. */
export function barred(turn: Turn, action: ActionType): Step | undefined {
  const { scene, role } = turn
  if (!may(role, action) || !isAsked(turn, action)) return refused(scene)
  if (scene.state.phase !== 'closed' || allowedWhenClosed.has(action)) return undefined
  return gently(scene.say('conversation.gentle.closed', { facilitator: shownFacilitator(scene) }))
}

/** Somebody who only joined the talk was never asked in: the questions are not theirs to answer. */
const isAsked = ({ scene, me, role }: Turn, action: ActionType): boolean =>
  role === 'facilitator' ||
  !answering.has(action) ||
  scene.state.interview.handovers.some((handover) => handover.to === me.id)

const answering = new Set<ActionType>(['answer', 'notSure', 'skip', 'back', 'change', 'handOver'])

/** A closed check can be read, its agreed steps finished, and it can be opened again or deleted. */
const allowedWhenClosed = new Set<ActionType>([
  'say',
  'why',
  'whoSees',
  'lookOver',
  'everything',
  'openStory',
  'storyMore',
  'storyTechnical',
  'happeningNow',
  'openTell',
  'tell',
  'download',
  'postAgain',
  'openDone',
  'stepDone',
  'close',
  'reopen',
  'openDelete',
  'delete',
])
