import fc from 'fast-check'
import { test } from 'vitest'
import { accept } from '../../src/engine/accept.ts'
import { type Interview, newInterview } from '../../src/engine/interview.ts'
import { type CompiledFlow, compileFlow } from '../../src/engine/machine.ts'
import { type Progress, position, progress } from '../../src/engine/position.ts'
import type { Question } from '../../src/flow/flow.ts'
import { demand, demandSame } from './demand.ts'
import { applicable, capOf } from './plain-model.ts'
import { flowFrom, flowSketches } from './random-flow.ts'
import { check } from './run.ts'
import { at, valueFor } from './steps.ts'

/** One person answering what is shown, again and again, to the end. */
function straightThrough(compiled: CompiledFlow, picks: readonly number[]) {
  const shown: string[] = []
  const told: Progress[] = []
  // A flow may have no core at all: then detail is to be chosen before anything is asked.
  let interview = taken(accept(compiled, newInterview(), { kind: 'chooseDetail', depth: 'full' }))
  for (;;) {
    const here = position(compiled, interview, 'dana').at
    if (here === 'checking') return { interview, shown, told }
    demand(!shown.includes(here), 'nothing is asked twice')
    shown.push(here)
    told.push(progress(compiled, interview, 'dana'))
    const question = compiled.rules.byId.get(here) as Question
    const pick = picks[shown.length % picks.length] ?? 0
    // Every sixth answer is "not sure".
    const value = pick % 6 === 5 ? '?' : valueFor(question, pick)
    const said = { kind: 'answer', question: here, person: 'dana', at, value } as const
    interview = taken(accept(compiled, interview, { ...said, version: 0 }))
  }
}

function taken(outcome: ReturnType<typeof accept>): Interview {
  if (!outcome.ok)
    throw new Error(`Broken promise: what is shown can be answered (${outcome.problem})`)
  return outcome.interview
}

const picks = fc.array(fc.nat(30), { minLength: 1, maxLength: 12 })

test('a straight walk ends within the limit, counts honestly, and can be walked back', () => {
  check(
    'straight walks',
    200,
    fc.property(flowSketches, picks, (sketch, chosen) => {
      const compiled = compileFlow(flowFrom(sketch))
      const { interview, shown, told } = straightThrough(compiled, chosen)
      const { byId } = compiled.rules
      const numbered = shown.filter((id) => byId.get(id)?.type !== 'people')
      const core = applicable(compiled.flow, interview.answers).filter(
        ({ depth, type }) => depth === 'core' && type !== 'people',
      )
      const cap = capOf(compiled.flow, interview.answers)
      demand(numbered.length <= Math.max(cap, core.length), 'the limit holds')
      const depths = shown.map((id) => byId.get(id)?.depth === 'core')
      demandSame(depths, depths.toSorted().toReversed(), 'the core comes first')
      honestlyCounted(compiled, interview, shown, told)
      walkedBack(compiled, interview, shown)
    }),
  )
})

/** Questions are counted one by one, as long as no answer made an earlier one pointless. */
function honestlyCounted(
  compiled: CompiledFlow,
  end: Interview,
  shown: readonly string[],
  told: readonly Progress[],
): void {
  const applying = applicable(compiled.flow, end.answers).map(({ id }) => id)
  const numbered = shown.filter((id) => compiled.rules.byId.get(id)?.type !== 'people')
  const still = numbered.filter((id) => applying.includes(id))
  const { n, of } = progress(compiled, end, 'dana')
  demandSame([n, of], [still.length, still.length], 'the count ends where it should')
  if (still.length < numbered.length) return
  const counts = told.filter((_, step) => numbered.includes(shown[step] ?? '')).map((one) => one.n)
  demandSame(
    counts,
    numbered.map((_, step) => step + 1),
    'questions are counted one by one',
  )
}

/** Back, back, back: all that was shown and still applies comes by again, the latest first. */
function walkedBack(compiled: CompiledFlow, end: Interview, shown: readonly string[]): void {
  let interview = end
  const applying = applicable(compiled.flow, end.answers).map(({ id }) => id)
  for (const before of shown.filter((id) => applying.includes(id)).toReversed()) {
    interview = taken(accept(compiled, interview, { kind: 'back', person: 'dana' }))
    demandSame(position(compiled, interview, 'dana').at, before, 'back shows what was before')
  }
  const first = accept(compiled, interview, { kind: 'back', person: 'dana' })
  demandSame(first.ok || first.problem, 'nothing-before', 'there is a beginning')
  demandSame(interview.answers, end.answers, 'looking back changes no answer')
}
