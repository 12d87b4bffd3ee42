import { expect } from 'vitest'
import type { Analysis, Finding } from '../../src/analysis/finding.ts'
import { randomManner, walkThrough } from '../../src/content/conditions-in.ts'
import { seeded } from '../../src/content/random.ts'
import { type Band, bands } from '../../src/domain/vocabulary.ts'
import type { GivenAnswer } from '../../src/flow/answer.ts'
import { compare } from '../../src/report/compare.ts'
import type { SinceChange } from '../../src/report/since.ts'
import type { ReviewEvent } from '../../src/review/event.ts'
import { lookFound } from '../../src/review/since-last-look.ts'
import { stoodBy } from '../../src/review/stood.ts'
import { analysisNow } from '../../src/review/summary-of.ts'
import { content } from '../own-content.ts'
import {
  answered,
  check,
  firstDay,
  firstLook,
  secondDay,
  secondLook,
} from '../review/second-look.ts'

const { compiled, analyser } = check

/** One look in so many is analysed as a whole, which takes ten times as long as everything else together. */
const everyWhole = 50

const source = { kind: 'check', review: 'first', on: firstDay.slice(0, 10) } as const
/** An analysis of which nobody reads the words. */
const nothing: Analysis = {
  ...analyser.analyse([]),
  findings: [],
}
const afterFirst = '2026-12-05T09:00:00.000Z'

const answersBy = (seed: number): readonly GivenAnswer[] =>
  walkThrough(compiled, 'full', randomManner(seed, 0.1, 0.3)).answers.map((answer) => ({
    ...answer,
    by: 'dana',
    at: firstDay,
  }))

/** Some of these, by chance. */
const someOf = <T>(all: readonly T[], random: () => number, share: number): readonly T[] =>
  all.filter(() => random() < share)

/** Each answer that changed is tried alone, so that many at once are rare. */
const shareChanged = (seed: number): number => (seed % 6 === 0 ? 0.15 : 0.05)

/** Other answers to some of the questions. */
function changedBy(seed: number, answers: readonly GivenAnswer[]): readonly GivenAnswer[] {
  const random = seeded(seed)
  const manner = randomManner(seed, 0.1, 0.3)
  return someOf(answers, random, shareChanged(seed)).map((answer) => {
    const question = compiled.rules.byId.get(answer.question)
    return question ? { ...answer, value: manner(question) } : answer
  })
}

/** Steps for some stories, each done and shown between the looks. */
function stepsBy(seed: number, raised: readonly string[]): readonly ReviewEvent[] {
  const random = seeded(seed)
  const open = content.catalogue.threats.filter(({ id, safeguards }) => {
    return safeguards.length > 0 && raised.includes(id)
  })
  return someOf(open.slice(0, 12), random, 0.2).flatMap(
    ({ id: finding, safeguards }): ReviewEvent[] => [
      {
        type: 'decided',
        at: afterFirst,
        by: 'dana',
        finding,
        treatment: 'mitigate',
        owner: { id: 'ravi', name: 'Ravi' },
        due: '2026-12-20',
        safeguards: [safeguards[0]?.id ?? ''],
      },
      { type: 'stepDone', at: afterFirst, by: 'ravi', finding, shown: 'It shows.' },
    ],
  )
}

/** A story as far as it can differ. */
interface Told {
  readonly isKept: boolean
  readonly band: Band
}

const inFull = (findings: readonly Finding[]): ReadonlyMap<string, Told> =>
  new Map(
    findings.map(({ id, status, rating }) => [
      id,
      { isKept: status === 'covered', band: rating.band.high },
    ]),
  )

const inBrief = (answers: readonly GivenAnswer[]): ReadonlyMap<string, Told> =>
  new Map(
    analyser
      .outlines(answers)
      .map(({ id, status, rating }) => [
        id,
        { isKept: status === 'covered', band: rating.band.high },
      ]),
  )

const left = (
  answers: readonly GivenAnswer[],
  done: readonly string[],
): ReadonlyMap<string, Told> =>
  new Map(
    [...analyser.residual(answers, done)].map(([id, { band }]) => [
      id,
      { isKept: false, band: band.high },
    ]),
  )

/** How a story differs, told by whoever lays two looks side by side and knows nothing of how they were compared. */
function naively(before: Told | undefined, now: Told | undefined): string | undefined {
  if (!before && !now) return undefined
  if (!before) return 'new'
  if (!now) return 'gone'
  if (before.isKept && now.isKept) return undefined
  if (now.isKept) return 'takenCareOf'
  if (before.isKept) return 'openAgain'
  const [old, high] = [before, now].map(({ band }) => bands.indexOf(band))
  if (old === high) return undefined
  return (high ?? 0) > (old ?? 0) ? 'sooner' : 'later'
}

