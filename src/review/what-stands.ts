import type { Claim, Decision, PastDecision } from '../report/talk.ts'
import type { StoryState } from './discussion.ts'
import type { ReviewEvent } from './event.ts'

/** True for a decision that counts: "live with it" does only once a second person agreed. */
export const counts = ({ treatment, secondedBy }: Decision): boolean =>
  treatment !== 'accept' || secondedBy !== undefined

/** The decision of a story that counts; `undefined` while none does, or it was opened again. */
export const standingDecision = ({ decision, phase }: StoryState): Decision | undefined =>
  decision && phase !== 'reopened' && counts(decision) ? decision : undefined

/** Each "no" that two people agreed on. */
export function agreedClaims({ stances }: Pick<StoryState, 'stances'>): readonly Claim[] {
  return [...stances].flatMap(([by, { reason, secondedBy, lookAgain }]) =>
    secondedBy === undefined
      ? []
      : [
          {
            by,
            secondedBy,
            ...(reason !== undefined && { reason }),
            ...(lookAgain !== undefined && { lookAgain }),
          },
        ],
  )
}

/** Who may change what stands by themselves; `undefined` while nothing stands. */
export function partiesOf(story: StoryState): readonly string[] | undefined {
  const decision = standingDecision(story)
  if (decision) return [decision.by, decision.owner]
  const claims = story.phase === 'done' ? agreedClaims(story) : []
  return claims.length > 0 ? claims.map(({ by }) => by) : undefined
}

/** What counted before and does not count after, as it is shown later. */
export function endedBetween(
  before: StoryState,
  after: StoryState,
  { type, by: endedBy, at: endedAt }: Pick<ReviewEvent, 'type' | 'by' | 'at'>,
): readonly PastDecision[] {
  const { decision } = before
  const isReplaced =
    decision !== undefined && replacing.has(type) && isWorthKeeping(decision, endedBy)
  const kept = new Set(agreedClaims(after).map(({ by }) => by))
  const lost = agreedClaims(before).filter(({ by }) => !kept.has(by))
  const was: readonly PastDecision['was'][] = [
    ...(isReplaced ? [{ decision }] : []),
    ...lost.map((claim) => ({ claim })),
  ]
  return was.map((one) => ({ was: one, endedBy, endedAt }))
}

const replacing = new Set<ReviewEvent['type']>(['decided', 'proposalAgreed', 'storyReopened'])

/** Only a proposal that its own author takes back leaves no trace. */
const isWorthKeeping = (decision: Decision, endedBy: string): boolean =>
  counts(decision) || decision.by !== endedBy
