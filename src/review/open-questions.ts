import type { Owner } from '../domain/vocabulary.ts'
import { type OpenBatch, openForOthers } from '../engine/open-questions.ts'
import { knownPerson } from './people.ts'
import type { ReviewContext } from './review-context.ts'

/** What others should be asked, by role; a question of which the named person said "not me" waits for somebody else. */
export function openBatches(context: ReviewContext): readonly OpenBatch[] {
  const { state, check } = context
  return openForOthers(check.compiled, state.interview).flatMap((batch) => {
    const { owner, person, questions } = batch
    const id = person === undefined ? undefined : knownPerson(state, person)?.id
    if (id === undefined) return [batch]
    const isDeclined = (question: string) =>
      state.interview.declined.some((one) => one.question === question && one.person === id)
    const left = questions.filter((question) => !isDeclined(question))
    const others = questions.filter(isDeclined)
    return [
      ...(left.length > 0 ? [{ ...batch, questions: left }] : []),
      ...(others.length > 0 ? [{ owner, questions: others }] : []),
    ]
  })
}

/** Questions of one role that have nobody yet. */
export const unnamedQuestions = (context: ReviewContext, owner: Owner): readonly string[] =>
  openBatches(context).flatMap((batch) =>
    batch.owner === owner && batch.person === undefined ? batch.questions : [],
  )