/** A second look where all is still true gives the same analysis, and no difference. */
export function allStillTrue(seed: number): void {
  const answers = answersBy(seed)
  const isWhole = seed % everyWhole === 0
  const before = isWhole ? analyser.analyse(answers) : nothing
  const first = firstLook(answers, { analysis: before })
  const second = secondLook(first, { asPosted: stoodBy(analyser, answers) })
  const { interview } = second.state
  expect(compiled.read(interview.answers).facts).toEqual(
    new Map(
      [...compiled.read(answers).facts].map(([name, fact]) => [
        name,
        { ...fact, answers: fact.answers.map((answer) => ({ ...answer, source })) },
      ]),
    ),
  )
  if (isWhole) expect(analysisNow(second).findings).toEqual(before.findings)
  expect(lookFound(second, before)).toEqual({
    since: { date: firstDay.slice(0, 10), changes: [] },
    gone: [],
  })
}

/** Every difference that the analysis shows is named with a reason, and no other. */
export function everyDifference(seed: number): void {
  const answers = answersBy(seed)
  const isWhole = seed % everyWhole === 0
  const before = isWhole ? analyser.analyse(answers) : nothing
  const stood = stoodBy(analyser, answers)
  const steps = seed % 2 === 0 ? stepsBy(seed, [...stood.keys()]) : []
  const changed = changedBy(seed, answers)
  const second = secondLook(firstLook(answers, { analysis: before, since: steps }), {
    asPosted: stood,
    more: changed.map((answer) => answered(answer, secondDay)),
  })
  const done = [
    ...new Set(steps.flatMap((event) => (event.type === 'decided' ? event.safeguards : []))),
  ]
  const now = second.state.interview.answers
  const analysis = isWhole ? analyser.analyse(now) : nothing
  const raw = isWhole ? inFull(analysis.findings) : inBrief(now)
  const worked = isWhole ? inFull(analyser.analyse(now, { done }).findings) : left(now, done)
  const was = isWhole ? inFull(before.findings) : inBrief(answers)
  // What work leaves nothing of is taken care of, and no longer among what is left.
  const isNow = (id: string): Told | undefined => {
    const story = raw.get(id)
    if (!story || story.isKept || done.length === 0) return story
    return worked.get(id) ?? { ...story, isKept: true }
  }
  const wanted = new Map(
    [...new Set([...was.keys(), ...raw.keys()])].flatMap((id) => {
      const kind = naively(was.get(id), isNow(id))
      return kind === undefined ? [] : [[id, kind] as const]
    }),
  )
  if (done.length === 0) everyDifferenceFromPosted(answers, now, wanted)
  const changes = lookFound(second, analysis)?.since.changes ?? []
  expect(new Map(changes.map(({ finding, kind }) => [finding, kind]))).toEqual(wanted)
  for (const change of changes) {
    hasTrueReasons(change, changed, done)
    if (isWhole) expect(change.title).not.toBe('')
  }
}

/** Posted again, it names every story that differs from what is posted, and no other. */
function everyDifferenceFromPosted(
  was: readonly GivenAnswer[],
  now: readonly GivenAnswer[],
  kinds: ReadonlyMap<string, string>,
): void {
  const [before, after] = [was, now].map((answers) => ({
    ...nothing,
    // All that is compared of a story: which it is, and how it stands.
    findings: analyser.outlines(answers) as readonly Finding[],
  }))
  const { changes } = compare({ date: '2026-11-27', analysis: before ?? nothing }, after ?? nothing)
  expect(new Map(changes.map(({ finding, kind }) => [finding.id, kind]))).toEqual(kinds)
}

/** A reason names only what somebody answered otherwise, or did. */
function hasTrueReasons(
  { because }: SinceChange,
  changed: readonly GivenAnswer[],
  done: readonly string[],
): void {
  expect(because.length).toBeGreaterThan(0)
  for (const reason of because) {
    expect(reason.kind).not.toBe('catalogue')
    if (reason.kind === 'answers') {
      const given = changed.map(({ question }) => question)
      for (const { question } of reason.answers) expect(given).toContain(question)
    }
    if (reason.kind === 'step') {
      for (const step of reason.safeguards) expect(done).toContain(step)
    }
  }
}
