import { createAnalyser } from './analysis/analyser.ts'
import type { FindingWords } from './analysis/finding-of.ts'
import { productLibrary } from './analysis/product-library.ts'
import { plainAction } from './analysis/suggested-actions.ts'
import { type LanguageWords, noLanguageWords } from './analysis/text-words.ts'
import type { RunningContent } from './content/content.ts'
import { compileFlow } from './engine/machine.ts'
import { anyOf } from './message/locale.ts'
import type { Say } from './message/words.ts'
import type { Questionnaire } from './review/parts.ts'

/** Makes every questionnaire of the content ready to run, each with the analyser that reads its answers. */
export function readyChecks(content: RunningContent, say: Say): ReadonlyMap<string, Questionnaire> {
  const { language } = content.catalogue.others ?? { language: noLanguageWords }
  const words = findingWords(say, language)
  return new Map(
    [...content.flows].map(([id, flow]) => {
      const { catalogue } = content
      const library = catalogue.others && productLibrary(flow, catalogue.others)
      const compiled = compileFlow(flow, library)
      const parts = { rules: compiled.rules, catalogue, words }
      return [id, { compiled, analyser: createAnalyser(parts) }] as const
    }),
  )
}

/** The flow that new checks run, in the program and from files alike. */
export const productCheck = 'product-check'

const findingWords = (say: Say, language: LanguageWords): FindingWords => ({
  // What is said of several services is true of each of them: “pretend to be the bank or the printer”.
  list: (names) => anyOf(say, names),
  unnamedService: say('finding.unnamedService'),
  people: (kind) => say(`finding.people.${kind}`),
  team: say('finding.team'),
  thing: (kind) => say(`finding.thing.${kind}`),
  action: plainAction(language),
  unsure: (about) =>
    say('finding.unsure', { about: about.slice(0, 1).toLowerCase() + about.slice(1) }),
})
