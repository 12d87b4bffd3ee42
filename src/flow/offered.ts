import { choiceOf } from './choice.ts'
import type { Facts, FlowRules } from './fact.ts'
import type { Choice, Question } from './flow.ts'

/** What a questionnaire takes from outside: names that fit what was written and answered so far. */
export interface FlowLibrary {
  /** Ids of the example products that are most like this one, nearest first; none when nothing is like it. */
  nearestExamples(facts: Facts): readonly string[]
  /** What its people may be called, in the plural, most likely first. */
  suggestedNouns(facts: Facts): readonly string[]
}

/** A library that knows no product and suggests nothing. */
export const emptyLibrary: FlowLibrary = {
  nearestExamples: () => [],
  suggestedNouns: () => [],
}

/** What offering a choice depends on. */
interface Reading {
  readonly rules: Pick<FlowRules, 'askingOrder' | 'library'>
  readonly facts: Facts
}

/** So many example products are shown at a time. */
export const mostExamples = 10
/** So many words are suggested for one text. */
const mostNouns = 5

/**
 * The choices of a question that are shown, given what is known: on every surface, drawn or typed. All of
 * its choices stay valid answers, and those that were picked before are always shown.
 */
export function offeredChoices(question: Question, reading: Reading): readonly Choice[] {
  const { offered, choices } = question
  if (!offered) return choices
  const { facts } = reading
  if ('among' in offered) {
    const ticked = facts.get(offered.among)?.possible.flat() ?? []
    return choices.filter(({ value }) => ticked.includes(value))
  }
  const near = reading.rules.library.nearestExamples(factsBefore(question, reading))
  const picked = facts.get(question.fact)?.possible.flat() ?? []
  const values = new Set([...near.slice(0, mostExamples), ...picked])
  const found = [...values].flatMap((value) => {
    const choice = choiceOf(choices, value)
    return choice && !choice.exclusive ? choice : []
  })
  return found.length === 0 ? [] : [...found, ...choices.filter(({ exclusive }) => exclusive)]
}

/** Words that may be pressed instead of being typed; none where nothing is suggested. */
export function suggestedWords(question: Question, reading: Reading): readonly string[] {
  if (question.suggested === undefined) return []
  const { letters = Number.POSITIVE_INFINITY } = question
  return reading.rules.library
    .suggestedNouns(reading.facts)
    .filter((noun) => noun.length <= letters)
    .slice(0, mostNouns)
}

/** Whether there is anything to choose from; what is asked of one thing alone is known. */
export function isWorthAsking(question: Question, reading: Reading): boolean {
  const { offered } = question
  if (!offered) return true
  const count = offeredChoices(question, reading).length
  if ('among' in offered) return count > 1
  return count > 0 || (reading.facts.get(question.fact)?.answers ?? []).length > 0
}

/** The one choice that is left to make, which nobody needs to be asked for. */
export function onlyChoice(question: Question, reading: Reading): string | undefined {
  if (!question.offered || !('among' in question.offered)) return undefined
  const [only, ...others] = offeredChoices(question, reading)
  return others.length === 0 ? only?.value : undefined
}

/** What was known when the question was asked, so that later answers never change what it offers. */
function factsBefore(question: Question, { rules, facts }: Reading): Facts {
  const before = rules.askingOrder.slice(0, rules.askingOrder.indexOf(question))
  return new Map(
    before.flatMap(({ fact }) => {
      const known = facts.get(fact)
      return known ? [[fact, known] as const] : []
    }),
  )
}
