import type { GivenAnswer } from '../flow/answer.ts'
import type { Facts, FlowRules } from '../flow/fact.ts'
import { answerReaderFor } from './answer-reader.ts'
import { reasonsFor } from './because.ts'
import { bestFixes } from './best-fixes.ts'
import { compileThreats } from './compile.ts'
import type { Context } from './context.ts'
import { factsBehindThreats } from './dependencies.ts'
import { findOut } from './find-out.ts'
import type { Analysis, DreadRating, Finding, FindOut } from './finding.ts'
import { type FindingWords, findingTeller, type Outline, outlines } from './finding-of.ts'
import { headlineFor } from './headline-reasons.ts'
import { type Case, type Judged, type Judgement, judge } from './judge.ts'
import type { OrderRule } from './order/rule.ts'
import { type Ordered, orderingFor } from './order.ts'
import { storyIdOf } from './per-service.ts'
import { ratingOf } from './rating.ts'
import { judgeAfter, stepsOf } from './residual.ts'
import { assumedWhenUnasked } from './scales.ts'
import { stepsById } from './step-ids.ts'
import { answersAfterFor } from './steps.ts'
import { tellingAnswers } from './telling-answers.ts'
import { type Catalogue, catalogued } from './threat.ts'
import type { FactsForThreats } from './threat-status.ts'
import { afterFirst, standsForItself, withoutUntold } from './way-stories.ts'
import { wayFinder } from './ways.ts'

/** What the analysis is made from: a compiled questionnaire, the catalogue, and words for titles. */
interface AnalyserParts {
  readonly rules: FlowRules
  readonly catalogue: Catalogue
  readonly words: FindingWords
  /** Another rule of the order than the one in use, for measuring. */
  readonly order?: OrderRule
}

/** Turns answers into stories, ratings and what to do first; pure, and the same for the same answers. */
export interface Analyser {
  /** What these answers mean; with `done`, as if those safety steps were done. */
  analyse(
    answers: readonly GivenAnswer[],
    options?: { readonly done?: readonly string[] },
  ): Analysis
  /** Ratings once these safety steps are done, by finding id; stories that are then taken care of are missing. */
  residual(
    answers: readonly GivenAnswer[],
    steps: readonly string[],
  ): ReadonlyMap<string, DreadRating>
  /** Judges the whole catalogue for facts already read: the part that runs on every answer. */
  judge(reading: FactsForThreats): Judgement
  read(answers: readonly GivenAnswer[]): FactsForThreats
  /** How each story stands that an analysis of these answers tells, without words, reasons or an order. */
  outlines(answers: readonly GivenAnswer[]): readonly Outline[]
  /** The stories alone, in the order a team should see them; no fixes, nothing to find out. */
  inOrder(answers: readonly GivenAnswer[]): Ordered
}

/** Compiles everything once. */
export function createAnalyser({ rules, catalogue, words, order }: AnalyserParts): Analyser {
  const context = contextOf(rules, catalogue)
  const inOrder = orderingFor(context, order)
  const tell = findingTeller(context, words)
  const findWays = wayFinder(context, words)
  return {
    read: (answers) => context.reader.read(answers),
    judge: (reading) => judge(context.threats, reading),
    inOrder(answers) {
      const reading = context.reader.read(answers)
      return inOrder(judge(context.threats, reading).shown.filter(standsForItself), reading)
    },
    outlines(answers) {
      const reading = context.reader.read(answers)
      const { shown } = judge(context.threats, reading)
      const all = outlines(context, { shown, reading })
      const ways = findWays(all, reading.facts)
      const told = new Set(withoutUntold(shown, ways).map(storyIdOf))
      return all.filter(({ id }) => told.has(id))
    },
    analyse(answers, { done = [] } = {}) {
      const reading = context.reader.read(answers)
      const judgement = judge(context.threats, reading)
      const readMore = context.reader.again(answers, reading)
      const now = { answers, reading, readMore, shown: judgement.shown, done: [] }
      // Which ways are told is decided by the answers alone: no step makes one a thing that never was.
      const ways = findWays(outlines(context, now), reading.facts)
      const asIs = { ...now, shown: withoutUntold(now.shown, ways) }
      const looked = done.length === 0 ? asIs : caseAfter(context, asIs, done)
      const { facts } = looked.reading
      const toFindOut = findOut(context, looked)
      const ofWays = looked.shown.filter((story) => !standsForItself(story))
      const standing = looked.shown.filter(standsForItself)
      const ordered = inOrder(standing, looked.reading, ofWays.length)
      const told = (stories: readonly Judged[]): readonly Finding[] =>
        stories.map((story) => ({
          ...tell(story, looked),
          reasonsForPlace: ordered.reasons.get(storyIdOf(story)) ?? [],
        }))
      const findings = withSettling(
        afterFirst(told(ordered.stories), told(ofWays), { first: ordered.first, ways }),
        toFindOut,
      )
      const headline = headlineFor(context, looked, findings)
      return {
        flow: { id: rules.flow.id, version: rules.flow.version },
        contentVersion: catalogue.version,
        ...headline,
        findings,
        ways: done.length === 0 ? ways : findWays(outlines(context, looked), facts),
        listed: ordered.listed + ofWays.length,
        basics: ordered.basics,
        bestFixes: bestFixes(context, looked),
        findOut: toFindOut.length > 0 ? toFindOut : openBehind(headline),
        assumptions: assumptionsOf(context, facts),
        notLookedAt: { questions: notAsked(rules, facts), stories: judgement.notLookedAt },
      }
    },
    residual(answers, steps) {
      const reading = context.reader.read(answers)
      const { shown } = judge(context.threats, reading)
      const readMore = context.reader.again(answers, reading)
      const left = judgeAfter(context, shown, readMore, stepsOf(context, steps))
      return new Map(left.map((story) => [storyIdOf(story), ratingOf(story.letters)]))
    },
  }
}

