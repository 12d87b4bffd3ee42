import { bands } from '../domain/vocabulary.ts'
import type { Facts } from '../flow/fact.ts'
import type { Question } from '../flow/flow.ts'
import { offeredChoices } from '../flow/offered.ts'
import type { ReadMore } from './answer-reader.ts'
import type { Context } from './context.ts'
import type { FindOut } from './finding.ts'
import { type Case, type Judged, judgeAgain } from './judge.ts'
import { storyIdOf } from './per-service.ts'
import { bandOf } from './rating.ts'

/** A story that is only possible is as unsettled as one whose band could be any. */
const possibleWeight = bands.length - 1

/** How unsettled a story is: whether it is shown for sure, and how many bands its range spans. */
function unsettled(story: Judged | undefined): number {
  if (!story || story.status === 'covered') return 0
  const { low, high } = bandOf(story.letters)
  const gap = bands.indexOf(high) - bands.indexOf(low)
  return gap + (story.status === 'possible' ? possibleWeight : 0)
}

interface Candidate {
  readonly question: Question
  /** By story: how much, on average over the answers, this question would settle. */
  readonly gains: ReadonlyMap<Judged, number>
}

/**
 * The questions most worth an answer, best first. Every unsettled story is gathered under the one
 * question that settles most of all, so that a list of "maybe" becomes a short list of things to find out.
 */
export function findOut(context: Context, { shown, reading, readMore }: Case): readonly FindOut[] {
  const open = shown.filter((story) => unsettled(story) > 0)
  const candidates = context.rules.flow.questions
    .filter((question) => isUnknown(question, reading.facts))
    .map((question) => ({ question, gains: gainsOf(context, open, question, readMore) }))
  return gathered(candidates, open)
}

function isUnknown(question: Question, facts: Facts): boolean {
  if (question.summaryOnly || question.choices.length === 0) return false
  const state = facts.get(question.fact)?.state
  return state === 'notSure' || state === 'disputed' || state === 'unasked' || state === 'skipped'
}

function gainsOf(
  context: Context,
  open: readonly Judged[],
  question: Question,
  readMore: ReadMore,
): Candidate['gains'] {
  const touched = open.filter(({ compiled }) =>
    context.behind.get(compiled.threat.id)?.has(question.fact),
  )
  if (touched.length === 0) return new Map()
  const { facts } = readMore([])
  const readings = offeredChoices(question, { rules: context.rules, facts }).map(({ value }) => {
    const given = question.type === 'multi' ? [value] : value
    const answer = { question: question.id, by: '', at: '', value: given, settles: true }
    return readMore([answer])
  })
  const gains = touched.map((story): [Judged, number] => {
    const left = readings.map((reading) => unsettled(judgeAgain(story, reading)))
    const average = left.reduce((total, each) => total + each, 0) / left.length
    return [story, unsettled(story) - average]
  })
  return new Map(gains.filter(([, gain]) => gain >= 1))
}

/** Takes the question that settles most, sets its stories aside, and looks again. */
function gathered(candidates: readonly Candidate[], open: readonly Judged[]): readonly FindOut[] {
  const left = new Set(open)
  const found: FindOut[] = []
  for (;;) {
    const best = greatestBy(candidates, ({ gains }) => totalOf(gains, left))
    if (!best || totalOf(best.gains, left) === 0) return found
    const settles = [...best.gains.keys()].filter((story) => left.has(story))
    for (const story of settles) left.delete(story)
    found.push({
      question: best.question.id,
      settles: settles.map(storyIdOf),
    })
  }
}

function totalOf(gains: Candidate['gains'], left: ReadonlySet<Judged>): number {
  let total = 0
  for (const [story, gain] of gains) if (left.has(story)) total += gain
  return total
}

function greatestBy<T>(items: readonly T[], weight: (item: T) => number): T | undefined {
  let best: { item: T; weight: number } | undefined
  for (const item of items) {
    const each = weight(item)
    if (!best || each > best.weight) best = { item, weight: each }
  }
  return best?.item
}
