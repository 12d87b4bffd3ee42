import { type Band, dreadLetters } from '../domain/vocabulary.ts'
import type { ReadMore } from './answer-reader.ts'
import type { Context } from './context.ts'
import type { BestFix } from './finding.ts'
import type { Case, Judged } from './judge.ts'
import { storyIdOf } from './per-service.ts'
import { bandOf } from './rating.ts'
import { judgeAfter } from './residual.ts'
import { isInPlace } from './steps.ts'
import type { Safeguard } from './threat.ts'

/** What a story in each band weighs when steps are compared. */
const bandWeight: Readonly<Record<Band, number>> = {
  fineForNow: 0,
  keepInMind: 1,
  planSoon: 3,
  actFirst: 6,
}

/** A day or less, up to two weeks, more. */
const effortWeight: Readonly<Record<Safeguard['effort'], number>> = { S: 1, M: 2, L: 4 }

const mostTotal = 15

/** What a story weighs: its band, the total within it, and half where it is only possible. */
function riskOf(story: Judged): number {
  if (story.status === 'covered') return 0
  const total = dreadLetters.reduce((sum, letter) => sum + story.letters[letter].high, 0)
  const weight = bandWeight[bandOf(story.letters).high] + total / mostTotal
  return story.status === 'possible' ? weight / 2 : weight
}

/** The steps that take away most risk for their effort, best first: every step is tried and the stories rated again. */
export function bestFixes(
  context: Context,
  { shown, reading, readMore, done }: Case,
): readonly BestFix[] {
  const open = shown.filter((story) => story.status !== 'covered')
  const named = new Set(
    open.flatMap(({ compiled }) => compiled.threat.safeguards.map(({ id }) => id)),
  )
  return [...named]
    .flatMap((id) => context.safeguards.get(id) ?? [])
    .filter((step) => !done.includes(step.id) && !isInPlace(step, reading))
    .map((step) => tried(context, notYet(step, open, done), readMore, step))
    .filter((fix) => fix.score > 0)
    .sort((one, other) => other.score - one.score || (one.safeguard < other.safeguard ? -1 : 1))
}

/** The stories for whose own service a step is not done yet. */
const notYet = (
  { id }: Safeguard,
  open: readonly Judged[],
  done: readonly string[],
): readonly Judged[] =>
  open.filter(({ standsFor }) => standsFor.length !== 1 || !done.includes(`${id}.${standsFor[0]}`))

function tried(
  context: Context,
  open: readonly Judged[],
  readMore: ReadMore,
  step: Safeguard,
): BestFix {
  const touched = open.filter((story) => mayTouch(context, step, story))
  const left = new Map(
    judgeAfter(context, touched, readMore, [step]).map((story) => [
      storyIdOf(story),
      riskOf(story),
    ]),
  )
  const helped = touched.flatMap((story) => {
    const saved = riskOf(story) - (left.get(storyIdOf(story)) ?? 0)
    return saved > 0 ? [{ id: storyIdOf(story), saved }] : []
  })
  helped.sort((one, other) => other.saved - one.saved)
  const saved = helped.reduce((total, each) => total + each.saved, 0)
  return {
    safeguard: step.id,
    helps: helped.map(({ id }) => id),
    score: saved / effortWeight[step.effort],
  }
}

function mayTouch(context: Context, step: Safeguard, { compiled }: Judged): boolean {
  const { id, safeguards } = compiled.threat
  if (safeguards.some((safeguard) => safeguard.id === step.id)) return true
  const behind = context.behind.get(id)
  return step.changes.some(({ fact }) => behind?.has(fact))
}
