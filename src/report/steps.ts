import type { Safeguard } from '../analysis/threat.ts'
import type { Decision, StoryTalk } from './talk.ts'

/** A safety step that a team agreed on; the same step for several stories is one step. */
export interface AgreedStep {
  /** The safeguard's id, or the story's id for a step in the team's own words. */
  readonly id: string
  readonly text: string
  readonly treatment: Decision['treatment']
  /** The owner's name. */
  readonly owner: string
  readonly due: string
  readonly stories: readonly string[]
  readonly done: boolean
  /** Done, and somebody said how it shows. */
  readonly shown: boolean
}

/** Names and texts that steps are told with. */
export interface StepWords {
  readonly nameOf: (id: string) => string
  readonly safeguards: ReadonlyMap<string, Safeguard>
}

/** The steps of every decision that changes something, in the order of the stories. */
export function agreedSteps(talks: Iterable<StoryTalk>, words: StepWords): readonly AgreedStep[] {
  const steps = new Map<string, AgreedStep>()
  for (const { finding, decision } of talks) {
    if (!decision || decision.treatment === 'accept') continue
    const owner = words.nameOf(decision.owner)
    for (const named of textsOf(finding, decision, words)) {
      const known = steps.get(named.id)
      const next = { ...named, ...stepOf(finding, decision), owner }
      steps.set(named.id, known ? merge(known, next) : next)
    }
  }
  return [...steps.values()]
}

function textsOf(story: string, decision: Decision, words: StepWords) {
  const ready = decision.safeguards.map((id) => ({
    id,
    text: words.safeguards.get(id)?.text ?? id,
  }))
  const own = decision.own ?? (ready.length === 0 ? (decision.reason ?? '') : undefined)
  return own === undefined ? ready : [...ready, { id: `own:${story}`, text: own }]
}

const stepOf = (story: string, { treatment, due, done, shown }: Decision) => ({
  treatment,
  due,
  stories: [story],
  done,
  shown: done && shown !== undefined,
})

/** A step that two stories share is done only when both say so, and due at the earlier date. */
const merge = (known: AgreedStep, next: AgreedStep): AgreedStep => ({
  ...known,
  due: next.due < known.due ? next.due : known.due,
  stories: [...known.stories, ...next.stories],
  done: known.done && next.done,
  shown: known.shown && next.shown,
})

/** True when a second person agrees that it cannot happen, and nobody says that it has. */
export const isImpossible = ({ counts, claims }: StoryTalk): boolean =>
  counts.happened === 0 && claims.some((claim) => claim.secondedBy !== undefined)

/** A story is talked through once a decision stands, or two people agree that it cannot happen. */
export function isTalkedThrough(talk: StoryTalk): boolean {
  const { decision } = talk
  if (talk.phase === 'reopened') return false
  if (decision && (decision.treatment !== 'accept' || decision.secondedBy)) return true
  return isImpossible(talk)
}
