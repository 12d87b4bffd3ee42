import type { FindingStatus } from '../domain/vocabulary.ts'
import type { GivenAnswer } from '../flow/answer.ts'
import type { ReadMore } from './answer-reader.ts'
import type { CompiledThreat } from './compile.ts'
import type { Letters } from './dread.ts'
import { type FactsForThreats, lettersOf, threatStatus } from './threat-status.ts'

/** One threat that is shown for this product, judged and rated. */
export interface Judged {
  readonly compiled: CompiledThreat
  readonly status: FindingStatus
  readonly services: readonly number[]
  readonly letters: Letters
}

/** What the whole catalogue says about one product. */
export interface Judgement {
  readonly shown: readonly Judged[]
  /** How many threats rest on questions that were not asked. */
  readonly notLookedAt: number
}

/** Judges one threat; `undefined` when it is not shown. */
export function judgeThreat(
  compiled: CompiledThreat,
  reading: FactsForThreats,
): Judged | undefined {
  const { status, services } = threatStatus(compiled, reading)
  if (status === 'absent' || status === 'notLookedAt') return undefined
  return { compiled, status, services, letters: lettersOf(compiled, reading, status) }
}

/** Judges the whole catalogue: works out the status of each threat, then rates those that are shown. */
export function judge(threats: readonly CompiledThreat[], reading: FactsForThreats): Judgement {
  const shown: [CompiledThreat, FindingStatus, readonly number[]][] = []
  let notLookedAt = 0
  for (const compiled of threats) {
    const { status, services } = threatStatus(compiled, reading)
    if (status === 'notLookedAt') notLookedAt += compiled.threat.onlyAsWay ? 0 : 1
    else if (status !== 'absent') shown.push([compiled, status, services])
  }
  return {
    shown: shown.map(([compiled, status, services]) => ({
      compiled,
      status,
      services,
      letters: lettersOf(compiled, reading, status),
    })),
    notLookedAt,
  }
}

/** One product as it is looked at: its answers, what they make known, the stories, and the steps that are done. */
export interface Case {
  readonly answers: readonly GivenAnswer[]
  readonly reading: FactsForThreats
  /** Reads it as it would be with a few answers more. */
  readonly readMore: ReadMore
  readonly shown: readonly Judged[]
  readonly done: readonly string[]
}
