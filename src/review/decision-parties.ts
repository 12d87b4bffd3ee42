import type { Standing } from '../report/standing.ts'
import type { Claim, Decision, PastDecision } from '../report/talk.ts'
import type { StoryState } from './discussion.ts'
import type { ReviewEvent } from './event.ts'

/** Who may change the present decision without a second person, by id; `undefined` while nothing is decided. */
export function partiesOf(standing: Standing): readonly string[] | undefined {
  switch (standing.kind) {
    case 'decided':
    case 'done':
    case 'livedWith':
      return [standing.decision.by, standing.decision.owner]
    case 'notPossible':
      return [standing.claim.by]
    case 'takenCareOf':
    case 'gone':
      return standing.step && [standing.step.by, standing.step.owner]
    case 'open':
    case 'reopened':
    case 'parked':
    case 'waiting':
      return undefined
  }
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

const replacing = new Set<ReviewEvent['type']>([
  'decided',
  'proposalAgreed',
  'storyReopened',
  'stepDropped',
])

/** Only a proposal that its own author takes back leaves no trace. */
const isWorthKeeping = ({ treatment, secondedBy, by }: Decision, endedBy: string): boolean =>
  treatment !== 'accept' || secondedBy !== undefined || by !== endedBy

/** Each "no" that two people agreed on. */
function agreedClaims({ stances }: Pick<StoryState, 'stances'>): readonly Claim[] {
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
