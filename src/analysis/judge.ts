import type { FindingStatus } from '../domain/vocabulary.ts'
import type { GivenAnswer } from '../flow/answer.ts'
import type { ReadMore } from './answer-reader.ts'
import type { CompiledThreat } from './compile.ts'
import type { Letters } from './dread.ts'
import { storiesOf } from './per-service.ts'
import { type FactsForThreats, lettersOf, threatStatus } from './threat-status.ts'

/** One story that is shown for this product: a threat, judged and rated. */
export interface Judged {
  readonly compiled: CompiledThreat
  readonly status: FindingStatus
  /** The connected services that it stands for, by their numbers; empty for threats of the whole product. */
  readonly standsFor: readonly number[]
  /** Those of them that give it its status. */
  readonly services: readonly number[]
  readonly letters: Letters
}

/** What the whole catalogue says about one product. */
export interface Judgement {
  readonly shown: readonly Judged[]
  /** How many threats rest on questions that were not asked. */
  readonly notLookedAt: number
}

/** Judges a story again, for the same services; `undefined` when it is not shown any more. */
export function judgeAgain(
  { compiled, standsFor }: Pick<Judged, 'compiled' | 'standsFor'>,
  reading: FactsForThreats,
): Judged | undefined {
  const { status, services } = threatStatus(compiled, reading, standsFor)
  if (status === 'absent' || status === 'notLookedAt') return undefined
  const letters = lettersOf(compiled, reading, { status, standsFor })
  return { compiled, status, standsFor, services, letters }
}

/** Judges the whole catalogue: works out the status of each threat, then rates those that are shown. */
export function judge(threats: readonly CompiledThreat[], reading: FactsForThreats): Judgement {
  const shown: Omit<Judged, 'letters'>[] = []
  let notLookedAt = 0
  for (const compiled of threats) {
    for (const standsFor of storiesOf(compiled, reading)) {
      const { status, services } = threatStatus(compiled, reading, standsFor)
      if (status === 'notLookedAt') notLookedAt += compiled.threat.onlyAsWay ? 0 : 1
      else if (status !== 'absent') shown.push({ compiled, status, standsFor, services })
    }
  }
  return {
    shown: shown.map((story) => ({ ...story, letters: lettersOf(story.compiled, reading, story) })),
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
