import type { Analyser } from '../analysis/analyser.ts'
import type { Analysis, Finding } from '../analysis/finding.ts'
import { catalogueId } from '../analysis/step-ids.ts'
import { type GivenAnswer, keepsOrder, sameAnswer } from '../flow/answer.ts'
import { type Between, compareLooks, differenceBetween, type StoodById } from '../report/compare.ts'
import type { SinceLastLook, SinceReason } from '../report/since.ts'
import { workDone } from './done-steps.ts'
import { lostStories } from './lost-story.ts'
import type { Questionnaire } from './parts.ts'
import { forTeam, type ReviewContext } from './review-context.ts'
import { doneAndShown, type ShownStep, stoodAfter, stoodBy } from './stood.ts'

/** What a new look found different from the last one; `undefined` for a first look. */
export interface LookFound {
  readonly since: SinceLastLook
  /** Stories of the last look about which something is agreed, and that nothing raises any more. */
  readonly gone: readonly Finding[]
}

/** Compares what would be posted now, an analysis of the answers, with the last look: every story that differs, and why. */
export function lookFound(from: ReviewContext, analysis: Analysis): LookFound | undefined {
  const context = forTeam(from)
  const { state, check } = context
  const { look, interview } = state
  if (!look) return undefined
  const { analyser } = check
  const { answers, carried } = interview
  const all = doneAndShown(state)
  // What was done by then stands in the baseline already.
  const byThen = all.filter(({ decision }) => (decision.doneAt ?? '') <= look.postedAt)
  const standing = (given: readonly GivenAnswer[], done: readonly ShownStep[]): StoodById =>
    stoodAfter(stoodBy(analyser, given), done, workDone(analyser, given))
  const todaysList = standing(carried, byThen)
  const answered = standing(answers, byThen)
  const worked = all.length === byThen.length ? answered : standing(answers, all)
  const between: Between = {
    before: look.baseline,
    moves: [
      { stood: todaysList, because: () => ({ kind: 'catalogue' }) },
      {
        stood: answered,
        because: answersBehind(check, { carried, answers, from: todaysList, to: answered, byThen }),
      },
      {
        stood: worked,
        because: (id) => stepBehind(context, { id, threat: threatOf(analysis, id) }, all, byThen),
      },
    ],
  }
  const stories = storiesOf(context, { analysis, now: worked, baseline: look.baseline })
  const told = new Set([...worked.keys(), ...stories.map(({ id }) => id)])
  const lost = lostStories(state, (id) => told.has(id))
  const titles = new Map([...stories, ...lost].map(({ id, title }) => [id, title]))
  const changes = [...compareLooks(between, titles)]
  const agreedOn = new Set(
    [...state.stories.values()].flatMap(({ finding, decision }) => (decision ? finding : [])),
  )
  const gone = stories.filter(({ id }) => !worked.has(id) && agreedOn.has(id))
  return { since: { date: look.since, changes }, gone: [...gone, ...lost] }
}

/** The stories of both looks in words: those of today in their order, and what is gone as it was told. */
function storiesOf(
  { check, state }: ReviewContext,
  {
    analysis,
    now,
    baseline,
  }: { readonly analysis: Analysis; readonly now: StoodById; readonly baseline: StoodById },
): readonly Finding[] {
  const { carried } = state.interview
  const isGone = (id: string) => baseline.has(id) && !now.has(id)
  const before = [...baseline.keys()].some(isGone) ? check.analyser.analyse(carried).findings : []
  return [...analysis.findings, ...before.filter(({ id }) => isGone(id))]
}

/** A question whose answer is not what it was. */
interface ChangedAnswer {
  readonly question: string
  readonly before: readonly GivenAnswer[]
  readonly now: readonly GivenAnswer[]
}

interface Answers {
  readonly carried: readonly GivenAnswer[]
  readonly answers: readonly GivenAnswer[]
  readonly from: StoodById
  readonly to: StoodById
  readonly byThen: readonly ShownStep[]
}

