import type { Content } from './content.ts'
import { abbreviations } from './lint/abbreviations.ts'
import { askedOnce } from './lint/asked-once.ts'
import { askingOrder } from './lint/asking-order.ts'
import { bandsRule } from './lint/bands.ts'
import { changes } from './lint/changes.ts'
import { choiceOrder } from './lint/choice-order.ts'
import { choices } from './lint/choices.ts'
import { choicesMatter } from './lint/choices-matter.ts'
import { coveredBecause } from './lint/covered-because.ts'
import { curlyQuotes } from './lint/curly-quotes.ts'
import { cycles } from './lint/cycles.ts'
import { discoverability } from './lint/discoverability.ts'
import { doubleQuestion } from './lint/double-question.ts'
import { endMarks } from './lint/end-marks.ts'
import { examples } from './lint/examples.ts'
import { facets } from './lint/facets.ts'
import { factsUsed } from './lint/facts-used.ts'
import { glossary } from './lint/glossary.ts'
import { ids } from './lint/ids.ts'
import { jargon } from './lint/jargon.ts'
import { leadingQuestion } from './lint/leading-question.ts'
import { lengths } from './lint/lengths.ts'
import { messagePlaces } from './lint/message-places.ts'
import { names } from './lint/names.ts'
import { negativeQuestion } from './lint/negative-question.ts'
import { offeredRule } from './lint/offered.ts'
import { operators } from './lint/operators.ts'
import { perService } from './lint/per-service.ts'
import { plainWordsRule } from './lint/plain-words.ts'
import { planned } from './lint/planned.ts'
import { priors } from './lint/priors.ts'
import { ratingFacts } from './lint/rating-facts.ts'
import { readability } from './lint/readability.ts'
import { referencesRule } from './lint/references.ts'
import { safeguards } from './lint/safeguards.ts'
import { sameWord } from './lint/same-word.ts'
import { sentenceCase } from './lint/sentence-case.ts'
import { storiesPossible } from './lint/stories-possible.ts'
import { strideChart } from './lint/stride-chart.ts'
import { suggestNames } from './lint/suggest-names.ts'
import { technicalWords } from './lint/technical-words.ts'
import { timeFrame } from './lint/time-frame.ts'
import { typedWordsCheck } from './lint/typed-words.ts'
import { unreachable } from './lint/unreachable.ts'
import { walks } from './lint/walks.ts'
import { waysRule } from './lint/ways.ts'
import { wholeSentences } from './lint/whole-sentences.ts'
import { yesNoShare } from './lint/yes-no-share.ts'
import { findMistakes, type LintRule, publishedThresholds, type Thresholds } from './lint-rule.ts'
import type { ContentMistake } from './mistake.ts'

const words = [
  lengths,
  jargon,
  sameWord,
  abbreviations,
  sentenceCase,
  endMarks,
  curlyQuotes,
  plainWordsRule,
  readability,
  wholeSentences,
  planned,
]

const survey = [
  doubleQuestion,
  negativeQuestion,
  leadingQuestion,
  timeFrame,
  yesNoShare,
  choices,
  offeredRule,
  bandsRule,
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
  referencesRule,
  priors,
  waysRule,
  facets,
  examples,
  messagePlaces,
  glossary,
  suggestNames,
]

/** Without these nothing can be compiled, so they come first. */
const structure = [ids, names, operators, askedOnce, cycles]

/** These compile the flows. */
const compiled = [askingOrder, unreachable, storiesPossible, walks]

/** Every lint rule, in the order in which they run. */
export const allChecks: readonly LintRule[] = [
  ...structure,
  ...words,
  ...survey,
  ...catalogue,
  ...compiled,
]

/** Everything that is wrong with content that could be loaded. */
export function checkContent(
  content: Content,
  bar: Thresholds = publishedThresholds,
): ContentMistake[] {
  const broken = findMistakes(structure, content, bar)
  const plain = findMistakes([...words, ...survey, ...catalogue], content, bar)
  if (broken.length > 0) return [...broken, ...plain]
  return [...plain, ...findMistakes(compiled, content, bar)]
}
