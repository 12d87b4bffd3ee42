import type { StoryPhase } from '../domain/vocabulary.ts'
import { type LifeTable, lifecycleOf } from './lifecycle.ts'

const talked = { stanceTaken: 'answered', decided: 'decided' } as const

/**
 * The life of a finding. "Live with it" is only proposed until somebody else agrees, and a "no" is on
 * record only once it is seconded; a finding that came up again, or is decided anew, is talked through again.
 */
export const findingLifeTable: LifeTable<StoryPhase> = {
  open: { ...talked, acceptProposed: 'answered' },
  answered: {
    decided: 'decided',
    decisionSeconded: 'decided',
    noSeconded: 'done',
    storyReopened: 'reopened',
  },
  decided: {
    acceptProposed: 'answered',
    stepDone: 'done',
    stepDropped: 'answered',
    storyReopened: 'reopened',
  },
  done: {
    claimWithdrawn: 'answered',
    decided: 'decided',
    acceptProposed: 'answered',
    storyReopened: 'reopened',
  },
  reopened: { ...talked, acceptProposed: 'answered', noSeconded: 'done' },
}

const life = lifecycleOf('finding', findingLifeTable)

/** The phase after an event of a record: what means nothing leaves it as it is. */
export const findingPhaseAfter = (phase: StoryPhase, event: string): StoryPhase =>
  life.next(phase, event) ?? phase
