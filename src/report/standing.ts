import type { Claim, Decision, StoryTalk } from './talk.ts'

/** A "no" that a second person agreed with. */
export type AgreedClaim = Claim & { readonly secondedBy: string }

/** A "live with it" that a second person agreed with. */
export type AgreedDecision = Decision & { readonly secondedBy: string }

/** The status of a story with its team. */
export type Standing =
  /** Nothing is settled. `ranOut`: it was lived with until a day that has passed; `happened`: somebody says it has, whatever two people agreed on. */
  | {
      readonly kind: 'open'
      readonly ranOut: Decision | undefined
      readonly happened: boolean
    }
  /** Talked about again after it was settled. */
  | { readonly kind: 'reopened' }
  /** Left for later. */
  | { readonly kind: 'parked' }
  /** Somebody proposes to live with it, or says that it is not possible: a second person has to agree. */
  | { readonly kind: 'waiting'; readonly on: 'decision'; readonly decision: Decision }
  | { readonly kind: 'waiting'; readonly on: 'claim'; readonly claim: Claim }
  /** Somebody does something about it by a date. */
  | { readonly kind: 'decided'; readonly decision: Decision }
  /** The work is done; `shown` once somebody said how it shows. */
  | { readonly kind: 'done'; readonly decision: Decision; readonly shown: boolean }
  /** Two people live with it until a date. */
  | { readonly kind: 'livedWith'; readonly decision: AgreedDecision }
  /** Two people agree that it cannot happen, and nobody says that it has. */
  | { readonly kind: 'notPossible'; readonly claim: AgreedClaim }
  /** The answers, or steps that are done and shown, leave nothing of it. `checked` by a second person; `step` was decided before that. */
  | {
      readonly kind: 'takenCareOf'
      readonly by: 'answers' | 'work'
      readonly checked: boolean
      readonly step: Decision | undefined
    }
  /** The answers no longer raise it; `step` was decided while they did. */
  | { readonly kind: 'gone'; readonly step: Decision | undefined }

/** The name of a standing alone. */
export type StandingKind = Standing['kind']

/** Every kind of standing, in the order of a story's lifecycle. */
export const standingKinds = [
  'open',
  'waiting',
  'decided',
  'done',
  'notPossible',
  'livedWith',
  'parked',
  'reopened',
  'takenCareOf',
  'gone',
] as const satisfies readonly StandingKind[]

/** What besides the discussion decides the status of a story. */
export interface StandingContext {
  /** The calendar date of whoever asks. */
  readonly today: string
  /** What the answers make of the story; the team's own stories are always `raised`. */
  readonly answers: 'raised' | 'takenCareOf' | 'gone'
  /** Since when the answers say that it is taken care of: an ISO instant. What was decided later counts. */
  readonly since?: string | undefined
  /** Steps of other stories, done and shown, leave nothing of it. */
  readonly isDoneElsewhere?: boolean
}

/** Works out the status of a story; the one place where that is decided. */
export function standingOf(talk: StoryTalk, context: StandingContext): Standing {
  if (context.answers === 'gone') return { kind: 'gone', step: stepOf(talk) }
  if (context.answers === 'takenCareOf' && !isDecidedSince(talk, context.since)) {
    const checked = agreedNo(talk) !== undefined
    return { kind: 'takenCareOf', by: 'answers', checked, step: stepOf(talk) }
  }
  if (talk.phase === 'reopened') return talk.parked ? { kind: 'parked' } : { kind: 'reopened' }
  const standing = decided(talk, context.today) ?? undecided(talk, context.today)
  return context.isDoneElsewhere && !isSettled(standing) && talk.counts.happened === 0
    ? { kind: 'takenCareOf', by: 'work', checked: false, step: undefined }
    : standing
}

/** The status that the present decision gives it. */
function decided({ decision }: StoryTalk, today: string): Standing | undefined {
  if (!decision) return undefined
  if (decision.treatment !== 'accept') {
    if (!decision.done) return { kind: 'decided', decision }
    return { kind: 'done', decision, shown: decision.shown !== undefined }
  }
  return isAgreed(decision) && !isPast(decision, today)
    ? { kind: 'livedWith', decision }
    : undefined
}

function undecided(talk: StoryTalk, today: string): Standing {
  const { decision, claims, counts, parked } = talk
  const claim = agreedNo(talk)
  if (claim) return { kind: 'notPossible', claim }
  if (parked) return { kind: 'parked' }
  if (decision && !isAgreed(decision) && !isPast(decision, today)) {
    return { kind: 'waiting', on: 'decision', decision }
  }
  const happened = counts.happened > 0
  const [proposed] = claims
  if (proposed && !happened) return { kind: 'waiting', on: 'claim', claim: proposed }
  const ranOut = decision && isAgreed(decision) ? decision : undefined
  return { kind: 'open', ranOut, happened: happened && claims.some(isSeconded) }
}

/** The "no" that is on record: a second person agrees, and nobody says that it has happened. */
const agreedNo = ({ counts, claims }: StoryTalk): AgreedClaim | undefined =>
  counts.happened > 0 ? undefined : claims.find(isSeconded)

const isSeconded = (claim: Claim): claim is AgreedClaim => claim.secondedBy !== undefined

const isAgreed = (decision: Decision): decision is AgreedDecision =>
  decision.secondedBy !== undefined

/** The day itself still counts. */
const isPast = ({ due }: Decision, today: string): boolean => due < today

const isDecidedSince = ({ decision }: StoryTalk, since: string | undefined): boolean =>
  decision?.at !== undefined && since !== undefined && decision.at > since

/** Work that was decided; "live with it" is none. */
const stepOf = ({ decision }: StoryTalk): Decision | undefined =>
  decision?.treatment === 'accept' ? undefined : decision

/** Nothing is left to talk through: the team has settled it, or the answers have. */
export const isSettled = ({ kind }: Standing): boolean => settled[kind]

const settled: Readonly<Record<StandingKind, boolean>> = {
  open: false,
  waiting: false,
  decided: true,
  done: true,
  notPossible: true,
  livedWith: true,
  parked: false,
  reopened: false,
  takenCareOf: true,
  gone: true,
}

/** The work that somebody still owes or has done for a story; none where the answers have made it needless, unless its owner goes on with it. */
export function neededStep(standing: Standing): Decision | undefined {
  if (standing.kind === 'decided' || standing.kind === 'done') return standing.decision
  const step = earlierStep(standing)
  return step?.keptAt === undefined ? undefined : step
}

/** Work that was decided before the answers took care of the story, and with which nobody goes on. */
export function needlessStep(standing: Standing): Decision | undefined {
  const step = earlierStep(standing)
  return step?.keptAt === undefined ? step : undefined
}

const earlierStep = (standing: Standing): Decision | undefined =>
  standing.kind === 'takenCareOf' || standing.kind === 'gone' ? standing.step : undefined

/** True for a step that is not done although its day has passed; the day itself still counts. */
export const isLate = ({ due, done }: Pick<Decision, 'due' | 'done'>, today: string): boolean =>
  !done && due < today
