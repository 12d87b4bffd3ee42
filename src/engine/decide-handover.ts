import type { Command, Decision } from './command.ts'
import { handoverOf, type Interview } from './interview.ts'
import type { CompiledFlow } from './machine.ts'

/** Passing questions on: only by whom they are with, or anybody while they are nobody's. */
export function decideHandOver(
  compiled: CompiledFlow,
  interview: Interview,
  { questions, from, to, at }: Command & { kind: 'handOver' },
): Decision {
  const unknown = questions.some((question) => !compiled.rules.byId.has(question))
  if (unknown) return { problem: 'unknown-question' }
  const due = [...new Set(questions)].filter((question) => {
    const present = handoverOf(interview, question)
    return present?.from !== from || present.to !== to
  })
  const foreign = due.some((question) => {
    const holder = handoverOf(interview, question)?.to
    return holder !== undefined && holder !== from
  })
  if (foreign) return { problem: 'not-yours' }
  return { changes: due.length > 0 ? [{ kind: 'handedOver', questions: due, from, to, at }] : [] }
}

/** Ending a handover: by whoever passed the questions on, or by the receiver ("not me"). */
export function decideTakeBack(
  compiled: CompiledFlow,
  interview: Interview,
  { questions, person }: Command & { kind: 'takeBack' },
): Decision {
  const unknown = questions.some((question) => !compiled.rules.byId.has(question))
  if (unknown) return { problem: 'unknown-question' }
  const due = [...new Set(questions)].filter((question) => handoverOf(interview, question))
  const foreign = due.some((question) => {
    const present = handoverOf(interview, question)
    return present?.from !== person && present?.to !== person
  })
  if (foreign) return { problem: 'not-yours' }
  return { changes: due.length > 0 ? [{ kind: 'takenBack', questions: due, by: person }] : [] }
}
