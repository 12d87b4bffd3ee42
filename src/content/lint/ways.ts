import { type WayRule, wayKinds } from '../../analysis/way.ts'
import { fears } from '../../domain/vocabulary.ts'
import { type Content, threatFile, waysFile } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import { writtenQuestions } from '../questions.ts'

/** Every fear must be looked at from several sides. */
const fewestKinds = 5

/**
 * Every way leads to stories that exist or to one of its own, can be told without a service's name, and no fear is left
 * without ways.
 */
export const waysRule: LintRule = {
  rule: 'ways',
  find(content) {
    const kinds = serviceKinds(content)
    return [
      ...content.catalogue.ways.flatMap((rule, n) => [
        ...storyDiagnostics(content, rule, n),
        ...sentenceDiagnostics(rule, n),
        ...serviceDiagnostics(kinds, rule, n),
      ]),
      ...ownStoryDiagnostics(content),
      ...fearDiagnostics(content),
    ]
  },
}

function storyDiagnostics({ catalogue }: Content, rule: WayRule, n: number): Diagnostic[] {
  const own = new Map(catalogue.threats.map(({ id, onlyAsWay }) => [id, onlyAsWay === true]))
  const here = { file: waysFile, way: [n, 'stories'] }
  const unknown = rule.stories.flatMap((id, at) =>
    own.has(id)
      ? []
      : [
          {
            ...here,
            way: [n, 'stories', at],
            message: `there is no story “${id}”`,
            hint: 'mend its name, or take it out',
          },
        ],
  )
  const owned = rule.stories.filter((id) => own.get(id))
  if (owned.length > 0 && (rule.stories.length > 1 || rule.when)) {
    const message = `“${rule.id}” has a story of its own, and more beside it`
    return [...unknown, { ...here, message, hint: 'name that story alone, and leave out “when”' }]
  }
  if (owned.length > 0 || rule.when) return unknown
  const message = `“${rule.id}” does not say when it is possible`
  return [...unknown, { ...here, message, hint: 'write “when”, as in a story' }]
}

function sentenceDiagnostics(rule: WayRule, n: number): Diagnostic[] {
  if (rule.sayDoing !== undefined && rule.sayUnnamed !== undefined) {
    const message = `“${rule.id}” is told by its service and by what people do`
    return [{ file: waysFile, way: [n, 'sayDoing'], message, hint: 'leave one of the two out' }]
  }
  const isNamed = rule.say.includes('{service}')
  if (isNamed === (rule.sayUnnamed !== undefined)) return []
  const message = isNamed
    ? `“${rule.id}” cannot be told where nobody named the service`
    : `“${rule.id}” names no service, so “sayUnnamed” is never said`
  const hint = isNamed ? 'write the same in “sayUnnamed”' : 'take it out'
  return [{ file: waysFile, way: [n, 'say'], message, hint }]
}

/** A story that only a way raises belongs to exactly one, and leads where that way does. */
function ownStoryDiagnostics({ catalogue }: Content): Diagnostic[] {
  return catalogue.threats
    .filter(({ onlyAsWay }) => onlyAsWay)
    .flatMap(({ id, fears: of }) => {
      const its = catalogue.ways.filter(({ stories }) => stories.includes(id))
      const here = { file: threatFile(id), way: ['onlyAsWay'] }
      if (its.length !== 1) {
        const message = `${its.length} ways lead to “${id}”, which only a way can tell`
        return [{ ...here, message, hint: `name it in exactly one way of ${waysFile}` }]
      }
      const feared = its[0]?.feared ?? []
      if (feared.some((fear) => of.includes(fear))) return []
      const message = `“${id}” and its way lead to other harms`
      return [{ ...here, message, hint: 'let “fears” and “feared” share one' }]
    })
}

/** The choices of the question after kinds of services. */
const serviceKinds = (content: Content): ReadonlySet<string> =>
  new Set(
    writtenQuestions(content)
      .filter(({ question }) => question.fact === 'conn.kinds')
      .flatMap(({ question }) => question.choices.map(({ value }) => value)),
  )

/** A way names services of kinds that people can tick. */
function serviceDiagnostics(
  kinds: ReadonlySet<string>,
  { service }: WayRule,
  n: number,
): Diagnostic[] {
  return (service?.kinds ?? []).flatMap((kind, at) =>
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
