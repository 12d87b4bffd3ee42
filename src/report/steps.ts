import type { Safeguard } from '../analysis/threat.ts'
import type { StepChange } from '../domain/vocabulary.ts'
import type { RankedStory } from './ranking.ts'
import { isLate, neededStep, needlessStep } from './standing.ts'
import type { Decision } from './talk.ts'

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
  /** False once no story needs it any more: the answers have taken care of all of them. */
  readonly needed: boolean
  /** Its day has passed, and it is needed and not done. */
  readonly late: boolean
  /** Its owner says that it is not theirs: nobody sees to it. */
  readonly nobody: boolean
  /** Its owner has said that they will do it. */
  readonly taken: boolean
  /** What it changes; absent where nobody said. */
  readonly changes?: StepChange
}

/** Names and texts that steps are told with. */
export interface StepWords {
  readonly nameOf: (id: string) => string
  readonly safeguards: ReadonlyMap<string, Safeguard>
  /** The calendar date on which they are read. */
  readonly today: string
}

/** The steps of every decision that changes something, in the order of the stories. */
export function agreedSteps(
  stories: Iterable<RankedStory>,
  words: StepWords,
): readonly AgreedStep[] {
  const steps = new Map<string, AgreedStep>()
  for (const { id: story, standing } of stories) {
    const needed = neededStep(standing)
    const decision = needed ?? needlessStep(standing)
    if (!decision) continue
    const owner = words.nameOf(decision.owner)
    for (const named of textsOf(story, decision, words)) {
      const known = steps.get(named.id)
      const next = {
        ...named,
        ...stepOf(story, decision),
        owner,
        needed: isNeeded(needed, decision),
        late: needed !== undefined && isLate(decision, words.today),
      }
      steps.set(named.id, known ? merge(known, next) : next)
    }
  }
  return [...steps.values()]
}

/** What is done is done, whatever the answers say now. */
const isNeeded = (needed: Decision | undefined, { done }: Decision): boolean =>
  needed !== undefined || done

function textsOf(story: string, decision: Decision, words: StepWords) {
  const ready = decision.safeguards.map((id) => ({
    id,
    text: words.safeguards.get(id)?.text ?? id,
  }))
  const own = decision.own ?? (ready.length === 0 ? (decision.reason ?? '') : undefined)
  return own === undefined ? ready : [...ready, { id: `own:${story}`, text: own }]
}

const stepOf = (
  story: string,
  { treatment, due, done, shown, declined, takenAt, changes }: Decision,
) => ({
  treatment,
  due,
  stories: [story],
  done,
  shown: done && shown !== undefined,
  nobody: declined !== undefined && !done,
  taken: takenAt !== undefined && !done,
  ...(changes && { changes }),
})

/**
 * A step that two stories share is done only when both say so, and due at the earlier date; a story that does not
 * need it any more has no say.
 */
function merge(known: AgreedStep, next: AgreedStep): AgreedStep {
  const stories = [...known.stories, ...next.stories]
  const changes = known.changes ?? next.changes
  if (known.needed !== next.needed) return { ...(known.needed ? known : next), stories }
  return {
    ...known,
    due: next.due < known.due ? next.due : known.due,
    stories,
    done: known.done && next.done,
    shown: known.shown && next.shown,
    late: known.late || next.late,
    nobody: known.nobody || next.nobody,
    taken: known.taken && next.taken,
    ...(changes && { changes }),
  }
}
