import type { Analysis, Finding } from '../analysis/finding.ts'
import { type Band, bands } from '../domain/vocabulary.ts'

/** One story that is not as it was. */
export type Change =
  /** Was not there. */
  | { readonly kind: 'new'; readonly finding: Finding }
  /** Was there and is not raised any more. */
  | { readonly kind: 'gone'; readonly finding: Finding }
  /** The answers say now that it is taken care of. */
  | { readonly kind: 'takenCareOf'; readonly finding: Finding }
  /** The answers do not say any more that it is taken care of. */
  | { readonly kind: 'openAgain'; readonly finding: Finding }
  /** Should be looked at sooner or later than before. */
  | { readonly kind: 'sooner' | 'later'; readonly finding: Finding; readonly before: Band }

/** What is different between two looks at the same product. */
export interface Comparison {
  /** When the earlier one was posted: a calendar date. */
  readonly since: string
  /** In the order of the later look; what is gone comes last. */
  readonly changes: readonly Change[]
}

/** Compares what stands posted with what would be posted now. */
export function compare(
  posted: { readonly date: string; readonly analysis: Analysis },
  now: Analysis,
): Comparison {
  const before = new Map(posted.analysis.findings.map((finding) => [finding.id, finding]))
  const left = new Set(now.findings.map(({ id }) => id))
  const changes = now.findings.flatMap((finding) => changeOf(before.get(finding.id), finding) ?? [])
  const gone = posted.analysis.findings
    .filter(({ id }) => !left.has(id))
    .map((finding): Change => ({ kind: 'gone', finding }))
  return { since: posted.date, changes: [...changes, ...gone] }
}

function changeOf(before: Finding | undefined, finding: Finding): Change | undefined {
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
