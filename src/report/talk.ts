import type { Band, Stance, StanceCounts, StoryPhase, Treatment } from '../domain/vocabulary.ts'

/** A "no, because …": on record once a second person agrees. */
export interface Claim {
  readonly by: string
  /** Absent where its author keeps the reason private. */
  readonly reason?: string
  readonly secondedBy?: string
  /** A calendar date, YYYY-MM-DD. */
  readonly lookAgain?: string
}

/** What a team decided about a story. */
export interface Decision {
  readonly treatment: Treatment
  readonly by: string
  readonly owner: string
  /** A calendar date; for "live with it" until when. */
  readonly due: string
  /** Safeguard ids from the catalogue. */
  readonly safeguards: readonly string[]
  /** A safety step in the team's own words. */
  readonly own?: string
  readonly reason?: string
  /** "Live with it" counts only when somebody other than its proposer agrees. */
  readonly secondedBy?: string
  readonly done: boolean
  /** How it was shown to be done. */
  readonly shown?: string
}

/** What the team said and decided about one story, as everyone in the thread may see it. */
export interface StoryTalk {
  readonly finding: string
  readonly phase: StoryPhase
  readonly counts: StanceCounts
  /** Only reasons whose authors agreed to show them. */
  readonly shared: readonly {
    readonly by: string
    readonly stance: Stance
    readonly reason: string
  }[]
  readonly claims: readonly Claim[]
  readonly questioned: readonly {
    readonly by: string
    readonly question: string
    readonly reason: string
  }[]
  readonly decision?: Decision
  readonly override?: { readonly band: Band; readonly by: string; readonly reason: string }
  readonly parked: boolean
  /** A story in the team's own words, which no rule raised. */
  readonly own?: { readonly words: string; readonly by: string }
}
