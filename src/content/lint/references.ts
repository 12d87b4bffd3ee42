import {
  type Content,
  type References,
  referencesFile,
  safeguardsFile,
  threatFile,
} from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import type { Way } from '../place.ts'

/** Every outside id that is named has its title, and every item of the Top 10 lists is spoken of. */
export const referencesRule: LintRule = {
  rule: 'references',
  find: (content, { topTens }) => [...unknown(content), ...notSpokenOf(content, topTens)],
}

interface Named {
  readonly list: keyof References
  readonly id: string
  readonly file: string
  readonly way: Way
}

function unknown(content: Content): Diagnostic[] {
  return [...byThreats(content), ...bySafeguards(content)]
    .filter(({ list, id }) => !Object.hasOwn(content.references[list], id))
    .map(({ list, id, file, way }) => ({
      file,
      way,
      message: `“${id}” is not in the ${list} list`,
      hint: `mend the id, or add it with its title to ${referencesFile}`,
    }))
}

const byThreats = ({ catalogue }: Content): Named[] =>
  catalogue.threats.flatMap(({ id: threat, references: named }) =>
    (['cwe', 'capec', 'owasp'] as const).flatMap((list) =>
      named[list].map((id, n) => ({
        list,
        id: String(id),
        file: threatFile(threat),
        way: ['references', list, n],
      })),
    ),
  )

const bySafeguards = ({ catalogue }: Content): Named[] =>
  catalogue.safeguards.flatMap(({ references: { asvs, proactive } }, s) => {
    const way = [s, 'references']
    const sections = asvs.map((id, n): Named => {
      return { list: 'asvs', id, file: safeguardsFile, way: [...way, 'asvs', n] }
    })
    if (proactive === undefined) return sections
    const control: Named = {
      list: 'proactive',
      id: proactive,
      file: safeguardsFile,
      way: [...way, 'proactive'],
    }
    return [...sections, control]
  })

function notSpokenOf({ catalogue }: Content, topTens: readonly string[]): Diagnostic[] {
  const named = new Set(catalogue.threats.flatMap((threat) => threat.references.owasp))
  return topTens
    .filter((id) => !named.has(id))
    .map((id) => ({
      file: referencesFile,
      way: ['owasp', id],
      message: `no story speaks of ${id}`,
      hint: 'name it in a story, or write one',
    }))
}
