import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { assess } from '../../src/assess/assess.ts'
import { bands } from '../../src/domain/vocabulary.ts'
import { accept } from '../../src/engine/accept.ts'
import { applyInterviewChange, type Interview, newInterview } from '../../src/engine/interview.ts'
import type { Offer } from '../../src/engine/offered-answers.ts'
import { openOffers, sortProposed } from '../../src/engine/open-offers.ts'
import { writeAs } from '../../src/exports/formats.ts'
import type { AnswerValue, GivenAnswer } from '../../src/flow/answer.ts'
import { sortedOffers } from '../../src/review/milder.ts'
import { content, say } from '../own-content.ts'
import { check, reading, rules } from '../suggest/reading.ts'

const { compiled, analyser } = check
const person = 'dana'
const at = '2026-11-27T09:00:00.000Z'
const golden = join(import.meta.dirname, '../golden')
const files = readdirSync(golden)
  .map((name) => join(golden, name, 'answers.yaml'))
  .flatMap((file) => {
    try {
      return [readFileSync(file, 'utf8')]
    } catch {
      return []
    }
  })

/** The answers file that this program writes of an answers file. */
function exported(text: string): string {
  const assessed = assess(text, { content, check, say })
  if (!assessed.ok) throw new Error(assessed.mistakes[0]?.message)
  return writeAs(assessed.summary, { format: 'answers', people: 'names' })
}

/** An interview in which everything is offered that a file suggests. */
function offeredFrom(text: string, interview: Interview = newInterview()): Interview {
  const read = reading(text)
  if (!read.ok || read.left.length > 0) throw new Error('it was not read whole')
  const proposed = read.answers.map((one) => ({
    ...one,
    source: { ...one.source, broughtBy: person, broughtAt: at },
  }))
  const { offers } = sortProposed(compiled, interview, proposed)
  return applyInterviewChange(interview, { kind: 'offered', answers: offers, by: person, at })
}

function taken(interview: Interview, { question, value, offer }: Offer): Interview {
  const outcome = accept(compiled, interview, {
    kind: 'answer',
    question,
    value,
    person,
    at,
    offer,
  })
  if (!outcome.ok) throw new Error(`${question}: ${outcome.problem}`)
  return outcome.interview
}

/** All that can be said yes to, in an order that is drawn. */
function confirmedOneByOne(offered: Interview, draws: Iterator<number>): Interview {
  let interview = offered
  for (;;) {
    const open = openOffers(compiled, interview)
    const offer = open[Number(draws.next().value) % Math.max(1, open.length)]
    if (!offer) return interview
    interview = taken(interview, offer)
  }
}

/** Which of the example products, by its place, so that a failure names it in a few letters. */
const product = fc.nat(files.length - 1)
const textOf = (place: number): string => files[place] ?? ''

test('what was exported, suggested and confirmed one by one in any order is what was exported', () => {
  fc.assert(
    fc.property(product, fc.infiniteStream(fc.nat(1000)), (file, draws) => {
      const text = exported(textOf(file))
      const wanted: Record<string, AnswerValue> = parse(text).answers
      const offered = offeredFrom(text)
      expect(offered.answers).toEqual([])
      const interview = confirmedOneByOne(offered, draws)
      const { facts } = compiled.read(interview.answers)
      const given = Object.fromEntries(
        interview.answers.map(({ question, value }) => [question, value]),
      )
      // What does not apply is never asked, so that nobody can confirm it.
      for (const [id, value] of Object.entries(wanted)) {
        const question = rules.byId.get(id)
        const isAsked = value !== null && question && rules.applies(question, facts)
        if (isAsked) expect({ [id]: given[id] }).toEqual({ [id]: value })
      }
      for (const id of Object.keys(given)) expect(given[id]).toEqual(wanted[id])
      for (const answer of interview.answers) expect(answer.confirmed).toEqual({ by: person, at })
    }),
    { numRuns: 6 },
  )
})

const bandsOf = (answers: readonly GivenAnswer[]) =>
  new Map(analyser.analyse(answers).findings.map((finding) => [finding.id, finding]))

test('nothing that is suggested counts, and what is taken together makes no story milder', () => {
  fc.assert(
    fc.property(product, product, fc.nat(30), (mine, theirs, known) => {
      const own = Object.entries<AnswerValue>(parse(textOf(mine)).answers).slice(0, known)
      const answers = own.map(([question, value]) => ({ question, value, by: person, at }))
      const before = bandsOf(answers)
      const interview = offeredFrom(exported(textOf(theirs)), { ...newInterview(), answers })
      expect(bandsOf(interview.answers)).toEqual(before)
      const open = openOffers(compiled, interview)
      const { together } = sortedOffers({ check, interview, person, at }, open)
      const after = bandsOf(together.reduce(taken, interview).answers)
      const milder = [...before].filter(([id, was]) => {
        if (was.status === 'covered') return false
        const is = after.get(id)
        if (!is || is.status === 'covered') return true
        return (['low', 'high'] as const).some(
          (end) => bands.indexOf(is.rating.band[end]) < bands.indexOf(was.rating.band[end]),
        )
      })
      expect(milder.map(([id]) => id)).toEqual([])
      const said = own.flatMap(([id, value]) => (value === null ? [] : [id]))
      for (const { question } of together) expect(said).not.toContain(question)
    }),
    { numRuns: 3 },
  )
})
