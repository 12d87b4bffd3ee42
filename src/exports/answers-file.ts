import { Document, type Pair, type Scalar } from 'yaml'
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
  const document = new Document({
    product: input.product,
    answers: Object.fromEntries(standing(summary).map(({ id, value }) => [id, value])),
  })
  document.commentBefore = comment([
    say('export.answers.title', { product: input.product.name }),
    madeLine(summary),
  ])
  const answers = document.get('answers')
  const pairs = (answers as { readonly items: readonly Pair<Scalar>[] }).items
  for (const { key } of pairs) key.commentBefore = comment(commentsFor(summary, String(key.value)))
  return document.toString({ lineWidth: 0 })
}

/** One answer a question, in the order of the questionnaire. */
function standing({
  input,
}: Summary): readonly { readonly id: string; readonly value: AnswerValue }[] {
  return input.rules.flow.questions.flatMap(({ id }) => {
    const latest = input.answers.filter(({ question }) => question === id).at(-1)
    return latest ? [{ id, value: latest.value }] : []
  })
}

function commentsFor(summary: Summary, id: string): readonly string[] {
  const { input, say } = summary
  const question = input.rules.byId.get(id)
  const given = input.answers.filter((answer) => answer.question === id)
  const latest = given.at(-1)
  if (!question || !latest) return []
  const others = given.filter(({ value }) => !sameAnswer(value, latest.value, true))
  return [
    questionWords(input, id).ask,
    ...others.map(({ value }) =>
      say('export.answers.also', { words: reportAnswerWords(input, question, value) }),
    ),
  ]
}

const comment = (lines: readonly string[]): string =>
  lines.map((line) => ` ${line.replaceAll(/\s+/g, ' ')}`).join('\n')
