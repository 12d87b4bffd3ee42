import type { Analysis, Finding } from '../analysis/finding.ts'

/** What earlier postings leave behind in a new one. */
export interface PostingHistory {
  /** Since when the posted answers say that a story is taken care of: ISO instants by finding id. */
  readonly coveredSince: ReadonlyMap<string, string>
  /** Stories that were posted before and are not in this posting. */
  readonly gone: readonly Finding[]
}

/** The history of a posting, from the posting before it. */
export function historyOf(
  before: (PostingHistory & { readonly analysis: Analysis }) | undefined,
  {
    at,
    analysis,
    gone = [],
  }: {
    readonly at: string
    readonly analysis: Analysis
    /** Stories of the last look that nothing raises any more. */
    readonly gone?: readonly Finding[] | undefined
  },
): PostingHistory {
  const covered = analysis.findings.filter(({ status }) => status === 'covered')
  return {
    coveredSince: new Map(covered.map(({ id }) => [id, before?.coveredSince.get(id) ?? at])),
    gone: goneFrom(before ? [...before.analysis.findings, ...before.gone] : gone, analysis),
  }
}

/** Of these stories, those that an analysis does not have. */
export function goneFrom(posted: readonly Finding[], { findings }: Analysis): readonly Finding[] {
  const left = new Set(findings.map(({ id }) => id))
  return posted.filter(({ id }) => !left.has(id))
}
