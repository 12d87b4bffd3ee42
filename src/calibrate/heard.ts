import type { GivenAnswer } from '../flow/answer.ts'
import type { FlowRules } from '../flow/fact.ts'
import { answerTo, type ModelCase } from './cases.ts'

/** How much of a product is heard besides its closed answers, and of which product: `own`, or another one for a placebo. */
export interface Heard {
  readonly words?: ModelCase
  readonly topics?: ModelCase
  readonly like?: ModelCase
  readonly fear?: ModelCase
}

/** Questions that are answered in a team's own words; without words they are not asked. */
const spoken = ['product.summary', 'product.hands', 'product.uses', 'impact.never']

/** The answers of a case as a team would give them that lets so much be heard. */
export function answersWith(
  rules: FlowRules,
  { answers }: ModelCase,
  { words, topics, like, fear }: Heard,
): readonly GivenAnswer[] {
  const idOf = (fact: string): string | undefined =>
    rules.flow.questions.find((question) => question.fact === fact)?.id
  const ids = new Set([...spoken, 'product.topics', 'product.like'].map(idOf))
  const closed = answers.filter(({ question }) => !ids.has(question))
  const told = words ? wordsOf(words, idOf) : []
  const picks: [string, string | readonly string[] | undefined][] = [
    ['product.topics', topics?.picks?.topics],
    ['product.like', like?.picks?.like],
    ['impact.fear', fear?.picks?.fear],
  ]
  const picked = picks.flatMap(([fact, value]) => {
    const id = idOf(fact)
    return id === undefined || value === undefined ? [] : [answerTo(id, value)]
  })
  return [...closed, ...told, ...picked]
}

/** What was written: the sentences of the case, and the description as if it stood in the first of them. */
function wordsOf(
  { answers, description }: ModelCase,
  idOf: (fact: string) => string | undefined,
): readonly GivenAnswer[] {
  const sentences = spoken.slice(1).map(idOf)
  const summary = idOf('product.summary')
  if (summary === undefined) return []
  const said = answers.find(({ question }) => question === summary)?.value
  const whole = [said, description].filter((part) => typeof part === 'string' && part !== '')
  return [
    ...answers.filter(({ question }) => sentences.includes(question)),
    ...(whole.length > 0 ? [answerTo(summary, whole.join(' '))] : []),
  ]
}
