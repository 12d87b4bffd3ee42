import type { ModelPart, NameMeans, SuggestRules } from '../content/suggest-rules.ts'
import { answerProblem } from '../flow/answer.ts'
import type { Question } from '../flow/flow.ts'
import { fit } from '../message/limits.ts'
import type { FileReading } from '../review/suggestion-file.ts'
import type { ForeignElement, ForeignModel } from './foreign-model.ts'
import { Found, placeName, type ReadingParts } from './found.ts'

/** What the names of a model suggest, by the rules of the content. */
export function answersFromModel(
  model: ForeignModel,
  rules: SuggestRules,
  parts: ReadingParts,
): FileReading {
  const found = new Found(parts)
  const told = model.elements.map((element) => ({
    element,
    meant: meaningsOf(element, rules, parts),
  }))
  const answers = new Answers(parts, found)
  answers.text(rules.about, model.about ?? '')
  const asked = [...rules.names, ...rules.labels].map(({ question }) => question)
  for (const question of new Set(asked)) {
    const hits = told.flatMap(({ element, meant }) =>
      meant
        .filter((rule) => rule.question === question)
        .map(({ value }) => ({ value, name: element.name })),
    )
    answers.picks(question, hits)
    if (question === rules.services.kinds) {
      answers.names(rules.services.named, [...new Set(hits.map(({ name }) => placeName(name)))])
    }
  }
  const { internet } = model
  if (internet.length > 0 && internet.every((isEncrypted) => isEncrypted)) {
    const { question, value } = rules.encrypted
    found.answer(question, value, {})
  }
  for (const why of model.left) found.left(why)
  for (const { element, meant } of told) {
    if (meant.length === 0) {
      found.left(parts.say('suggest.left.element', { words: fit(element.name, 80) }))
    }
  }
  return found.reading()
}

interface Hit {
  readonly value: string
  /** The name that says so. */
  readonly name: string
}

/** Turns what names say into answers that their questions take. */
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

  /** Names as they are, where there are no more than the question takes: nobody but a person can tell which matter most. */
  names(id: string, names: readonly string[]): void {
    const question = this.#question(id)
    if (!question || names.length === 0 || answerProblem(question, names)) return
    this.#found.answer(id, names, { element: names.join(', ') })
  }

  /** What a model says of itself, where it is a sentence. */
  text(id: string, words: string): void {
    const question = this.#question(id)
    const value = words.replaceAll(/\s+/g, ' ').trim()
    const isSentence = value.split(' ').length > 4
    if (!question || !isSentence || answerProblem(question, value)) return
    this.#found.answer(id, value, {})
  }

  #question(id: string): Question | undefined {
    const question = this.#parts.rules.byId.get(id)
    return question?.retired ? undefined : question
  }
}

const rulesFor = (
  { name, parts }: ForeignElement,
  { names }: SuggestRules,
): readonly NameMeans[] => {
  const words = wordsOf(name)
  const isOf = (part: ModelPart) => parts.includes(part)
  return names.filter(
    (rule) =>
      rule.from.some(isOf) &&
      rule.words.some((phrase) => holds(words, phrase)) &&
      !rule.not.some((phrase) => holds(words, phrase)),
  )
}

/** What a name says; where it is that of a choice, it says nothing else about that question. */
function meaningsOf(
  element: ForeignElement,
  rules: SuggestRules,
  parts: ReadingParts,
): readonly NameMeans[] {
  const exact = labelled(element, rules, parts)
  const isOpen = ({ question }: NameMeans) => exact.every((one) => one.question !== question)
  return [...exact, ...rulesFor(element, rules).filter(isOpen)]
}

/** The choices that a part is called exactly as. */
const labelled = (
  { name, parts }: ForeignElement,
  { labels }: SuggestRules,
  { rules }: ReadingParts,
): readonly NameMeans[] => {
  const isNamed = (label: string) => wordsOf(label).join(' ') === wordsOf(name).join(' ')
  return labels
    .filter(({ from }) => from.some((part) => parts.includes(part)))
    .flatMap(({ question }) =>
      (rules.byId.get(question)?.choices ?? [])
        .filter(({ label }) => isNamed(label))
        .map(({ value }) => ({ question, value })),
    )
}

/** The words of a name, in small letters: "PatientsDB" and "patients_db" alike. */
const wordsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Whether these words stand in a name one after another, each as one or as several. */
function holds(words: readonly string[], phrase: string): boolean {
  const wanted = phrase.split(' ')
  return words.some((_, at) =>
    wanted.every((word, n) => {
      const is = words[at + n]
      return is === word || is === `${word}s`
    }),
  )
}
