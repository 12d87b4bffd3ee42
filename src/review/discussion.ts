import type { Stance, StoryPhase } from '../domain/vocabulary.ts'
import { findingPhaseAfter } from '../engine/finding-lifecycle.ts'
import type { Decision, Override, PastDecision, ProposedChange } from '../report/talk.ts'
import { endedBetween } from './decision-parties.ts'
import type { EventOf, ReviewEvent } from './event.ts'
import type { SeatEvent } from './seat-events.ts'
import { isFinishedBy, itemAfter, type StoryItem, saidDone } from './story-item.ts'

/** What one person said about a story; the reason stays private unless they share it. */
interface StanceTaken {
  readonly stance: Stance
  readonly reason?: string
  readonly shareReason: boolean
  readonly at: string
  readonly lookAgain?: string
  /** For a "no": who else agrees, and since when. */
  readonly secondedBy?: string
  readonly secondedAt?: string
}

/** Everything said and decided about one story. */
export interface StoryState {
  readonly finding: string
  readonly phase: StoryPhase
  readonly stances: ReadonlyMap<string, StanceTaken>
  readonly questioned: readonly {
    readonly by: string
    readonly question: string
    readonly reason: string
  }[]
  /** Words for the facilitator only. */
  readonly told: readonly { readonly by: string; readonly words: string }[]
  /** How it could happen, in people's own words. */
  readonly ways: readonly { readonly by: string; readonly words: string }[]
  /** Ways that do not fit, by their ids, each with who said so. */
  readonly waysAside: ReadonlyMap<string, string>
  readonly decision?: Decision
  /** A proposed change of the present decision, which waits for somebody else to agree. */
  readonly proposal?: ProposedChange
  /** Earlier decisions that were changed or taken back, oldest first. */
  readonly history: readonly PastDecision[]
  readonly override?: Override
  readonly item?: StoryItem
  readonly parked: boolean
  readonly own?: { readonly words: string; readonly by: string; readonly withdrawn?: boolean }
  /** Safety steps of this story that became requirements for every product. */
  readonly rules: readonly string[]
}

/** Something that was said or decided about a story. */
export type StoryEvent = Exclude<Extract<ReviewEvent, { finding: string }>, SeatEvent>

/** A story nobody has spoken about yet. */
export const untouched = (finding: string): StoryState => ({
  finding,
  phase: 'open',
  stances: new Map(),
  questioned: [],
  told: [],
  ways: [],
  waysAside: new Map(),
  history: [],
  parked: false,
  rules: [],
})

/** One story after one event; never rejects, so that every old record can be read for ever. */
export function foldStory(story: StoryState, event: StoryEvent): StoryState {
  if (isProposed(event)) return withProposal(story, event)
  const next = told(story, event)
  const isTakenBack = event.type === 'stanceTaken' && isWithdrawn(story, next)
  const life = isTakenBack ? 'claimWithdrawn' : lifeEvent(story, event)
  const history = [...story.history, ...endedBetween(story, next, event)]
  const item = itemAfter(story, next, event)
  return { ...next, ...item, history, phase: findingPhaseAfter(story.phase, life) }
}

/** An agreed "no" whose author says otherwise now is on record no more. */
const isWithdrawn = (before: StoryState, now: StoryState): boolean =>
  now.decision === undefined && isAgreed(before) && !isAgreed(now)

const isAgreed = ({ stances }: StoryState): boolean =>
  [...stances.values()].some(({ secondedBy }) => secondedBy !== undefined)

/** "Live with it" is only a proposal until somebody else agrees. */
function lifeEvent(story: StoryState, event: StoryEvent): string {
  const { proposal } = story
  if (event.type === 'stepDone' || event.type === 'itemSeen')
    return isFinishedBy(story, event) ? 'stepDone' : 'itemSeen'
  if (event.type === 'decided' && event.treatment === 'accept') return 'acceptProposed'
  if (event.type !== 'proposalAgreed' || !proposal) return event.type
  return proposal.decision ? 'decided' : 'storyReopened'
}

type Proposing = EventOf<'decided'> | EventOf<'storyReopened'>

const isProposed = (event: StoryEvent): event is Proposing =>
  (event.type === 'decided' || event.type === 'storyReopened') && event.proposed === true

/** A proposal waits beside the present decision; a later proposal replaces it. */
function withProposal(story: StoryState, event: Proposing): StoryState {
  const { by, at } = event
  const change =
    event.type === 'decided' ? { decision: decisionOf(event) } : { reason: event.reason }
  return { ...story, proposal: { by, at, ...change } }
}

/** Somebody else agreed: now it counts. */
function agreed(story: StoryState, by: string): StoryState {
  const { proposal, ...rest } = story
  if (!proposal) return story
  if (!proposal.decision) return reopened(rest)
  return { ...rest, decision: { ...proposal.decision, secondedBy: by }, parked: false }
}

function reopened(story: StoryState): StoryState {
  const { decision: _, proposal: __, ...rest } = story
  return { ...rest, stances: unseconded(story.stances), parked: false }
}

function withoutProposal({ proposal: _, ...rest }: StoryState): StoryState {
  return rest
}

