import type { Analyser } from '../analysis/analyser.ts'
import { bands } from '../domain/vocabulary.ts'
import { accept } from '../engine/accept.ts'
import type { Interview } from '../engine/interview.ts'
import type { Offer } from '../engine/offered-answers.ts'
import type { GivenAnswer } from '../flow/answer.ts'
import type { Questionnaire } from './parts.ts'

type Outlines = ReturnType<Analyser['outlines']>
type Band = Outlines[number]['rating']['band']['low']

/** True where a story is gone, taken care of, or less pressing at either end of what is known. */
function isMilder(before: Outlines, after: Outlines): boolean {
  const now = new Map(after.map((story) => [story.id, story]))
  const isLower = (is: Band, was: Band) => bands.indexOf(is) < bands.indexOf(was)
  return before.some(({ id, status, rating: { band: was } }) => {
    if (status === 'covered') return false
    const story = now.get(id)
    if (!story || story.status === 'covered') return true
    const is = story.rating.band
    return isLower(is.low, was.low) || isLower(is.high, was.high)
  })
}

/** Offers that can be taken together, and those that somebody has to take one by one. */
export interface SortedOffers {
  readonly together: readonly Offer[]
  readonly alone: readonly Offer[]
}

/** What a person takes over together, one after the other, as the engine takes it. */
interface Taking {
  readonly check: Questionnaire
  readonly interview: Interview
  readonly person: string
  readonly at: string
}

/**
 * Sorts offers: together go those that no story is milder for, one after the other in this order, that differ from
 * nothing that was answered, and that are the only one for their question.
 */
export function sortedOffers(taking: Taking, offers: readonly Offer[]): SortedOffers {
  const { check } = taking
  const together: Offer[] = []
  const alone: Offer[] = []
  let interview = taking.interview
  let stories = check.analyser.outlines(interview.answers)
  for (const offer of offers) {
    const answers = isPlain(taking.interview, offer)
      ? afterTaking(taking, interview, offer)
      : undefined
    const after = answers && check.analyser.outlines(answers.answers)
    if (!after || isMilder(stories, after)) {
      alone.push(offer)
      continue
    }
    together.push(offer)
    interview = answers
    stories = after
  }
  return { together, alone }
}

/** Nobody answered the question otherwise, and nothing else is offered for it. */
const isPlain = ({ answers, suggested }: Interview, { question }: Offer): boolean =>
  !answers.some((answer) => answer.question === question && isSaid(answer)) &&
  suggested.filter((one) => one.question === question).length === 1

const isSaid = ({ value }: GivenAnswer): boolean => value !== null

function afterTaking(
  { check, person, at }: Taking,
  interview: Interview,
  { question, value, offer }: Offer,
): Interview | undefined {
  const outcome = accept(check.compiled, interview, {
    kind: 'answer',
    question,
    value,
    person,
    at,
    offer,
  })
  return outcome.ok ? outcome.interview : undefined
}
