import { choiceOf } from './choice.ts'
import type { Facts, FlowRules } from './fact.ts'
import type { Choice, Question, SuggestedKind } from './flow.ts'

/** What a questionnaire takes from outside: names that fit what was written and answered so far. */
export interface FlowLibrary {
  /** Ids of the example products that are most like this one, nearest first; none when nothing is like it. */
  nearestExamples(facts: Facts): readonly string[]
  /** Whether words are for people, a thing or what people do, in the language of the team; `undefined` where it is not known. */
  kindOf(words: string): WordKind | undefined
  /** The team's own words, as they stand in what it wrote; `product` is the name of the product. */
  foundWords(facts: Facts, product: string): FoundWords
}

/** What the words of a team may be for, as they tell by themselves. */
export type WordKind = 'people' | 'thing' | 'action'

/** Words that a team wrote, likeliest first: its people, its staff, what is worth stealing, what people do, its services. */
export type FoundWords = Readonly<Record<SuggestedKind, readonly string[]>>

/** A library that knows no product and suggests nothing. */
export const emptyLibrary: FlowLibrary = {
  nearestExamples: () => [],
  kindOf: () => undefined,
  foundWords: () => ({ people: [], staff: [], thing: [], action: [], service: [] }),
}

/** What offering a choice depends on. */
interface Reading {
  readonly rules: Pick<FlowRules, 'askingOrder' | 'library'>
  readonly facts: Facts
}

/** What is suggested depends on the name of the product, too. */
interface Naming extends Reading {
  readonly product: string
}

/** So many example products are shown at a time. */
export const mostExamples = 10
/** So many answers are suggested for one question. */
const mostSuggested = 5

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

/** Whole answers that may be pressed instead of being typed, each entry in its place; none where nothing is found. */
export function suggestedAnswers(
  question: Question,
  reading: Naming,
): readonly (readonly string[])[] {
  const { entries, suggested } = question
  if (!entries && !suggested) return []
  const found = wordsThatFit(question, reading)
  if (entries) return answersByPlace(entries.map(({ suggested: kind }) => found(kind)))
  const words = suggested ? found(suggested) : []
  const together = words.slice(0, question.max ?? 1)
  return [...(together.length > 1 ? [together] : []), ...words.map((word) => [word])].slice(
    0,
    mostSuggested,
  )
}

function wordsThatFit(
  { letters = Number.POSITIVE_INFINITY }: Question,
  { rules, facts, product }: Naming,
): (kind: SuggestedKind) => readonly string[] {
  const found = rules.library.foundWords(facts, product)
  return (kind) => found[kind].filter((word) => word.length <= letters)
}

/** The likeliest word in each place; then the same with another in one place; then the first place alone. */
function answersByPlace(places: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const likeliest = places.map(([word = '']) => word)
  if (likeliest.every((word) => word === '')) return []
  const others = places.flatMap((words, place) =>
    words
      .slice(1)
      .filter((word) => !likeliest.includes(word))
      .slice(0, 1)
      .map((word) => likeliest.with(place, word)),
  )
  const [first = ''] = likeliest
  const alone = likeliest.map((_, place) => (place === 0 ? first : ''))
  const isMore = first !== '' && likeliest.slice(1).some((word) => word !== '')
  return [likeliest, ...others, ...(isMore ? [alone] : [])].slice(0, mostSuggested)
}

/** So many words in a row are told in the order of their places, whatever they are. */
const manyWords = 3

/**
 * The entries of an answer that was typed in one line, each in the place where it belongs; `undefined` where
 * fewer were typed than there are places, and nobody can tell which are missing.
 */
export function placedEntries(
  { entries = [] }: Question,
  given: readonly string[],
  { library }: Pick<FlowRules, 'library'>,
): readonly string[] | undefined {
  if (given.length < 2 || given.length >= entries.length || given.includes('')) return given
  const placed: string[] = []
  for (const [n, word] of given.entries()) {
    const kind = library.kindOf(word)
    if (kind === undefined && n > 0 && given.length < manyWords) return undefined
    const place = entries.findIndex(
      ({ suggested }, at) => at >= placed.length && (kind === undefined || isOf(kind, suggested)),
    )
    if (place < 0) return undefined
    placed.push(...Array<string>(place - placed.length).fill(''), word)
  }
  return placed
}

const isOf = (kind: WordKind, suggested: SuggestedKind): boolean =>
  suggested === kind || (kind === 'people' && suggested === 'staff')

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
