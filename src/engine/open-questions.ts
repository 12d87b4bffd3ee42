import type { Owner } from '../domain/vocabulary.ts'
import { notSure } from '../flow/answer.ts'
import { appliesIn, isNumbered } from './agenda.ts'
import { handoverOf, type Interview } from './interview.ts'
import type { AnswersRead, CompiledFlow } from './machine.ts'

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
  const people = peopleByRole(compiled, reading)
  const batches = new Map<Owner, string[]>()
  for (const question of compiled.rules.askingOrder) {
    const open =
      isNumbered(question) &&
      appliesIn(reading, question) &&
      reading.facts.get(question.fact)?.state === 'notSure' &&
      handoverOf(interview, question.id) === undefined
    if (!open) continue
    const batch = batches.get(question.owner)
    if (batch) batch.push(question.id)
    else batches.set(question.owner, [question.id])
  }
  return [...batches].map(([owner, questions]) => {
    const person = people.get(owner)
    return { owner, questions, ...(person !== undefined && { person }) }
  })
}

/** Who fills which role, as answered to the people question. */
export function peopleByRole(
  compiled: CompiledFlow,
  reading: AnswersRead,
): ReadonlyMap<Owner, string> {
  const people = new Map<Owner, string>()
  for (const question of compiled.flow.questions) {
    if (question.type !== 'people') continue
    const named = reading.facts.get(question.fact)?.possible[0] ?? []
    const names = typeof named === 'string' ? [named] : named
    for (const [place, role] of (question.roles ?? []).entries()) {
      const name = names[place]
      if (name && name !== notSure) people.set(role.owner, name)
    }
  }
  return people
}
