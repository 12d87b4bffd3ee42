import { defined } from './defined.ts'
import type { Discussion } from './discussion-schema.ts'
import { isLate, neededStep } from './standing.ts'
import type { Story } from './stories.ts'
import { areStancesShown } from './story-opinions.ts'
import type { Summary } from './summary.ts'
import type { Claim, Decision } from './talk.ts'

/** What a team said and decided about a story, in the published shape. */
export function discussionJson(summary: Summary, story: Story): Discussion {
  const { nameOf } = summary
  const { talk, standing } = story
  const { override, earlier = [], ways = [] } = talk
  const isShown = areStancesShown(summary, story)
  const decision = isShown || !talk.decision ? talk.decision : withoutReason(talk.decision)
  return {
    phase: talk.phase,
    standing: standing.kind,
    said: story.said,
    counts: isShown ? { ...talk.counts } : {},
    reasons: (isShown ? talk.shared : []).map(({ by, stance, reason }) => ({
      by: nameOf(by),
      stance,
      reason,
    })),
    claims: (isShown ? talk.claims : []).map((claim) => claimJson(nameOf, claim)),
    ...(ways.length > 0 && { ways: ways.map(({ by, words }) => ({ by: nameOf(by), words })) }),
    ...(decision && {
      decision: { ...decisionJson(nameOf, decision), ...dayPassed(story, summary.input.today) },
    }),
    ...(earlier.length > 0 && {
      earlier: earlier.map(({ was, endedBy, endedAt }) => ({
        ...('decision' in was
          ? { decision: decisionJson(nameOf, isShown ? was.decision : pastDecision(was.decision)) }
          : { claim: claimJson(nameOf, isShown ? was.claim : pastClaim(was.claim)) }),
        endedBy: nameOf(endedBy),
        endedAt,
      })),
    }),
    ...(override && {
      override: { band: override.band, by: nameOf(override.by), reason: override.reason },
    }),
  }
}

/** Why somebody asks to live with it is for those who have said what they think. */
function withoutReason({ reason: _, ...rest }: Decision): Decision {
  return rest
}

/** Nor why somebody asked for it before, where nobody ever agreed. */
const pastDecision = (decision: Decision): Decision =>
  decision.treatment === 'accept' && decision.secondedBy === undefined
    ? withoutReason(decision)
    : decision

/** While a "no" is talked about again, why it was said before, and until when, stays with those who have spoken. */
function pastClaim({ reason: _, lookAgain: __, ...rest }: Claim): Claim {
  return rest
}

type NameOf = Summary['nameOf']

/** Somebody’s name, where there is somebody. */
export const nameIf = (nameOf: NameOf, id: string | undefined) =>
  id === undefined ? undefined : nameOf(id)

const claimJson = (nameOf: NameOf, { by, reason, secondedBy, lookAgain }: Claim) => ({
  by: nameOf(by),
  ...defined({ reason, secondedBy: nameIf(nameOf, secondedBy), lookAgain }),
})

const decisionJson = (nameOf: NameOf, decision: Decision) => ({
  treatment: decision.treatment,
  by: nameOf(decision.by),
  owner: nameOf(decision.owner),
  due: decision.due,
  safeguards: [...decision.safeguards],
  done: decision.done,
  ...defined({
    own: decision.own,
    reason: decision.reason,
    secondedBy: nameIf(nameOf, decision.secondedBy),
    shown: decision.shown,
    takenAt: decision.takenAt,
    declinedAt: decision.declined?.at,
    moved: decision.moved?.map(({ by, reason, ...move }) => ({
      ...move,
      by: nameOf(by),
      ...defined({ reason }),
    })),
    changes: decision.changes,
  }),
})

/** Whether the day of what was decided has passed on the day the file is made. */
function dayPassed({ standing }: Story, today: string) {
  if (standing.kind === 'open') return standing.ranOut ? ({ ranOut: true } as const) : {}
  const step = neededStep(standing)
  return step && isLate(step, today) ? ({ late: true } as const) : {}
}
