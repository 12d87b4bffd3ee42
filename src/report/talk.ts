import {
  type Band,
  noStances,
  type Stance,
  type StanceCounts,
  type StepChange,
  type StoryPhase,
  type Treatment,
} from '../domain/vocabulary.ts'

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
  /** When it was decided: an ISO instant. */
  readonly at?: string
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
  /** When it was said to be done: an ISO instant. */
  readonly doneAt?: string
  /** When it was said to be done while its item in the tracker was open still: it counts once that is closed. */
  readonly saidAt?: string
  /** How it was shown to be done. */
  readonly shown?: string
  /** What the step changes; absent where nobody said. */
  readonly changes?: StepChange
  /** Since when it is its owner's, where it was somebody else's first: an ISO instant. */
  readonly givenAt?: string
  /** Who gave it to its owner, where that was not whoever decided it. */
  readonly givenBy?: string
  /** Since when its owner has said that they will do it: an ISO instant. */
  readonly takenAt?: string
  /** Its owner says that it is not theirs; until somebody else is named, nobody sees to it. */
  readonly declined?: { readonly by: string; readonly at: string; readonly reason?: string }
  /** Its owner goes on with it although the answers took care of the story: an ISO instant. */
  readonly keptAt?: string
  /** Earlier days it was due on, oldest first. */
  readonly moved?: readonly {
    readonly from: string
    readonly by: string
    readonly at: string
    readonly reason?: string
  }[]
}

/** How soon a person says it should be looked at, whatever the answers say. */
export interface Override {
  readonly band: Band
  readonly by: string
  /** An ISO instant. */
  readonly at?: string
  readonly reason: string
}

/** An earlier conclusion about a story that was changed or taken back: a decision, or a "no" that two people had agreed on. */
export interface PastDecision {
  readonly was: { readonly decision: Decision } | { readonly claim: Claim }
  /** Who changed it or took it away. */
  readonly endedBy: string
  /** An ISO instant. */
  readonly endedAt: string
}

/** A change of what somebody else decided: it counts once another person agrees. */
export interface ProposedChange {
  readonly by: string
  /** An ISO instant. */
  readonly at: string
  /** What would be decided instead; absent to open the story again. */
  readonly decision?: Decision
  /** Why to open it again. */
  readonly reason?: string
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
  /** How it could happen, in people's own words; asked of what must never happen. */
  readonly ways?: readonly { readonly by: string; readonly words: string }[]
  /** Ways to what must never happen that do not fit, by their ids, each with who said so. */
  readonly waysAside?: ReadonlyMap<string, string>
  readonly decision?: Decision
  /** Waits for somebody else to agree; until then the present decision counts. */
  readonly proposal?: ProposedChange
  /** Oldest first. */
  readonly earlier?: readonly PastDecision[]
  readonly override?: Override
  readonly parked: boolean
  /** A story in the team's own words, which no rule raised; `withdrawn` once its author took it back. */
  readonly own?: { readonly words: string; readonly by: string; readonly withdrawn?: boolean }
}

/** A story nobody has spoken about yet. */
export const noTalk = (finding: string): StoryTalk => ({
  finding,
  phase: 'open',
  counts: noStances,
  shared: [],
  claims: [],
  questioned: [],
  parked: false,
})
