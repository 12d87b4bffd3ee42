import { storyPlaces } from '../../analysis/place-filler.ts'
import { threatConditions } from '../conditions.ts'
import { type Content, safeguardsFile, threatFile, waysFile } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import type { Way } from '../place.ts'
import { writtenQuestions } from '../questions.ts'
import { peopleTexts } from '../texts.ts'
import { factsBehindCondition, vocabularyOf } from '../vocabulary.ts'

/**
 * What lowers or covers one service says nothing of the others, so such a story is judged for each.
 * Being raised by any one of them is enough for a story that speaks of none in particular.
 */
export const perService: LintRule = {
  rule: 'per-service',
  find: (content) => [
    ...storyDiagnostics(content),
    ...stepDiagnostics(content),
    ...placeDiagnostics(content),
    ...doingDiagnostics(content),
  ],
}

/** What is told in words of what people do names it; else the plain sentence would do. */
const doingDiagnostics = (content: Content): Diagnostic[] =>
  peopleTexts(content)
    .filter(({ way, text }) => isDoing(way) && !text.includes('{action}'))
    .map(({ file, way, text }) => ({
      file,
      way,
      message: `this does not tell what people do: “${text}”`,
      hint: 'name it with {action}, or take it out',
    }))

const isPerService = (content: Content): ReadonlySet<string> =>
  new Set(
    writtenQuestions(content).flatMap(({ question }) => (question.each ? [question.fact] : [])),
  )

function storyDiagnostics(content: Content): Diagnostic[] {
  const { derived } = vocabularyOf(content)
  const each = isPerService(content)
  const conditions = threatConditions(content)
  return content.catalogue.threats.flatMap((threat) => {
    const uses = conditions.filter(
      ({ of, condition }) =>
        of === threat.id &&
        [...factsBehindCondition(condition, derived)].some((fact) => each.has(fact)),
    )
    const soothing = uses.find(({ decides }) => decides !== 'story')
    if (soothing && !threat.each) {
      const message = `this uses what was said about one connected service, but “${threat.id}” is judged once`
      return [
        { file: soothing.file, way: soothing.way, message, hint: 'add each: service to the story' },
      ]
    }
    if (uses.length > 0 || !threat.each) return []
    const message = `“${threat.id}” is judged for each service, but uses nothing that was said about one`
    return [{ file: threatFile(threat.id), way: ['each'], message, hint: 'take each: service out' }]
  })
}

/** What a step changes about one service it changes about no other. */
function stepDiagnostics(content: Content): Diagnostic[] {
  const each = isPerService(content)
  return content.catalogue.safeguards.flatMap((step, n) => {
    if (step.each || !step.changes.some(({ fact }) => each.has(fact))) return []
    const message = `“${step.id}” changes what was said about one connected service`
    const hint = 'add each: service to the step'
    return [{ file: safeguardsFile, way: [n, 'id'], message, hint }]
  })
}

/** `{service}` has a name to stand for only in per-service questions and stories, the other places in every story and way. */
function placeDiagnostics(content: Content): Diagnostic[] {
  const named = new Set([
    ...content.catalogue.threats.filter((threat) => threat.each).map(({ id }) => threatFile(id)),
    ...content.catalogue.ways.map((_, n) => [waysFile, n, 'say'].join(' ')),
    ...writtenQuestions(content)
      .filter(({ question }) => question.each)
      .map(({ file, way }) => [file, ...way].join(' ')),
  ])
  return peopleTexts(content)
    .filter(({ kind }) => kind !== 'message')
    .flatMap(({ text, file, way }) => {
      const places = text.match(/\{[^}]*\}/g) ?? []
      const hasName = named.has(file) || named.has([file, ...way.slice(0, 4)].join(' '))
      const isKnown = (place: string): boolean => {
        if (place === '{service}') return hasName
        return place === '{action}' ? isDoing(way) : isNamed(place, file)
      }
      if (places.every(isKnown)) return []
      const message = `nothing is filled in here: “${text}”`
      return [
        {
          file,
          way,
          message,
          hint: `{action} is known where it is told what people do, ${known.join(', ')} are known in stories and ways, {service} only where it is per service`,
        },
      ]
    })
}

/** A sentence that is told only where the team said what people do. */
const isDoing = (way: Way): boolean => way[0] === 'doing' || way.at(-1) === 'sayDoing'

const known = storyPlaces
  .filter((name) => name !== 'service' && name !== 'action')
  .map((name) => `{${name}}`)

const isNamed = (place: string, file: string): boolean =>
  known.includes(place) && (file.startsWith('content/threats/') || file === waysFile)