/** Which of the changed answers moved a story: those that alone would move it back; all, where none does so alone. */
function answersBehind(
  { analyser, compiled }: Questionnaire,
  { carried, answers, from, to, byThen }: Answers,
): (finding: string) => SinceReason {
  const isOrdered = (id: string): boolean => {
    const question = compiled.rules.byId.get(id)
    return question !== undefined && keepsOrder(question)
  }
  const changed = changedAnswers(carried, answers, isOrdered)
  const without = new Map<string, StoodById>()
  const lookWithout = ({ question, before }: ChangedAnswer): StoodById => {
    const known = without.get(question)
    if (known) return known
    const given = [...answers.filter((one) => one.question !== question), ...before]
    const stood = stoodAfter(stoodBy(analyser, given), byThen, workDone(analyser, given))
    without.set(question, stood)
    return stood
  }
  return (finding) => {
    const alone = changed.filter((change) => {
      const stood = lookWithout(change).get(finding)
      return differenceBetween(stood, to.get(finding)) !== undefined
    })
    const whole = alone.filter((change) => {
      return differenceBetween(lookWithout(change).get(finding), from.get(finding)) === undefined
    })
    const causes = whole.length > 0 ? whole : alone.length > 0 ? alone : changed
    return { kind: 'answers', answers: causes.map(told) }
  }
}

const told = ({ question, before, now }: ChangedAnswer) => {
  const [was, is] = [lastValue(before), lastValue(now)]
  return {
    question,
    ...(was !== undefined && { before: was }),
    ...(is !== undefined && { now: is }),
  }
}

/** What was answered, by whoever answered last. */
function lastValue(answers: readonly GivenAnswer[]): string | string[] | null | undefined {
  const value = answers.at(-1)?.value
  return value === undefined || value === null || typeof value === 'string' ? value : [...value]
}

/** Questions to which something else is answered now. */
function changedAnswers(
  carried: readonly GivenAnswer[],
  answers: readonly GivenAnswer[],
  isOrdered: (question: string) => boolean,
): readonly ChangedAnswer[] {
  const ids = [...new Set([...carried, ...answers].map(({ question }) => question))]
  return ids.flatMap((question) => {
    const of = (given: readonly GivenAnswer[]) => given.filter((one) => one.question === question)
    const [before, now] = [of(carried), of(answers)]
    return isSame(before, now, isOrdered(question)) ? [] : [{ question, before, now }]
  })
}

const isSame = (
  before: readonly GivenAnswer[],
  now: readonly GivenAnswer[],
  isOrdered: boolean,
): boolean =>
  before.length === now.length &&
  before.every(({ value, settles, numbers }) =>
    now.some(
      (one) =>
        sameAnswer(one.value, value, isOrdered) &&
        one.settles === settles &&
        String(one.numbers) === String(numbers),
    ),
  )

/** The threat that a story comes from. */
const threatOf = ({ findings }: Analysis, id: string): string =>
  findings.find((finding) => finding.id === id)?.threat ?? id

/** The step that moved a story: its own, or one that helps it as well. */
function stepBehind(
  { check, state, parts }: ReviewContext,
  { id: finding, threat: from }: { readonly id: string; readonly threat: string },
  all: readonly ShownStep[],
  byThen: readonly ShownStep[],
): SinceReason {
  const fresh = all.filter((step) => !byThen.includes(step))
  const threat = parts.catalogue.threats.find(({ id }) => id === from)
  const helping = new Set(threat?.safeguards.map(({ id }) => id))
  const isHelping = ({ decision }: ShownStep) =>
    decision.safeguards.some((id) => helping.has(catalogueId(id)))
  const step =
    fresh.find((one) => one.finding === finding) ??
    fresh.find(isHelping) ??
    fresh.find((one) => moves(check.analyser, state.interview.answers, one, finding)) ??
    fresh[0]
  const { safeguards = [], reason, owner = '' } = step?.decision ?? {}
  const own = step?.decision.own ?? (safeguards.length === 0 ? reason : undefined)
  return {
    kind: 'step',
    finding: step?.finding ?? finding,
    safeguards: [...safeguards],
    ...(own !== undefined && { own }),
    owner,
  }
}

/** True for a step that makes a difference to a story by itself. */
function moves(
  analyser: Analyser,
  answers: readonly GivenAnswer[],
  step: ShownStep,
  finding: string,
): boolean {
  const before = stoodBy(analyser, answers)
  const after = stoodAfter(before, [step], workDone(analyser, answers))
  return differenceBetween(before.get(finding), after.get(finding)) !== undefined
}
