import { fearSchema } from '../../domain/vocabulary.ts'
import { type Content, flowFile, threatFile } from '../content.ts'
import { fearFact, motiveFact, type ReadValues } from '../core-facts.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import { writtenQuestions } from '../questions.ts'

/** Facts that ratings and order read by name are asked, with exactly the choices they know. */
export const ratingFacts: LintRule = {
  rule: 'rating-facts',
  find: (content, { ratings: { scales, floors } }) => [
    ...scales.flatMap((scale) => exactly(content, scale)),
    ...exactly(content, { fact: fearFact, values: fearSchema.options }),
    ...floors.flatMap((floor) => atLeast(content, floor)),
    ...motiveDiagnostics(content),
  ],
}

const questionFor = (content: Content, fact: string) =>
  writtenQuestions(content).find(({ question }) => question.fact === fact)

function atLeast(content: Content, { fact, values }: ReadValues): Diagnostic[] {
  const found = questionFor(content, fact)
  if (!found) {
    const file = flowFile([...content.flowSources.keys()][0] ?? '')
    const message = `no question asks for “${fact}”, which ratings rest on`
    return [{ file, way: ['sections'], message, hint: 'ask for it' }]
  }
  const choices = found.question.choices.map(({ value }) => value)
  return values
    .filter((value) => !choices.includes(value))
    .map((value) => ({
      file: found.file,
      way: [...found.way, 'choices'],
      message: `ratings know the choice “${value}” of “${fact}”, which is not there`,
      hint: 'add the choice, or take it out of the rating rules',
    }))
}

function exactly(content: Content, { fact, values }: ReadValues): Diagnostic[] {
  const found = questionFor(content, fact)
  const strange = (found?.question.choices ?? []).flatMap(({ value }, n) =>
    found && !values.includes(value)
      ? [
          {
            file: found.file,
            way: [...found.way, 'choices', n],
            message: `ratings do not know the choice “${value}” of “${fact}”`,
            hint: `use one of ${values.join(', ')}, or say in the rating rules what it is worth`,
          },
        ]
      : [],
  )
  return [...atLeast(content, { fact, values }), ...strange]
}

/** Stories name motives that people can pick, and every motive speaks for some story. */
function motiveDiagnostics(content: Content): Diagnostic[] {
  const found = questionFor(content, motiveFact)
  const known = found?.question.choices ?? []
  const choices = known.map(({ value }) => value)
  const { threats } = content.catalogue
  const named = new Set(threats.flatMap(({ motives }) => motives))
  const unknown = threats.flatMap(({ id, motives }) =>
    motives
      .filter((motive) => !choices.includes(motive))
      .map((motive) => ({
        file: threatFile(id),
        way: ['motives', motives.indexOf(motive)],
        message: `“${motive}” is no choice of “${motiveFact}”`,
        hint: `use one of ${choices.join(', ')}`,
      })),
  )
  const idle = known.flatMap(({ value, neutral }, n) =>
    found && !neutral && !named.has(value)
      ? [
          {
            file: found.file,
            way: [...found.way, 'choices', n],
            message: `no story names the motive “${value}”`,
            hint: 'name it in the stories it fits, or take the choice out',
          },
        ]
      : [],
  )
  return [...unknown, ...idle]
}
