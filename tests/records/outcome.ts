import type { ReviewRecord } from '../../src/review/record.ts'
import { fold, nameOf, type ReviewState } from '../../src/review/state.ts'

/** What a record must come to for ever: how far it is, and who said and decided what. */
export function outcomeOf(record: ReviewRecord) {
  const state = fold(record)
  const { interview, published } = state
  return {
    phase: state.phase,
    product: state.product.name,
    facilitator: nameOf(state, state.facilitator),
    people: [...state.people.values()].map(({ name }) => name),
    deleted: state.deleted,
    stopped: [...state.stopped].map((one) => nameOf(state, one)),
    answers: interview.answers.map(({ question, by, value }) => [
      question,
      nameOf(state, by),
      value,
    ]),
    with: interview.handovers.map(({ question, to }) => [question, nameOf(state, to)]),
    posted: published && postedOf(published),
    suggested: interview.suggested.map(({ question, value, offer, source }) => [
      question,
      value,
      offer,
      source?.kind,
    ]),
    sharedWith: [...state.followUp.sharedWith.values()].map(({ name }) => name),
    stories: [...state.stories.values()].map((story) => storyOf(state, story)),
    notPosted: record.outbox.flatMap(({ id, parked }) =>
      parked === undefined ? [] : [[id, parked]],
    ),
  }
}

function postedOf({ how, until, analysis }: NonNullable<ReviewState['published']>) {
  const bands = analysis.findings.map(({ rating }) => rating.band.high)
  const count = (band: string) => bands.filter((one) => one === band).length
  return {
    how,
    until,
    stories: bands.length,
    actFirst: count('actFirst'),
    planSoon: count('planSoon'),
  }
}

function storyOf(
  state: ReviewState,
  story: ReviewState['stories'] extends ReadonlyMap<string, infer S> ? S : never,
) {
  const name = (id: string | undefined) => (id === undefined ? undefined : nameOf(state, id))
  const { decision } = story
  return {
    finding: story.finding,
    phase: story.phase,
    stances: [...story.stances].map(
      ([by, { stance, reason, shareReason, lookAgain, secondedBy }]) => ({
        by: name(by),
        stance,
        reason,
        shareReason,
        lookAgain,
        secondedBy: name(secondedBy),
      }),
    ),
    decision: decision && {
      treatment: decision.treatment,
      due: decision.due,
      safeguards: decision.safeguards,
      own: decision.own,
      reason: decision.reason,
      done: decision.done,
      shown: decision.shown,
      by: name(decision.by),
      owner: name(decision.owner),
      secondedBy: name(decision.secondedBy),
    },
    override: story.override && {
      band: story.override.band,
      reason: story.override.reason,
      by: name(story.override.by),
    },
    own: story.own && { ...story.own, by: name(story.own.by) },
    told: story.told.map(({ by, words }) => [name(by), words]),
    parked: story.parked,
    item: story.item && { nth: story.item.nth, status: story.item.status },
  }
}
