import { type AnswerValue, sameAnswer } from '../flow/answer.ts'
import { questionWords, reportAnswerWords } from '../report/questions.ts'
import type { Summary } from '../report/summary.ts'
import { madeLine } from './made-line.ts'

/**
 * The answers that stand, as an answers file that `assess`, `export` and `suggest` read. It holds one answer a
 * question: where people differ the latest, and the others stand beside it as a comment.
 */
export function toAnswersFile(summary: Summary): string {
  const { input, say } = summary
  const { name, summary: about } = input.product
  const lines = [
    comment(say('export.answers.title', { product: name })),
    comment(madeLine(summary)),
    '',
    'product:',
    `  name: ${value(name)}`,
    ...(about === undefined ? [] : [`  summary: ${value(about)}`]),
    'answers:',
    ...input.rules.flow.questions.flatMap(({ id }) => answerLines(summary, id)),
  ]
  return `${lines.join('\n')}\n`
}

function answerLines(summary: Summary, id: string): readonly string[] {
  const { input, say } = summary
  const question = input.rules.byId.get(id)
  const given = input.answers.filter((answer) => answer.question === id)
  const latest = given.at(-1)
  if (!question || !latest) return []
  const others = given.filter((answer) => !sameAnswer(answer.value, latest.value, true))
  return [
    `  ${comment(questionWords(input, id).ask)}`,
    ...others.map((other) => {
      const words = reportAnswerWords(input, question, other.value)
      return `  ${comment(say('export.answers.also', { words }))}`
    }),
    `  ${id}: ${value(latest.value)}`,
  ]
}

/** A value as YAML reads it: bare where that means nothing but itself, else as in JSON, which is YAML as well. */
function value(given: AnswerValue): string {
  if (given === null) return 'null'
  if (typeof given !== 'string') return `[${given.map(value).join(', ')}]`
  return isBare(given) ? given : JSON.stringify(given)
}

/** Words that YAML takes neither for a number nor for a yes or no, nor for anything else than text. */
const isBare = (words: string): boolean =>
  /^[a-z][a-z0-9-]*$/i.test(words) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(words)

const comment = (words: string): string => `# ${words.replaceAll(/\s+/g, ' ')}`