function contextOf(rules: FlowRules, catalogue: Catalogue): Context {
  return {
    rules,
    catalogue,
    threats: compileThreats(rules, catalogue.threats),
    reader: answerReaderFor(rules),
    reasons: reasonsFor(rules),
    telling: tellingAnswers(rules.flow, catalogued(catalogue.threats)),
    answersAfter: answersAfterFor(rules),
    safeguards: stepsById(catalogue.safeguards),
    behind: factsBehindThreats(rules, catalogue.threats),
  }
}

/** A story that is not known yet names the question that it is gathered under, or the first that leaves it open. */
const withSettling = (
  findings: readonly Finding[],
  toFindOut: Analysis['findOut'],
): readonly Finding[] =>
  findings.map((finding) => {
    if (finding.notKnownYet !== true) return finding
    const gathered = toFindOut.find(({ settles }) => settles.includes(finding.id))
    const settledBy = gathered?.question ?? finding.open[0]
    return { ...finding, ...(settledBy !== undefined && { settledBy }) }
  })

/** What keeps a headline at "not known yet" though no story is unsettled: what was skipped may raise others. */
function openBehind({
  headline,
  headlineReasons,
}: ReturnType<typeof headlineFor>): readonly FindOut[] {
  if (headline !== 'notKnown') return []
  const why = headlineReasons.find(({ kind }) => kind === 'coreOpen' || kind === 'mostlyUnknown')
  return (why?.questions ?? []).map((question) => ({ question, settles: [] }))
}

/** The product as it will be once the steps are done. */
function caseAfter(context: Context, now: Case, done: readonly string[]): Case {
  const steps = stepsOf(context, done)
  const changed = context.answersAfter(steps)
  const answers = [...now.answers, ...changed]
  const reading = now.readMore(changed)
  return {
    answers,
    reading,
    readMore: context.reader.again(answers, reading),
    shown: judgeAfter(context, now.shown, now.readMore, steps),
    done,
  }
}

const wasNotAsked = (facts: Facts, name: string): boolean => {
  const state = facts.get(name)?.state
  return state === 'unasked' || state === 'skipped'
}

/** Facts taken as harmless because nobody was asked. */
const assumptionsOf = ({ reasons }: Context, facts: Facts): Analysis['assumptions'] =>
  assumedWhenUnasked.flatMap((name) => {
    const question = reasons.question(name)
    return question && wasNotAsked(facts, name)
      ? [{ question: question.id, text: question.short }]
      : []
  })

/** Questions that make sense for this product, move a rule, and were not asked or were skipped. */
const notAsked = ({ flow }: FlowRules, facts: Facts): readonly string[] =>
  flow.questions
    .filter((question) => !question.summaryOnly && question.choices.length > 0)
    .filter((question) => wasNotAsked(facts, question.fact))
    .map((question) => question.id)
