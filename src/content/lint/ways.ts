import { wayKinds } from '../../analysis/way.ts'
import { fears } from '../../domain/vocabulary.ts'
import { type Content, waysFile } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import { writtenQuestions } from '../questions.ts'

/** Every fear must be looked at from several sides. */
const fewestKinds = 5

/** Every way leads to stories that exist, can be told without a service's name, and no fear is left without ways. */
export const waysRule: LintRule = {
  rule: 'ways',
  find: (content) => [...wayDiagnostics(content), ...fearDiagnostics(content)],
}

/** The choices of the question after kinds of services. */
const serviceKinds = (content: Content): ReadonlySet<string> =>
  new Set(
    writtenQuestions(content)
      .filter(({ question }) => question.fact === 'conn.kinds')
      .flatMap(({ question }) => question.choices.map(({ value }) => value)),
  )

function wayDiagnostics(content: Content): Diagnostic[] {
  const { catalogue } = content
  const stories = new Set(catalogue.threats.map(({ id }) => id))
  const kinds = serviceKinds(content)
  return catalogue.ways.flatMap((rule, n) => {
    const noKinds = (rule.service?.kinds ?? []).flatMap((kind, at) =>
      kinds.has(kind)
        ? []
        : [
            {
              file: waysFile,
              way: [n, 'service', 'kinds', at],
              message: `there is no kind of service “${kind}”`,
              hint: 'take a choice of the question conn.kinds',
            },
          ],
    )
    const noStories = rule.stories.flatMap((id, at) =>
      stories.has(id)
        ? []
        : [
            {
              file: waysFile,
              way: [n, 'stories', at],
              message: `there is no story “${id}”`,
              hint: 'mend its name, or take it out',
            },
          ],
    )
    const unknown = [...noStories, ...noKinds]
    const isNamed = rule.say.includes('{service}')
    if (isNamed === (rule.sayUnnamed !== undefined)) return unknown
    const message = isNamed
      ? `“${rule.id}” cannot be told where nobody named the service`
      : `“${rule.id}” names no service, so “sayUnnamed” is never said`
    const hint = isNamed ? 'write the same in “sayUnnamed”' : 'take it out'
    return [...unknown, { file: waysFile, way: [n, 'say'], message, hint }]
  })
}

function fearDiagnostics({ catalogue }: Content): Diagnostic[] {
  return fears.flatMap((fear) => {
    const kinds = wayKinds.filter((kind) =>
      catalogue.ways.some((rule) => rule.kind === kind && rule.feared.includes(fear)),
    )
    if (kinds.length >= fewestKinds) return []
    const message = `only ${kinds.length} kinds of way lead to “${fear}”`
    return [{ file: waysFile, way: [], message, hint: `write at least ${fewestKinds}` }]
  })
}
