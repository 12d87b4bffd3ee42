import { type Content, safeguardsFile, threatFile } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'

/** Stories name steps that exist, each with one that is not a big job; every step helps some story. */
export const safeguards: LintRule = {
  rule: 'safeguards',
  find: (content) => [...storyDiagnostics(content), ...unused(content)],
}

function storyDiagnostics({ catalogue }: Content): Diagnostic[] {
  const efforts = new Map(catalogue.safeguards.map(({ id, effort }) => [id, effort]))
  return catalogue.threats.flatMap((threat) => {
    const file = threatFile(threat.id)
    const unknown = threat.safeguards.flatMap(({ id }, n) =>
      efforts.has(id)
        ? []
        : [
            {
              file,
              way: ['safeguards', n, 'id'],
              message: `there is no safety step “${id}”`,
              hint: `mend its name, or write it in ${safeguardsFile}`,
            },
          ],
    )
    if (threat.safeguards.some(({ id }) => (efforts.get(id) ?? 'S') !== 'L')) return unknown
    const message = 'every safety step of this story is a big job'
    const hint = 'add one of effort S or M, so that a team can start somewhere'
    return [...unknown, { file, way: ['safeguards'], message, hint }]
  })
}

function unused({ catalogue }: Content): Diagnostic[] {
  const used = new Set(catalogue.threats.flatMap((threat) => threat.safeguards.map(({ id }) => id)))
  return catalogue.safeguards.flatMap(({ id }, n) =>
    used.has(id)
      ? []
      : [
          {
            file: safeguardsFile,
            way: [n, 'id'],
            message: `no story names the safety step “${id}”`,
            hint: 'name it where it helps, or take it out',
          },
        ],
  )
}
