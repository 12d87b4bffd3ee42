import type { Analysis, Finding } from '../analysis/finding.ts'
import { type Band, bands } from '../domain/vocabulary.ts'
import type { Seats } from './seats.ts'
import type { SummaryInput } from './summary-input.ts'

/**
 * How a story is not as it was, what has to be looked at first. New; not taken care of any more; to be looked at
 * sooner; brought in among the first, or taken out, by a person; taken care of now; not raised any more; to be looked
 * at later.
 */
export const changeKinds = [
  'new',
  'openAgain',
  'sooner',
  'broughtIn',
  'takenOut',
  'takenCareOf',
  'gone',
  'later',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** One story that is not as it was. */
export interface StoryChange {
  readonly kind: ChangeKind
  readonly finding: Finding
  /** How soon it should have been looked at, where that is other than now. */
  readonly before?: Band
}

/** What is different between two looks at the same product. */
export interface Comparison {
  /** When the earlier one was posted: a calendar date. */
  readonly since: string
  /** By kind, and then in the order of the later look. */
  readonly changes: readonly StoryChange[]
}

/** Compares what is posted with what would be posted now, and what was chosen to come first then and now. */
export function compare(
  posted: NonNullable<SummaryInput['posted']>,
  now: Analysis,
  seats?: Seats,
): Comparison {
  const before = new Map(posted.analysis.findings.map((finding) => [finding.id, finding]))
  const left = new Set(now.findings.map(({ id }) => id))
  const changes = now.findings.flatMap(
    (finding) =>
      changeOf(before.get(finding.id), finding) ??
      choiceOf(finding, posted.seats?.get(finding.id)?.kind, seats?.get(finding.id)?.kind) ??
      [],
  )
  const gone = posted.analysis.findings
    .filter(({ id }) => !left.has(id))
    .map((finding): StoryChange => ({ kind: 'gone', finding }))
  const all = [...changes, ...gone]
  return {
    since: posted.date,
    changes: changeKinds.flatMap((kind) => all.filter((change) => change.kind === kind)),
  }
}

function changeOf(before: Finding | undefined, finding: Finding): StoryChange | undefined {
  if (!before) return { kind: 'new', finding }
  const [was, is] = [before.status === 'covered', finding.status === 'covered']
  if (was !== is) return { kind: is ? 'takenCareOf' : 'openAgain', finding }
  const [old, high] = [before.rating.band.high, finding.rating.band.high]
  if (is || old === high) return undefined
  return {
    kind: bands.indexOf(high) > bands.indexOf(old) ? 'sooner' : 'later',
    finding,
    before: old,
  }
}

type Chosen = 'given' | 'taken' | undefined

/** What a person chose, or undid, since then; of a story that is taken care of nothing can be chosen. */
function choiceOf(finding: Finding, was: Chosen, is: Chosen): StoryChange | undefined {
  if (was === is || finding.status === 'covered') return undefined
  const isIn = is === 'given' || (is === undefined && was === 'taken')
  return { kind: isIn ? 'broughtIn' : 'takenOut', finding }
}
