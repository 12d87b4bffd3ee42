import type { StoodById } from '../report/compare.ts'
import type { StoryState } from './discussion.ts'
import { workDone } from './done-steps.ts'
import type { EventOf } from './event.ts'
import type { ReviewContext } from './review-context.ts'
import type { ReviewState } from './state.ts'
import { doneAndShown, stoodAfter, stoodOf } from './stood.ts'
import { dayOf } from './summary-of.ts'

type Carried = EventOf<'carried'>

/**
 * What a new look takes over from a posted check, so that nothing is ever read there again: answers, what is agreed
 * and still holds, and how each story stood; `undefined` for a check that was never posted.
 */
export function carriedFrom(
  { check, state, now }: ReviewContext,
  how: Carried['how'],
): Omit<Carried, 'at' | 'by'> | undefined {
  const { published, interview } = state
  if (!published) return undefined
  const today = dayOf(now)
  const { compiled } = check
  const answers = interview.answers.filter(({ question }) => {
    const known = compiled.rules.byId.get(question)
    return known !== undefined && !known.retired
  })
  const titles = new Map(
    [...published.gone, ...published.analysis.findings].map(({ id, title }) => [id, title]),
  )
  const stories = [...state.stories.values()]
    .flatMap((story) => stillHolds(story, today))
    .map((story) =>
      named(story, titles.get(story.finding) ?? state.look?.titles.get(story.finding)),
    )
  return {
    type: 'carried',
    from: state.id,
    postedAt: published.at,
    how,
    contentVersion: published.analysis.contentVersion,
    baseline: [...baselineOf(check.analyser, state)].map(([id, { band, status }]) => [
      id,
      band,
      status,
    ]),
    answers: answers.map(({ question, by, at, value, settles, numbers }) => ({
      question,
      by,
      at,
      value: value === null || typeof value === 'string' ? value : [...value],
      ...(settles && { settles }),
      ...(numbers && { numbers: [...numbers] }),
    })),
    chosen: [...interview.chosen],
    deeper: [...interview.deeper],
    people: peopleIn(state, [
      ...answers.map(({ by }) => by),
      ...stories.flatMap(({ decision, claim, own }) => [
        ...(decision ? peopleOf(decision) : []),
        ...(claim ? [claim.by, claim.secondedBy] : []),
        own?.by,
      ]),
    ]),
    stories,
  }
}

/** How each story stood when it was posted, with the steps that were done and shown by then. */
function baselineOf(analyser: ReviewContext['check']['analyser'], state: ReviewState): StoodById {
  const { published } = state
  if (!published) return new Map()
  const by = published.at
  const done = doneAndShown(state).filter(({ decision }) => (decision.doneAt ?? '') <= by)
  const stood = stoodOf(published.analysis.findings)
  return stoodAfter(stood, done, workDone(analyser, published.answers))
}

/** What of a story is still agreed on this day; nothing where nothing is. */
function stillHolds(story: StoryState, today: string): Carried['stories'] {
  const { finding, decision, stances, override, own, ways, waysAside } = story
  const isOver = decision?.treatment === 'accept' && decision.due < today
  const claim = [...stances]
    .map(([by, stance]) => ({ by, ...stance }))
    .find(
      ({ secondedBy, shareReason, lookAgain }) =>
        secondedBy !== undefined && shareReason && (lookAgain ?? today) >= today,
    )
  const told = {
    ...(decision && !isOver && { decision: decisionIn(decision) }),
    ...(claim && { claim: claimIn(claim) }),
    ...(override && { override: { ...override } }),
    ...(own && !own.withdrawn && { own: { words: own.words, by: own.by } }),
    ...(ways.length > 0 && { ways: ways.map((way) => ({ ...way })) }),
    ...(waysAside.size > 0 && { waysAside: [...waysAside].map(([way, by]) => ({ way, by })) }),
  }
  return Object.keys(told).length === 0 ? [] : [{ finding, ...told }]
}

/** Its name goes along, should no list of stories tell it any more. */
const named = (story: Carried['stories'][number], title: string | undefined) =>
  story.decision && title !== undefined ? { ...story, title } : story

/** All of a decision but its earlier days; a step that nobody sees to stays nobody's. */
function decisionIn(decision: NonNullable<StoryState['decision']>) {
  const { moved: _, declined, safeguards, ...rest } = decision
  return { ...rest, safeguards: [...safeguards], ...(declined && { declined: { ...declined } }) }
}

type StanceTaken = StoryState['stances'] extends ReadonlyMap<string, infer Taken> ? Taken : never
type Claim = StanceTaken & { readonly by: string }

function claimIn({ by, stance, at, reason, lookAgain, secondedBy = '', secondedAt = at }: Claim) {
  return {
    by,
    stance,
    at,
    ...(reason !== undefined && { reason }),
    ...(lookAgain !== undefined && { lookAgain }),
    secondedBy,
    secondedAt,
  }
}

const peopleOf = (decision: NonNullable<Carried['stories'][number]['decision']>) => {
  const { by, owner, secondedBy, givenBy, declined } = decision
  return [by, owner, secondedBy, givenBy, declined?.by]
}

/** Those of these people who are known by a name, each once. */
function peopleIn(
  { people, named }: ReviewState,
  ids: readonly (string | undefined)[],
): Carried['people'] {
  return [...new Set(ids)].flatMap((id) => {
    const person = id === undefined ? undefined : (people.get(id) ?? named.get(id))
    return person ? [{ id: person.id, name: person.name }] : []
  })
}
