import type { Transition } from './card-intents.ts'
import { disputedQuestions } from './disputes.ts'
import type { ReviewEvent } from './event.ts'
import type { CardIntent } from './outbox.ts'
import type { Address } from './record.ts'

/** Answers that differ are a question to the team, posted once; how it ends is drawn where it stands. */
export function opinionIntents(
  { check, before, after, events, outbox }: Transition,
  { to, isAll }: { readonly to: Address; readonly isAll: boolean },
): readonly CardIntent[] {
  const standing = outbox.flatMap(({ card }) =>
    card.kind === 'opinion' ? (card.subject ?? []) : [],
  )
  const isNew = isAll || before.interview.answers !== after.interview.answers
  const differing = isNew && after.phase !== 'closed' ? disputedQuestions(check, after) : []
  const fresh = differing.filter((id) => !standing.includes(id))
  const touched = standing.filter((id) => isAll || events.some((event) => isAbout(event, id)))
  return [...touched, ...fresh].map((id) => ({
    id: `opinion/${id}`,
    to,
    card: { kind: 'opinion', subject: id },
  }))
}

const isAbout = (event: ReviewEvent, question: string): boolean =>
  ('question' in event && event.question === question) ||
  ('questions' in event && event.questions.includes(question))
