import { type Bar, type Check, findMistakes, publishedBar } from './check.ts'
import { abbreviations } from './checks/abbreviations.ts'
import { askedOnce } from './checks/asked-once.ts'
import { askingOrder } from './checks/asking-order.ts'
import { bands } from './checks/bands.ts'
import { changes } from './checks/changes.ts'
import { choiceOrder } from './checks/choice-order.ts'
import { choices } from './checks/choices.ts'
import { choicesMatter } from './checks/choices-matter.ts'
import { coveredBecause } from './checks/covered-because.ts'
import { curlyQuotes } from './checks/curly-quotes.ts'
import { cycles } from './checks/cycles.ts'
import { discoverability } from './checks/discoverability.ts'
import { doubleQuestion } from './checks/double-question.ts'
import { endMarks } from './checks/end-marks.ts'
import { factsUsed } from './checks/facts-used.ts'
import { glossary } from './checks/glossary.ts'
import { ids } from './checks/ids.ts'
import { jargon } from './checks/jargon.ts'
import { leadingQuestion } from './checks/leading-question.ts'
import { lengths } from './checks/lengths.ts'
import { messagePlaces } from './checks/message-places.ts'
import { names } from './checks/names.ts'
import { negativeQuestion } from './checks/negative-question.ts'
import { operators } from './checks/operators.ts'
import { perService } from './checks/per-service.ts'
import { plainWords } from './checks/plain-words.ts'
import { priors } from './checks/priors.ts'
import { ratingFacts } from './checks/rating-facts.ts'
import { readability } from './checks/readability.ts'
import { references } from './checks/references.ts'
import { safeguards } from './checks/safeguards.ts'
import { sameWord } from './checks/same-word.ts'
import { sentenceCase } from './checks/sentence-case.ts'
import { storiesPossible } from './checks/stories-possible.ts'
import { strideChart } from './checks/stride-chart.ts'
import { technicalWords } from './checks/technical-words.ts'
import { timeFrame } from './checks/time-frame.ts'
import { typedWordsCheck } from './checks/typed-words.ts'
import { unreachable } from './checks/unreachable.ts'
import { walks } from './checks/walks.ts'
import { yesNoShare } from './checks/yes-no-share.ts'
import type { Content } from './content.ts'
import type { Mistake } from './mistake.ts'

const words = [
  lengths,
  jargon,
  sameWord,
  abbreviations,
  sentenceCase,
  endMarks,
  curlyQuotes,
  plainWords,
  readability,
]

const survey = [
  doubleQuestion,
  negativeQuestion,
  leadingQuestion,
  timeFrame,
  yesNoShare,
  choices,
  bands,
  choiceOrder,
  technicalWords,
  typedWordsCheck,
]

const catalogue = [
  factsUsed,
  choicesMatter,
  ratingFacts,
  perService,
  safeguards,
  changes,
  coveredBecause,
  discoverability,
  strideChart,
  references,
  priors,
  messagePlaces,
  glossary,
]

/** Without these nothing can be compiled, so they come first. */
const structure = [ids, names, operators, askedOnce, cycles]

/** These compile the flows. */
const compiled = [askingOrder, unreachable, storiesPossible, walks]

/** Every check there is, by the rule it stands for. */
export const allChecks: readonly Check[] = [
  ...structure,
  ...words,
  ...survey,
  ...catalogue,
  ...compiled,
]

/** Everything that is wrong with content that could be loaded. */
export function checkContent(content: Content, bar: Bar = publishedBar): Mistake[] {
  const broken = findMistakes(structure, content, bar)
  const plain = findMistakes([...words, ...survey, ...catalogue], content, bar)
  if (broken.length > 0) return [...broken, ...plain]
  return [...plain, ...findMistakes(compiled, content, bar)]
}
