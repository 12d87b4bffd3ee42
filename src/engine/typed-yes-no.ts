import type { Choice, Question } from '../flow/flow.ts'
import { bestToWorst } from '../flow/graded.ts'
import { type Polarity, polarityOf } from './typed-lead.ts'
import { isDoubted, saysNot } from './typed-left.ts'
import { labelsHolding } from './typed-phrase.ts'
import type { TypedReader } from './typed-reader.ts'
import { isSafer, type Picked, picked, type SeenWords, unclear, valuesOf } from './typed-seen.ts'

/** What an answer comes to that holds no words of a choice: a yes or no, the question said again, or part of a label. */
export function withoutWords(seen: SeenWords): Picked {
  const { polarity, left, rest, question } = seen
  const isPlain = left.content.length === 0 && left.denials === 0
  if (isPlain && polarity) return isDoubted(left) ? which(seen, polarity) : bare(seen, polarity)
  const found = restated(seen) ?? byLabel(seen)
  if (found) return found
  if (!polarity) return unclear()
  // "yes, for two years": where a yes says it all, what follows may be a story.
  const isTold = left.denials === 0 && !isDoubted(left) && !isGraded(question)
  return isTold && !rest.some(({ text }) => /\d/.test(text))
    ? bare(seen, polarity)
    : which(seen, polarity)
}

/** "we don't check that": the question's own words with a denial are a no, without one a yes. */
export function restated(seen: SeenWords): Picked | undefined {
  const { left, polarity, rest, question, reader } = seen
  const { ask, askEarly = '', short } = question
  const asked = reader.authored(`${ask} ${askEarly} ${short}`)
  if (saysNot(asked, reader) || isDoubted(left) || left.denials > 1) return undefined
  const known = new Set(asked.map(({ stem }) => stem))
  if (!left.content.every(({ stem }) => known.has(stem))) return undefined
  if (left.denials === 1) return polarity === 'yes' ? undefined : bare(seen, 'no')
  if (left.content.length === 0 || polarity === 'no') return undefined
  if (polarity === 'yes') return bare(seen, 'yes')
  const fits = choicesWith(question, 'yes', reader)
  const isSentence = rest.some(reader.isSmall)
  const looksSafer = fits.some(({ value }) => isSafer(question, value))
  return isSentence && fits.length > 0 && !looksSafer ? bare(seen, 'yes') : undefined
}

/** Words that are in one label only; a label that denies them is in doubt too. */
export function byLabel({ left, rest, polarity, question, reader }: SeenWords): Picked | undefined {
  const content = rest.filter((token) => !reader.isSmall(token))
  const held = labelsHolding(content, question, reader)
  const [choice] = held
  if (!choice || left.isUnsure) return undefined
  if (held.length > 1) return unclear(valuesOf(held))
  const isDenied = saysNot(reader.authored(choice.label), reader) !== saysNot(content, reader)
  const own = polarityOf(choice, reader)
  const isAgainst = polarity !== undefined && own !== undefined && own !== polarity
  return isDenied || isAgainst ? undefined : picked(choice.value)
}

/** A plain yes or no picks the one choice that begins so; among degrees of safety it is asked which. */
export function bare(seen: SeenWords, polarity: Polarity): Picked {
  const { question, reader } = seen
  const [only, ...others] = choicesWith(question, polarity, reader)
  if (!only || others.length > 0) return which(seen, polarity)
  const isSaidWhole = reader.authored(only.label).length === 1
  const isGuess = isGraded(question) && isSafer(question, only.value)
  return isSaidWhole || !isGuess ? picked(only.value) : which(seen, polarity)
}

/** More than yes and no can be meant, and one of them looks safest. */
const isGraded = (question: Question): boolean =>
  bestToWorst(question) !== undefined && question.choices.length > 2

const choicesWith = (
  { choices }: Question,
  polarity: Polarity,
  reader: TypedReader,
): readonly Choice[] => choices.filter((choice) => polarityOf(choice, reader) === polarity)

/** Which of those that a yes or a no may mean. */
function which({ question, reader }: SeenWords, polarity: Polarity): Picked {
  const other = polarity === 'yes' ? 'no' : 'yes'
  return unclear(
    valuesOf(question.choices.filter((choice) => polarityOf(choice, reader) !== other)),
  )
}
