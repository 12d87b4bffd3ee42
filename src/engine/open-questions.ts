import type { Owner } from '../domain/vocabulary.ts'
import { whoKnows } from '../flow/who-knows.ts'
import { appliesIn, isNumbered } from './agenda.ts'
import { handoverOf, type Interview } from './interview.ts'
import type { CompiledFlow } from './machine.ts'

/** Questions that nobody was sure of, for one role and the person who is said to fill it. */
export interface OpenBatch {
  readonly owner: Owner
  /** As named in the people question; absent when nobody was named. */
  readonly person?: string
  readonly questions: readonly string[]
}

/** What somebody else should be asked: "5 open: Ravi 3, Mei 2"; nothing that is already with someone. */
export function openForOthers(compiled: CompiledFlow, interview: Interview): readonly OpenBatch[] {
  const reading = compiled.read(interview.answers)
  const helped = { rules: compiled.rules, facts: reading.facts }
  const batches = new Map<string, { owner: Owner; person?: string; questions: string[] }>()
  for (const question of compiled.rules.askingOrder) {
    const open =
      isNumbered(question) &&
      appliesIn(reading, question) &&
      reading.facts.get(question.fact)?.state === 'notSure' &&
      handoverOf(interview, question.id) === undefined
    if (!open) continue
    const { id, owner } = question
    const person = whoKnows(helped, question)
    const key = JSON.stringify([owner, person])
    const batch = batches.get(key)
    if (batch) batch.questions.push(id)
    else batches.set(key, { owner, ...(person !== undefined && { person }), questions: [id] })
  }
  return [...batches.values()]
}
