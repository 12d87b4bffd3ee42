import { type Content, flowFile, retiredFile, safeguardsFile, waysFile } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import type { Way } from '../place.ts'
import { writtenQuestions } from '../questions.ts'

interface Named {
  readonly id: string
  readonly file: string
  readonly way: Way
}

/** Every id names one thing, for ever: a story that goes away is kept in the list of retired ones. */
export const ids: LintRule = {
  rule: 'ids',
  find: (content) => [
    ...twice('question', askedIds(content)),
    ...twice('section', sectionIds(content)),
    ...twice('safety step', listed(safeguardsFile, content.catalogue.safeguards)),
    ...twice('way', listed(waysFile, content.catalogue.ways)),
    ...twice('retired story', listed(retiredFile, content.retired)),
    ...retiredDiagnostics(content),
  ],
}

/** Per-service questions take the ids of their copies too. */
const askedIds = (content: Content): Named[] =>
  writtenQuestions(content).flatMap(({ question, file, way }) =>
    Array.from({ length: question.each?.max ?? 1 }, (_, n) => ({
      id: n === 0 ? question.id : `${question.id}.${n + 1}`,
      file,
      way: [...way, 'id'],
    })),
  )

const sectionIds = (content: Content): Named[] =>
  [...content.flowSources.values()].flatMap(({ id, sections }) =>
    sections.map((section, n) => ({
      id: section.id,
      file: flowFile(id),
      way: ['sections', n, 'id'],
    })),
  )

const listed = (file: string, things: readonly { readonly id: string }[]): Named[] =>
  things.map(({ id }, n) => ({ id, file, way: [n, 'id'] }))

function twice(what: string, things: readonly Named[]): Diagnostic[] {
  const seen = new Set<string>()
  return things.flatMap(({ id, file, way }) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    const message = `there is another ${what} with the id “${id}”`
    return [{ file, way, message, hint: 'give this one an id of its own' }]
  })
}

function retiredDiagnostics({ catalogue, retired }: Content): Diagnostic[] {
  const alive = new Set(catalogue.threats.map(({ id }) => id))
  const known = new Set([...alive, ...retired.map(({ id }) => id), 'none'])
  return retired.flatMap(({ id, successor }, n) => {
    const mistakes: Diagnostic[] = []
    if (alive.has(id)) {
      const message = `“${id}” is retired, but the catalogue has a story of that name`
      const hint = 'an id is never used again: give the story a new one'
      mistakes.push({ file: retiredFile, way: [n, 'id'], message, hint })
    }
    if (!known.has(successor)) {
      const message = `“${successor}” is no story that could follow “${id}”`
      const hint = 'name a story of the catalogue, or none'
      mistakes.push({ file: retiredFile, way: [n, 'successor'], message, hint })
    }
    return mistakes
  })
}
