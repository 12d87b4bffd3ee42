import { limits } from '../domain/limits.ts'
import { withoutControls } from '../domain/text-safety.ts'
import { markdownText } from '../report/markdown.ts'
import type { Summary } from '../report/summary.ts'
import { yamlValue } from './answers-file.ts'
import { madeLine } from './made-line.ts'
import { type OpenQuestion, openQuestions } from './open-questions.ts'

/**
 * A Markdown file to give to one's own assistant: the open questions, what may be answered, and the form of the
 * answers file to give back, in which each answer says where it was found.
 */
export function toAssistantFile(summary: Summary): string {
  const { say, input } = summary
  const questions = openQuestions(input)
  const title = say('assistant.title', { product: input.product.name })
  const lines = [
    `# ${markdownText(title)}`,
    '',
    ...(questions.length === 0
      ? [say('assistant.nothing'), '']
      : [...howTo(summary, questions), ...questionLines(summary, questions)]),
    markdownText(madeLine(summary)),
  ]
  return `${lines.join('\n')}\n`
}

function howTo({ say, input }: Summary, questions: readonly OpenQuestion[]): readonly string[] {
  const name = withoutControls(input.product.name, '\n').replaceAll(/\s+/g, ' ')
  const steps = [
    say('assistant.how.read'),
    say('assistant.how.found'),
    say('assistant.how.values'),
    say('assistant.how.sources', { count: limits.reason }),
    say('assistant.how.data'),
  ]
  return [
    say('assistant.intro'),
    '',
    `## ${say('assistant.how.title')}`,
    '',
    ...steps.map((step, n) => `${n + 1}. ${step}`),
    '',
    say('assistant.give'),
    '',
    '```yaml',
    exampleFile(name, questions[0], say('assistant.example.source')),
    '```',
    '',
    say('assistant.bring'),
    '',
    '```sh',
    `whatif suggest answers.yaml --check ${input.review ?? '<check>'}`,
    '```',
    '',
  ]
}

/** The first question, answered as an example. */
function exampleFile(product: string, first: OpenQuestion | undefined, source: string): string {
  const id = first?.id ?? ''
  const one = first?.choices[0]?.value ?? first?.example ?? ''
  const value = first?.form === 'several' || first?.form === 'list' ? [one] : one
  return [
    'product:',
    `  name: ${yamlValue(product)}`,
    'answers:',
    `  ${id}: ${yamlValue(value)}`,
    'sources:',
    `  ${id}: ${yamlValue(source)}`,
  ].join('\n')
}

function questionLines(summary: Summary, questions: readonly OpenQuestion[]): readonly string[] {
  const sections = [...new Set(questions.map(({ section }) => section))]
  return sections.flatMap((section) => [
    `## ${markdownText(section)}`,
    '',
    ...questions
      .filter((one) => one.section === section)
      .flatMap((one) => oneQuestion(summary, one)),
  ])
}

function oneQuestion({ say }: Summary, question: OpenQuestion): readonly string[] {
  const { id, ask, why, example, form, choices, most, isNotSure } = question
  return [
    `### \`${id}\``,
    '',
    markdownText(ask),
    '',
    `- ${markdownText(say('assistant.why', { why }))}`,
    `- ${say(`assistant.form.${form}`, { most })}`,
    ...(choices.length === 0
      ? [`- ${markdownText(say('assistant.example.words', { example }))}`]
      : []),
    ...(isNotSure ? [`- ${say('assistant.notSure')}`] : []),
    ...choices.map(({ value, label, isAlone }) => {
      const words = isAlone && form === 'several' ? say('assistant.alone', { label }) : label
      return `- \`${value}\`: ${markdownText(words)}`
    }),
    '',
  ]
}
