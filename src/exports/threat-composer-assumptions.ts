import { clean } from '../report/document.ts'
import type { Summary } from '../report/summary.ts'
import { cut, most } from './threat-composer-texts.ts'
import type { ToolModel } from './threat-entries.ts'

/** What nobody was asked or knows, each once, linked to the threats whose rating rests on it. */
export function composerAssumptions(
  { say, input, assumptions, findOut }: Summary,
  tool: ToolModel,
) {
  const { threats, idOf } = tool
  const places = new Map(input.rules.flow.questions.map(({ id }, at) => [id, at + 1]))
  const texts = new Map([
    ...findOut.map(({ id, ask }) => [id, say('report.told.open', { ask })] as const),
    ...assumptions.map(({ question, text }) => [question, text] as const),
  ])
  const idFor = (question: string): string => idOf(`assumption.${question}`)
  return {
    assumptions: [...texts].map(([question, text], at) => ({
      id: idFor(question),
      numericId: places.get(question) ?? places.size + at + 1,
      displayOrder: at + 1,
      content: cut(clean(text), most.content),
    })),
    assumptionLinks: threats.flatMap(({ id, story }) =>
      [...new Set(story.finding?.open ?? [])]
        .filter((question) => texts.has(question))
        .map((question) => ({ type: 'Threat', assumptionId: idFor(question), linkedId: id })),
    ),
  }
}
