import { longDate } from '../message/locale.ts'
import { markdownText } from '../report/markdown.ts'
import type { AgreedStep } from '../report/steps.ts'
import type { Story } from '../report/stories.ts'
import { itemWords } from '../report/story-item-line.ts'
import type { Summary } from '../report/summary.ts'
import { madeLine } from './made-line.ts'

/**
 * Agreed steps as a Markdown list to tick off, with owner, day, how it shows and the stories that it mends; before
 * anything is agreed, the steps that would help most.
 */
export function toChecklist(summary: Summary): string {
  const { say, input, steps } = summary
  const title = say('export.checklist.title', { product: input.product.name })
  const agreed = steps.filter(({ needed }) => needed)
  const lines =
    agreed.length > 0
      ? agreed.map((step) => agreedLines(summary, step))
      : summary.bestFixes.map(({ safeguard, helps }) => [
          `- [ ] ${markdownText(safeguard.text)}`,
          ...checkLine(summary, safeguard.check),
          ...forLines(summary, helps),
        ])
  const none = lines.length === 0 ? [say('export.checklist.nothing'), ''] : []
  return `${[
    `# ${markdownText(title)}`,
    '',
    ...(agreed.length === 0 && lines.length > 0 ? [say('export.checklist.notAgreed'), ''] : []),
    ...none,
    ...lines.flat(),
    '',
    markdownText(madeLine(summary)),
  ].join('\n')}\n`
}

function agreedLines(summary: Summary, step: AgreedStep): readonly string[] {
  const { say, input } = summary
  const item = itemWords(summary, step.stories)
  const safeguard = input.catalogue.safeguards.find(({ id }) => id === step.id)
  const values = { owner: step.owner, due: longDate(say, step.due) }
  const who = step.late ? say('export.checklist.late', values) : say('export.checklist.who', values)
  return [
    `- [${step.done ? 'x' : ' '}] ${markdownText(step.text)}`,
    `  - ${markdownText(who)}`,
    ...(item ? [`  - ${markdownText(item)}`] : []),
    ...(step.done && !step.shown ? [`  - ${markdownText(say('export.checklist.notShown'))}`] : []),
    ...checkLine(summary, safeguard?.check),
    ...forLines(summary, step.stories),
  ]
}

const checkLine = ({ say }: Summary, check: string | undefined): readonly string[] =>
  check ? [`  - ${markdownText(say('export.checklist.shows', { check }))}`] : []

/** The stories, each with its id, which never moves. */
const forLines = (summary: Summary, stories: readonly string[]): readonly string[] =>
  stories
    .map((id) => summary.story(id))
    .filter((story): story is Story => story !== undefined)
    .map(({ id, title }) => `  - ${markdownText(title)} (\`${id}\`)`)
