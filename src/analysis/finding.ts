import type {
  Band,
  Confidence,
  DreadLetter,
  FindingStatus,
  Meaning,
  Scale,
  Stride,
} from '../domain/vocabulary.ts'
import type { AnswerValue } from '../flow/answer.ts'
import type { PlaceReason } from './order/place-reason.ts'
import type { Actor, DataKind, Level } from './threat.ts'
import type { WayKind } from './way.ts'

/** One reason: an answer, who gave it and when. */
export interface Because {
  readonly question: string
  readonly answer: AnswerValue
  readonly by?: string
  readonly at?: string
  /** The reason as a plain clause, such as "customers sign in"; for a not sure, what it is about. */
  readonly text: string
}

/** One DREAD letter as a range, with its reasons; `low === high` when everything is known. */
export interface LetterRating {
  readonly low: Level
  readonly high: Level
  readonly because: readonly Because[]
}

/** A whole rating: five letters, the total (5 to 15) and the band as ranges. */
export interface DreadRating {
  readonly letters: Readonly<Record<DreadLetter, LetterRating>>
  readonly total: { readonly low: number; readonly high: number }
  readonly impact: { readonly low: Scale; readonly high: Scale }
  readonly likelihood: { readonly low: Scale; readonly high: Scale }
  readonly band: { readonly low: Band; readonly high: Band }
}

/** A story raised for one product, with its rating and every reason. */
export interface Finding {
  /** The threat's id, with the number of its service from the second on. */
  readonly id: string
  /** The threat's id alone, where the story is that of one connected service. */
  readonly threat?: string
  /** The one connected service that the story is about, where one was named: its id stays, whatever it is called. */
  readonly service?: { readonly id: string; readonly name: string }
  /** "Somebody could …", a whole sentence with services and people named; without a full stop in old posts. */
  readonly title: string
  /** The same in a few words, where the catalogue has them. */
  readonly short?: string
  /** "Could somebody …?", a whole question; absent in old posts. */
  readonly question?: string
  readonly example: string
  readonly stride: readonly Stride[]
  readonly family: string
  readonly status: FindingStatus
  /** Raised by a way to what must never happen, where it is told: never among the first by the answers. */
  readonly onlyAsWay?: true
  readonly rating: DreadRating
  readonly confidence: Confidence
  readonly means: readonly Meaning[]
  /** The kinds of information it is about; empty for any kind. Absent in old posts. */
  readonly touches?: readonly DataKind[]
  /** Who does it; empty for anybody. Absent in old posts. */
  readonly actors?: readonly Actor[]
  readonly because: readonly Because[]
  /** Known answers that keep it high, most telling first. Absent in old posts. */
  readonly weak?: readonly Because[]
  /** The one answer that tells best why it matters here; never a mild harm, never a not sure. */
  readonly whyHere?: Because
  /** Only what nobody knows makes it press: it counts as open, and is not called one to act on first. */
  readonly notKnownYet?: boolean
  /** The question that settles most of it, where it is not known yet. */
  readonly settledBy?: string
  /** For covered findings: why it looks taken care of, as a whole sentence; a clause in old posts. */
  readonly coveredBecause?: string
  /** Services the story speaks of, for per-service threats. */
  readonly services: readonly string[]
  /** Questions, not sure, disputed or unasked, that leave this story open or its band wide. */
  readonly open: readonly string[]
  /** Safeguards for this story, best first. */
  readonly safeguards: readonly string[]
  /** Why it stands among the first; empty for all others. */
  readonly reasonsForPlace: readonly PlaceReason[]
  readonly technical: string
  readonly references: {
    cwe: readonly number[]
    capec: readonly number[]
    owasp: readonly string[]
  }
}

/** A step that lowers several stories: risk reduced divided by effort. */
export interface BestFix {
  readonly safeguard: string
  readonly helps: readonly string[]
  readonly score: number
}

/** A question whose answer would settle stories, or may raise others. */
export interface FindOut {
  readonly question: string
  /** Finding ids that its answer would settle or move. */
  readonly settles: readonly string[]
}

/** A way in which what must never happen could come about in this product. */
export interface Way {
  readonly id: string
  readonly kind: WayKind
  /** What happens, as a whole sentence. */
  readonly title: string
  /** The finding that tells of the same thing: the way shares its rating, talk and decision. */
  readonly finding: string
  /** The answers that make it possible. */
  readonly because: readonly Because[]
}

/** What to say above the first stories. */
export const headlines = ['calm', 'notKnown', 'protect', 'act'] as const
export type Headline = (typeof headlines)[number]

/**
 * What a headline rests on: stories that are known to be ones to act on first; those that press only by what nobody
 * knows; answers that mean harm to somebody; open core questions on the way to what is feared most; more than a third
 * of the answers that could raise a band; the answers that keep the worst harm down.
 */
export const headlineReasonKinds = [
  'actFirst',
  'notKnownYet',
  'harm',
  'coreOpen',
  'mostlyUnknown',
  'protections',
] as const

/** What a headline rests on: questions, or stories. */
export interface HeadlineReason {
  readonly kind: (typeof headlineReasonKinds)[number]
  readonly questions?: readonly string[]
  readonly findings?: readonly string[]
}

/** What one set of answers means. */
export interface Analysis {
  readonly flow: { readonly id: string; readonly version: number }
  readonly contentVersion: string
  /** Absent in old posts. */
  readonly headline?: Headline
  readonly headlineReasons?: readonly HeadlineReason[]
  /** In the order a team should see them; covered ones last. */
  readonly findings: readonly Finding[]
  /** Ways in which what must never happen could come about, the likeliest first; people see the first few. Absent in old posts. */
  readonly ways?: readonly Way[]
  /** How many of them, from the first, a person sees who does not ask for all; covered ones apart. Absent in old posts. */
  readonly listed?: number
  /** Finding ids: what nearly every product gets, is open and found no place among the first. Absent in old posts. */
  readonly basics?: readonly string[]
  readonly bestFixes: readonly BestFix[]
  readonly findOut: readonly FindOut[]
  /** Facts that were taken at a neutral value because nobody was asked. */
  readonly assumptions: readonly { readonly question: string; readonly text: string }[]
  /** Questions that apply and were not asked, and stories that rest on them. */
  readonly notLookedAt: { readonly questions: readonly string[]; readonly stories: number }
}