function told(story: StoryState, event: StoryEvent): StoryState {
  switch (event.type) {
    case 'stanceTaken':
      return { ...withStance(story, event.by, stanceOf(event)), parked: false }
    case 'noSeconded':
      return seconded(story, event)
    case 'becauseQuestioned': {
      const { by, question, reason } = event
      return { ...story, questioned: [...story.questioned, { by, question, reason }] }
    }
    case 'toldPrivately':
      return { ...story, told: [...story.told, { by: event.by, words: event.words }] }
    case 'decided':
      return { ...withoutProposal(story), decision: decisionOf(event), parked: false }
    case 'decisionSeconded':
      return story.decision
        ? { ...story, decision: { ...story.decision, secondedBy: event.by } }
        : story
    case 'proposalAgreed':
      return agreed(story, event.by)
    case 'proposalDeclined':
      return withoutProposal(story)
    case 'howAnswered':
      return { ...story, ways: [...story.ways, { by: event.by, words: event.words }] }
    case 'waySetAside':
      return story.waysAside.has(event.way)
        ? story
        : { ...story, waysAside: new Map([...story.waysAside, [event.way, event.by]]) }
    case 'wayBroughtBack':
      return {
        ...story,
        waysAside: new Map([...story.waysAside].filter(([way]) => way !== event.way)),
      }
    case 'stepDone':
      return withDone(story, event)
    case 'bandOverridden':
      return {
        ...story,
        override: { band: event.band, by: event.by, at: event.at, reason: event.reason },
      }
    case 'storyAdded':
      return { ...story, own: { words: event.words, by: event.by } }
    case 'storyParked':
      return { ...story, parked: true }
    case 'storyReopened':
      return reopened(story)
    default:
      return followedUp(story, event)
  }
}

/** What became of a promise, and of a story in the team's own words. */
function followedUp(story: StoryState, event: StoryEvent): StoryState {
  const { decision, own } = story
  switch (event.type) {
    case 'stepTaken':
    case 'stepMoved':
    case 'stepDeclined':
    case 'ownerChanged':
      return decision ? { ...story, decision: promiseAfter(decision, event) } : story
    case 'stepDropped':
      return withoutDecision(story)
    case 'stepKept':
      return decision ? { ...story, decision: { ...decision, keptAt: event.at } } : story
    case 'noConfirmed':
      return confirmed(story, event)
    case 'itemSeen':
      return decision && isFinishedBy(story, event)
        ? { ...story, decision: { ...decision, done: true, doneAt: event.at } }
        : story
    case 'storyReworded':
      return own ? { ...story, own: { ...own, words: event.words } } : story
    case 'storyWithdrawn':
      return own ? { ...story, own: { ...own, withdrawn: true } } : story
    case 'ruleMade':
      return { ...story, rules: [...new Set([...story.rules, event.safeguard])] }
    case 'ruleDropped':
      return { ...story, rules: story.rules.filter((rule) => rule !== event.safeguard) }
    default:
      return story
  }
}

type PromiseEvent = EventOf<'stepTaken' | 'stepMoved' | 'stepDeclined' | 'ownerChanged'>

/** A promise after its owner or somebody else said what becomes of it. */
function promiseAfter(decision: Decision, event: PromiseEvent): Decision {
  const { by, at } = event
  const { declined: _, takenAt: __, ...plain } = decision
  switch (event.type) {
    case 'stepTaken':
      return { ...plain, takenAt: at }
    case 'stepMoved': {
      const { due, reason } = event
      const from = decision.due
      const move = { from, by, at, ...(reason !== undefined && { reason }) }
      const taken = by === decision.owner ? { takenAt: at } : {}
      return { ...plain, ...taken, due, moved: [...(decision.moved ?? []), move] }
    }
    case 'stepDeclined': {
      const { reason } = event
      return { ...plain, declined: { by, at, ...(reason !== undefined && { reason }) } }
    }
    case 'ownerChanged':
      return { ...plain, owner: event.owner.id, givenAt: at, givenBy: by }
  }
}

function withoutDecision({ decision: _, ...rest }: StoryState): StoryState {
  return rest
}

/** An agreed "no" still holds: it is looked at again later. */
function confirmed(story: StoryState, event: EventOf<'noConfirmed'>): StoryState {
  const claim = story.stances.get(event.claimBy)
  if (!claim) return story
  return withStance(story, event.claimBy, { ...claim, lookAgain: event.lookAgain })
}

function stanceOf(event: EventOf<'stanceTaken'>): StanceTaken {
  const { stance, reason, shareReason, at, lookAgain } = event
  return { stance, shareReason, at, ...(reason && { reason }), ...(lookAgain && { lookAgain }) }
}

function withStance(story: StoryState, person: string, stance: StanceTaken): StoryState {
  return { ...story, stances: new Map([...story.stances, [person, stance]]) }
}

function seconded(story: StoryState, event: EventOf<'noSeconded'>): StoryState {
  const claim = story.stances.get(event.claimBy)
  if (!claim) return story
  return withStance(story, event.claimBy, {
    ...claim,
    secondedBy: event.by,
    secondedAt: event.at,
  })
}

/** What came up again has to be agreed on again: a "no" stays on record, but nobody agrees with it any more. */
function unseconded(stances: StoryState['stances']): StoryState['stances'] {
  return new Map(
    [...stances].map(
      ([person, { secondedBy: _, secondedAt: __, ...stance }]) => [person, stance] as const,
    ),
  )
}

function decisionOf(event: EventOf<'decided'>): Decision {
  const { treatment, by, at, owner, due, safeguards, own, reason, changes } = event
  const base = { treatment, by, at, owner: owner.id, due, safeguards, done: false }
  return {
    ...base,
    ...(own && { own }),
    ...(reason && { reason }),
    ...(changes && { changes }),
  }
}

/** While its item in the tracker is open, what is said to be done does not count yet. */
function withDone(story: StoryState, event: EventOf<'stepDone'>): StoryState {
  const { decision } = story
  if (!decision) return story
  return isFinishedBy(story, event)
    ? { ...story, decision: doneDecision(decision, event) }
    : { ...story, decision: saidDone(decision, event.at, event.shown) }
}

function doneDecision(decision: Decision, event: EventOf<'stepDone'>): Decision {
  return { ...decision, done: true, doneAt: event.at, ...(event.shown && { shown: event.shown }) }
}
