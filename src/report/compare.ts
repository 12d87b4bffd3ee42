import type { Analysis, Finding } from '../analysis/finding.ts'
import { type Band, bands } from '../domain/vocabulary.ts'

/**
 * How a story is not as it was, what has to be looked at first. New; not taken care of any more; to be looked at
 * sooner; taken care of now; not raised any more; to be looked at later.
 */
export const changeKinds = ['new', 'openAgain', 'sooner', 'takenCareOf', 'gone', 'later'] as const
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

/** Compares what is posted with what would be posted now. */
export function compare(
  posted: { readonly date: string; readonly analysis: Analysis },
  now: Analysis,
): Comparison {
  const before = new Map(posted.analysis.findings.map((finding) => [finding.id, finding]))
  const left = new Set(now.findings.map(({ id }) => id))
  const changes = now.findings.flatMap((finding) => changeOf(before.get(finding.id), finding) ?? [])
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
