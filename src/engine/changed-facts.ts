import { sameAnswer } from '../flow/answer.ts'
import type { Fact } from '../flow/fact.ts'
import type { Interview } from './interview.ts'
import type { CompiledFlow } from './machine.ts'

/** Names of facts that read differently in the two interviews, so that only what rests on them is rated anew. */
export function changedFacts(
  compiled: CompiledFlow,
  before: Interview,
  after: Interview,
): readonly string[] {
  if (before.answers === after.answers) return []
  const old = compiled.read(before.answers).facts
  const now = compiled.read(after.answers).facts
  return [...now.keys()].filter((name) => !sameFact(old.get(name), now.get(name)))
}

function sameFact(one: Fact | undefined, other: Fact | undefined): boolean {
  if (!one || !other || one.state !== other.state) return one === other
  if (one.possible.length !== other.possible.length) return false
  return one.possible.every((value) => other.possible.some((now) => sameAnswer(value, now, true)))
}
