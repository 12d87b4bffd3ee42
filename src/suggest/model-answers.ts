import type { PartMeans, SuggestRules } from '../content/suggest-rules.ts'
import { answerProblem } from '../flow/answer.ts'
import type { Question } from '../flow/flow.ts'
import { fit } from '../message/limits.ts'
import { commaList } from '../message/locale.ts'
import type { FileReading } from '../review/suggestion-file.ts'
import type { ForeignElement, ForeignModel } from './foreign-model.ts'
import { Found, placeName, type ReadingParts } from './found.ts'
import { saidInPlace } from './measure-meaning.ts'
import { holds, wordsOf } from './name-words.ts'
import { meaningReader } from './part-meaning.ts'

/** A part of a model and what it says. */
interface ToldElement {
  readonly element: ForeignElement
  readonly meant: readonly PartMeans[]
}

/** What a model suggests, by the rules of the content. */
export function answersFromModel(
  model: ForeignModel,
  rules: SuggestRules,
  parts: ReadingParts,
): FileReading {
  const found = new Found(parts)
  const meaningOf = meaningReader(rules, parts.rules)
  const told = model.elements.map((element) => ({ element, meant: meaningOf(element) }))
  const answers = new Answers(parts, found)
  const { about = '' } = model
  const isOfModel = rules.notAbout.some((phrase) => holds(wordsOf(about), phrase))
  if (!isOfModel) answers.text(rules.about, about)
  takeHands(told, rules, answers)
  takeWorst(model, rules, answers)
  takeMeanings(told, model, rules, answers)
  takeSealed(model, rules, answers)
  for (const why of model.left) found.left(why)
  for (const { element, meant } of told) {
    const isTold = meant.length > 0 || element.parts.includes('zone')
    if (!isTold) found.left(parts.say('suggest.left.element', { words: fit(element.name, 80) }))
  }
  return found.reading()
}

/** Each part's meaning, and what is in place, question by question. */
function takeMeanings(
  told: readonly ToldElement[],
  model: ForeignModel,
  rules: SuggestRules,
  answers: Answers,
): void {
  const { services, measures } = rules
  const hits = [
    ...told.flatMap(({ element, meant }) => meant.map((one) => ({ ...one, name: element.name }))),
    ...(measures
      ? saidInPlace(model.measures, measures).map(({ words, ...one }) => ({ ...one, name: words }))
      : []),
  ]
  for (const question of new Set(hits.map((hit) => hit.question))) {
    const here = hits.filter((hit) => hit.question === question)
    answers.picks(question, here)
    if (question === services.kinds) {
      answers.names(services.named, [...new Set(here.map(({ name }) => placeName(name)))])
    }
  }
}

/** People, and what goes to and from each of them, where it is more than one thing; a service is no hand. */
function takeHands(told: readonly ToldElement[], rules: SuggestRules, answers: Answers): void {
  const { hands, services } = rules
  if (hands === undefined) return
  const people = told.filter(
    ({ element: { parts, flows = [] }, meant }) =>
      parts.length === 1 &&
      parts.includes('actor') &&
      flows.length > 0 &&
      meant.every(({ question }) => question !== services.kinds),
  )
  const flows = people.flatMap(({ element }) => element.flows ?? [])
  if (new Set(flows).size < 2) return
  answers.hands(
    hands,
    people.map(({ element }) => element),
  )
}

/** The threat that a model alone rates worst of several, as it is called there, and what it does. */
function takeWorst({ threats }: ForeignModel, { worst }: SuggestRules, answers: Answers): void {
  const highest = Math.max(...threats.map(({ severity }) => severity))
  const [first, ...others] = threats.filter(({ severity }) => severity === highest)
  if (!worst || !first || threats.length < 2 || others.length > 0) return
  const { title, does } = first
  answers.text(worst.question, title, { element: title })
  if (does) answers.picks(worst.kind, [{ value: worst[does], name: title }])
}

/** How well what is sent and what is kept is encrypted, where the model says so of each part or of some. */
function takeSealed(
  { internet, stored }: ForeignModel,
  rules: SuggestRules,
  answers: Answers,
): void {
  const { encrypted, stored: kept } = rules
  if (internet.length > 0 && internet.every((isSealed) => isSealed)) {
    answers.pick(encrypted.question, encrypted.value)
  }
  // Where nothing is ticked, nobody may have looked.
  if (kept && stored.includes(true)) {
    answers.pick(kept.question, stored.every((isSealed) => isSealed) ? kept.value : kept.some)
  }
}

interface Hit {
  readonly value: string
  /** The name that says so. */
  readonly name: string
}

/** Turns what a model says into answers that their questions take. */
class Answers {
  readonly #parts: ReadingParts
  readonly #found: Found

  constructor(parts: ReadingParts, found: Found) {
    this.#parts = parts
    this.#found = found
  }

  /** Choices that names say; of a question that takes one, only where all say the same. */
  picks(id: string, hits: readonly Hit[]): void {
    const question = this.#question(id)
    if (!question || hits.length === 0) return
    const values = question.choices
      .map(({ value }) => value)
      .filter((value) => hits.some((hit) => hit.value === value))
    const [only, ...others] = values
    if (only === undefined || (question.type !== 'multi' && others.length > 0)) return
    const value = question.type === 'multi' ? values : only
    if (answerProblem(question, value)) return
    const names = [...new Set(hits.map(({ name }) => placeName(name)))]
    this.#found.answer(id, value, { element: names.join(', ') })
  }

  /** A choice that the model as a whole says. */
  pick(id: string, value: string): void {
    if (this.#question(id)) this.#found.answer(id, value, {})
  }

  /** Names as they are, where there are no more than the question takes: nobody but a person can tell which matter most. */
  names(id: string, names: readonly string[]): void {
    const question = this.#question(id)
    if (!question || names.length === 0 || answerProblem(question, names)) return
    this.#found.answer(id, names, { element: names.join(', ') })
  }

  /** Words of a model, where they are as many as a sentence has. */
  text(id: string, words: string, place: { readonly element?: string } = {}): void {
    const least = place.element === undefined ? 5 : 3
    const question = this.#question(id)
    const value = words.replaceAll(/\s+/g, ' ').trim()
    if (!question || wordsOf(value).length < least || answerProblem(question, value)) return
    this.#found.answer(id, value, place)
  }

  /** People with what goes to and from them, as many as the answer has room for. */
  hands(id: string, people: readonly ForeignElement[]): void {
    const question = this.#question(id)
    if (!question || people.length === 0) return
    const { say } = this.#parts
    const lines = people.map(({ name, flows = [] }) =>
      say('suggest.model.hands', {
        who: placeName(name),
        what: commaList(say, flows.map(placeName)),
      }),
    )
    const texts = lines.map((_, n) => lines.slice(0, n + 1).join(' '))
    const value = texts.findLast((text) => !answerProblem(question, text))
    const names = people.map(({ name }) => placeName(name)).join(', ')
    if (value !== undefined) this.#found.answer(id, value, { element: names })
  }

  #question(id: string): Question | undefined {
    const question = this.#parts.rules.byId.get(id)
    return question?.retired ? undefined : question
  }
}
