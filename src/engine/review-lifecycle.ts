import type { ReviewPhase } from '../domain/vocabulary.ts'
import { type LifeTable, lifecycleOf } from './lifecycle.ts'

const backToAsking = { answered: 'asking', revisited: 'asking', wentDeeper: 'asking' } as const

const talk = {
  stanceTaken: 'discussing',
  noSeconded: 'discussing',
  becauseQuestioned: 'discussing',
  toldPrivately: 'discussing',
  howAnswered: 'discussing',
  waySetAside: 'discussing',
  wayBroughtBack: 'discussing',
  decided: 'discussing',
  decisionSeconded: 'discussing',
  proposalAgreed: 'discussing',
  proposalDeclined: 'discussing',
  stepDone: 'discussing',
  bandOverridden: 'discussing',
  storyAdded: 'discussing',
  storyParked: 'discussing',
  storyReopened: 'discussing',
} as const

/**
 * The life of a review. Once it is posted, later answers no longer move it: they are offered as a
 * difference. Steps may be finished after it is closed; only "reopened" opens it again.
 */
export const reviewLifeTable: LifeTable<ReviewPhase> = {
  settingUp: { answered: 'asking', revisited: 'asking', lookedOver: 'checking' },
  asking: { lookedOver: 'checking' },
  checking: { ...backToAsking, previewed: 'previewing' },
  previewing: { ...backToAsking, lookedOver: 'checking', published: 'published' },
  published: { ...talk, closed: 'closed' },
  discussing: { closed: 'closed' },
  closed: { reopened: 'reopened' },
  reopened: { ...talk, published: 'published', closed: 'closed' },
}

const life = lifecycleOf('review', reviewLifeTable)

/** The phase after an event; `undefined` when the event means nothing in this phase. */
export const nextPhase = (phase: ReviewPhase, event: string): ReviewPhase | undefined =>
  life.next(phase, event)

/** The phase after an event of a record: what means nothing leaves it as it is. */
export const phaseAfter = (phase: ReviewPhase, event: string): ReviewPhase =>
  life.next(phase, event) ?? phase
