import type { Analysis } from '../analysis/finding.ts'
import { noStances } from '../domain/vocabulary.ts'
import type { Facts } from '../flow/fact.ts'
import { type Summary, summarise } from '../report/summary.ts'
import type { SummaryInput } from '../report/summary-input.ts'
import type { Claim, Decision, StoryTalk } from '../report/talk.ts'
import type { StoryState } from './discussion.ts'
import type { Check } from './parts.ts'
import type { Scene } from './scene.ts'
import type { ReviewState } from './state.ts'

/** The summary as posted and talked through; before posting, as it would be now. */
export function summaryOf(scene: Scene): Summary {
  const { published } = scene.state
  return published ? summarise(inputOf(scene, published)) : summaryNow(scene)
}

/** The summary as it would be posted now, whatever stands posted. */
export const summaryNow = (scene: Scene): Summary =>
  summarise(
    inputOf(scene, { analysis: analysisNow(scene), answers: scene.state.interview.answers }),
  )

/** What the answers mean now. */
export const analysisNow = ({ check, state }: Scene): Analysis =>
  check.analyser.analyse(state.interview.answers)

/** What a summary is of: what was found, and the answers that say so; both stand still once posted. */
interface Told {
  readonly analysis: Analysis
  readonly answers: ReviewState['interview']['answers']
}

function inputOf(scene: Scene, told: Told): SummaryInput {
  const { parts, check, state, say } = scene
  const { facts, answers } = check.compiled.read(told.answers)
  const standing = [...answers.values()].flat()
  const people = new Map([...state.people.values()].map(({ id, name }) => [id, name]))
  const never = neverOf(facts)
  const decided = decidedSteps(scene)
  return {
    review: state.id,
    product: state.product,
    checkedBy: [...new Set(standing.map(({ by }) => people.get(by) ?? by))],
    date: (state.published?.at ?? scene.now).slice(0, 10),
    ...(state.published?.until !== undefined && { until: state.published.until }),
    analysis: told.analysis,
    catalogue: parts.catalogue,
    references: parts.references,
    rules: check.compiled.rules,
    facts,
    answers: standing,
    people,
    talk: new Map([...state.stories.values()].map((story) => [story.finding, talkOf(story)])),
    say,
    ...(decided.length > 0 && { residual: residualOf(check, told, decided) }),
    ...(never && { never }),
  }
}

/** The fact in which a team says, in its own words, what must never happen. */
export const neverFact = 'impact.never'

function neverOf(facts: Facts): SummaryInput['never'] {
  const fact = facts.get(neverFact)
  const words = fact?.possible[0]
  if (typeof words !== 'string') return undefined
  const by = fact?.answers.at(-1)?.by
  return by === undefined ? { words } : { words, by }
}

/** Steps that lower something; "live with it" lowers nothing. */
function decidedSteps({ state }: Scene): readonly Decision[] {
  return [...state.stories.values()].flatMap(({ decision }) =>
    decision && decision.treatment !== 'accept' ? [decision] : [],
  )
}

/** Ratings once the agreed steps are done. */
function residualOf(
  { analyser }: Check,
  { answers }: Told,
  decided: readonly Decision[],
): NonNullable<SummaryInput['residual']> {
  const after = (decisions: readonly Decision[]) =>
    analyser.residual(
      answers,
      decisions.flatMap((decision) => decision.safeguards),
    )
  return { agreed: after(decided) }
}

/** A story's talk as everyone in the thread may see it: private reasons stay private. */
export function talkOf(story: StoryState): StoryTalk {
  const counts = { ...noStances }
  for (const { stance } of story.stances.values()) counts[stance] += 1
  const stances = [...story.stances].map(([by, taken]) => ({ by, ...taken }))
  const claims = stances
    .filter(
      ({ stance, shareReason }) => shareReason && (stance === 'no' || stance === 'doesNotApply'),
    )
    .map(
      ({ by, reason, secondedBy, lookAgain }): Claim => ({
        by,
        ...(reason !== undefined && { reason }),
        ...(secondedBy !== undefined && { secondedBy }),
        ...(lookAgain !== undefined && { lookAgain }),
      }),
    )
  const shared = stances.flatMap(({ by, stance, reason, shareReason }) =>
    shareReason && reason !== undefined ? [{ by, stance, reason }] : [],
  )
  const { finding, phase, questioned, decision, override, parked, own } = story
  return {
    finding,
    phase,
    counts,
    shared,
    claims,
    questioned,
    parked,
    ...(decision && { decision }),
    ...(override && { override }),
    ...(own && { own }),
  }
}
