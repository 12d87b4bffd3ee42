import type { Analysis, Finding } from '../analysis/finding.ts'
import { type Band, bands, type FindingStatus } from '../domain/vocabulary.ts'
import type { Seats } from './seats.ts'
import { type SinceChange, type SinceKind, type SinceReason, sinceKinds } from './since.ts'
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
  const change = differenceBetween(before && stoodAs(before), stoodAs(finding))
  return change && { ...change, finding }
}

/** What the answers made of a story at one look, and how soon it should be looked at. */
export interface Stood {
  readonly status: FindingStatus
  readonly band: Band
}

/** How the stories of one look stand, by their ids. */
export type StoodById = ReadonlyMap<string, Stood>

const stoodAs = ({ status, rating }: Finding): Stood => ({ status, band: rating.band.high })

/** The difference between how a story stood and how it stands; the one place where that is decided. */
export function differenceBetween(
  before: Stood | undefined,
  now: Stood | undefined,
): { readonly kind: SinceKind; readonly before?: Band } | undefined {
  if (!before || !now) return before ? { kind: 'gone' } : now && { kind: 'new' }
  const [was, is] = [before.status === 'covered', now.status === 'covered']
  if (was !== is) return { kind: is ? 'takenCareOf' : 'openAgain' }
  if (is || before.band === now.band) return undefined
  const isWorse = bands.indexOf(now.band) > bands.indexOf(before.band)
  return { kind: isWorse ? 'sooner' : 'later', before: before.band }
}

/** Two looks at the same product, and what came to bear between them. */
export interface Between {
  /** As the last look was posted. */
  readonly before: StoodById
  /** What happened since, one after the other; `because` says why a story differs from what was before it. */
  readonly moves: readonly {
    readonly stood: StoodById
    readonly because: (finding: string) => SinceReason
  }[]
}

/**
 * Every story that is not as it was at the last look, with each reason that moved it; by kind, and then in the order
 * of `titles`, which holds what stories are called.
 */
export function compareLooks(
  { before, moves }: Between,
  titles: ReadonlyMap<string, string>,
): readonly SinceChange[] {
  const now = moves.at(-1)?.stood ?? before
  const ids = [...new Set([...titles.keys(), ...now.keys(), ...before.keys()])]
  const changes = ids.flatMap((finding): SinceChange[] => {
    const [was, is] = [before.get(finding), now.get(finding)]
    const difference = differenceBetween(was, is)
    if (!difference) return []
    return [
      {
        kind: difference.kind,
        finding,
        title: titles.get(finding) ?? '',
        ...(is && is.status !== 'covered' && { band: is.band }),
        ...(was && was.status !== 'covered' && { before: was.band }),
        because: reasonsBetween(finding, before, moves),
      },
    ]
  })
  return sinceKinds.flatMap((kind) => changes.filter((change) => change.kind === kind))
}

function reasonsBetween(
  finding: string,
  before: StoodById,
  moves: Between['moves'],
): SinceReason[] {
  return moves.flatMap(({ stood, because }, n) => {
    const was = (moves[n - 1]?.stood ?? before).get(finding)
    return differenceBetween(was, stood.get(finding)) ? [because(finding)] : []
  })
}

type Chosen = 'given' | 'taken' | undefined

/** What a person chose, or undid, since then; of a story that is taken care of nothing can be chosen. */
function choiceOf(finding: Finding, was: Chosen, is: Chosen): StoryChange | undefined {
  if (was === is || finding.status === 'covered') return undefined
  const isIn = is === 'given' || (is === undefined && was === 'taken')
  return { kind: isIn ? 'broughtIn' : 'takenOut', finding }
}
