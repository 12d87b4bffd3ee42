import type { Person } from '../domain/person.ts'
import type { InterviewChange } from '../engine/interview-change.ts'
import type { Proposed } from '../engine/offered-answers.ts'
import type { EventOf, ReviewEvent } from './event.ts'

/** The interview's part of an event; `undefined` for events that are no part of the questionnaire. */
export function changeOf(event: ReviewEvent): InterviewChange | undefined {
  switch (event.type) {
    case 'answered': {
      const { question, by, at, value, settles, numbers, offer } = event
      const more = {
        ...(settles && { settles }),
        ...(numbers && { numbers }),
        ...(offer !== undefined && { offer }),
      }
      return { kind: 'answered', question, by, at, value, ...more }
    }
    case 'detailChosen':
      return { kind: 'detailChosen', depth: event.depth, questions: event.questions }
    case 'wentDeeper':
      return { kind: 'wentDeeper', questions: event.questions }
    case 'handedOver': {
      const { questions, by, to, at, second, insteadOf } = event
      const more = {
        ...(second && { second }),
        ...(insteadOf !== undefined && { insteadOf }),
      }
      return { kind: 'handedOver', questions, from: by, to: to.id, at, ...more }
    }
    case 'takenBack':
      return { kind: 'takenBack', questions: event.questions, by: event.by }
    case 'revisited':
      return { kind: 'revisiting', by: event.by, question: event.question }
    case 'movedOn':
      return { kind: 'movedOn', by: event.by }
    case 'facilitatorChanged':
      return event.from === undefined
        ? undefined
        : { kind: 'succeeded', from: event.from, to: event.to.id }
    case 'left':
      return { kind: 'left', person: event.person }
    case 'carried':
      return suggestedBy(event)
    case 'answersConfirmed': {
      const { questions, by, at, unsaid } = event
      return { kind: 'confirmed', questions, by, at, ...(unsaid && { unsaid }) }
    }
    case 'askedAgain':
      return { kind: 'askedAgain', questions: event.questions, most: event.most }
    case 'answersSuggested':
      return { kind: 'offered', answers: event.answers, by: event.by, at: event.at }
    case 'suggestionsRefused':
      return { kind: 'offersRefused', offers: event.offers }
    case 'suggestionsLeft':
      return { kind: 'offersLeft', offers: event.offers }
    default:
      return undefined
  }
}

/** What to record for a change that the engine accepted; `to` names the receiver of a handover. */
export function eventFor(
  change: InterviewChange,
  by: string,
  at: string,
  to?: Person,
): ReviewEvent {
  switch (change.kind) {
    case 'answered': {
      const { question, value, settles, numbers, offer } = change
      const kept = typeof value === 'string' || value === null ? value : [...value]
      const base = {
        type: 'answered',
        at: change.at,
        by: change.by,
        question,
        value: kept,
      } as const
      return {
        ...base,
        ...(settles && { settles }),
        ...(numbers && { numbers: [...numbers] }),
        ...(offer !== undefined && { offer }),
      }
    }
    case 'detailChosen':
      return { type: 'detailChosen', at, by, depth: change.depth, questions: [...change.questions] }
    case 'wentDeeper':
      return { type: 'wentDeeper', at, by, questions: [...change.questions] }
    case 'handedOver': {
      const person = to ?? { id: change.to, name: change.to }
      const { questions, second, insteadOf } = change
      return {
        type: 'handedOver',
        at,
        by: change.from,
        questions: [...questions],
        to: person,
        ...(second && { second: true }),
        ...(insteadOf !== undefined && { insteadOf }),
      }
    }
    case 'takenBack':
      return { type: 'takenBack', at, by: change.by, questions: [...change.questions] }
    case 'revisiting':
      return { type: 'revisited', at, by: change.by, question: change.question }
    case 'movedOn':
      return { type: 'movedOn', at, by: change.by }
    case 'succeeded': {
      const person = to ?? { id: change.to, name: change.to }
      const { from } = change
      return { type: 'facilitatorChanged', at, by, to: person, why: 'handedOver', from }
    }
    case 'left':
      return { type: 'left', at, by, person: change.person }
    case 'confirmed':
      return {
        type: 'answersConfirmed',
        at: change.at,
        by: change.by,
        questions: [...change.questions],
        ...(change.unsaid && { unsaid: true }),
      }
    case 'askedAgain':
      return { type: 'askedAgain', at, by, questions: [...change.questions], most: change.most }
    case 'offered':
      return { type: 'answersSuggested', at, by, answers: change.answers.map(stored) }
    case 'offersRefused':
      return { type: 'suggestionsRefused', at, by, offers: [...change.offers] }
    case 'offersLeft':
      return { type: 'suggestionsLeft', at, by, offers: [...change.offers] }
    case 'suggested':
      throw new RangeError('answers from elsewhere come with what else is carried over')
  }
}

const stored = ({ value, ...answer }: Proposed) => ({
  ...answer,
  value: value === null || typeof value === 'string' ? value : [...value],
})

/** The answers of the last look count until somebody says something else. */
function suggestedBy(event: EventOf<'carried'>): InterviewChange {
  const { from, postedAt, answers, chosen, deeper } = event
  const source = { kind: 'check', review: from, on: postedAt.slice(0, 10) } as const
  const suggested = answers.map(({ settles, numbers, ...answer }) => ({
    ...answer,
    ...(settles && { settles }),
    ...(numbers && { numbers }),
    source,
    counts: true,
  }))
  return { kind: 'suggested', answers: suggested, chosen, deeper }
}
