import * as z from 'zod'

const metadata = z
  .array(z.object({ key: z.string(), value: z.union([z.string(), z.array(z.string())]) }))
  .default([])
const composerFile = z.object({
  schema: z.literal(1),
  applicationInfo: z.object({ name: z.string(), description: z.string() }),
  assumptions: z.array(
    z.object({ id: z.uuid(), numericId: z.int().positive(), content: z.string().min(1) }),
  ),
  assumptionLinks: z.array(
    z.object({ type: z.string(), assumptionId: z.string(), linkedId: z.string() }),
  ),
  mitigations: z.array(
    z.object({
      id: z.uuid(),
      numericId: z.int().positive(),
      content: z.string().min(1),
      status: z.string(),
    }),
  ),
  mitigationLinks: z.array(z.object({ mitigationId: z.string(), linkedId: z.string() })),
  threats: z.array(
    z.object({
      id: z.uuid(),
      numericId: z.int().nonnegative(),
      statement: z.string(),
      threatAction: z.string().min(1).optional(),
      status: z.string(),
      metadata,
    }),
  ),
})

/** A finding as DefectDojo makes one of a threat. */
export interface DojoFinding {
  readonly id: string
  readonly title: string
  readonly severity: string
  readonly impact: string
  readonly words: string
  readonly mitigations: readonly string[]
  readonly assumptions: readonly string[]
  readonly active: boolean
  readonly falsePositive: boolean
}

/**
 * Reads a file of Threat Composer as DefectDojo's parser does: only threats with an action, their priority as severity,
 * their kinds as impact, and what is linked by ids that are there.
 */
export function readComposer(text: string) {
  const file = composerFile.parse(JSON.parse(text))
  const linked = (threat: string): readonly string[] =>
    file.mitigationLinks
      .filter(({ linkedId }) => linkedId === threat)
      .flatMap(({ mitigationId }) => file.mitigations.filter(({ id }) => id === mitigationId))
      .map(({ content }) => content)
  const assumed = (threat: string): readonly string[] =>
    file.assumptionLinks
      .filter(({ type, linkedId }) => type === 'Threat' && linkedId === threat)
      .flatMap(({ assumptionId }) => file.assumptions.filter(({ id }) => id === assumptionId))
      .map(({ content }) => content)
  const findings = file.threats.flatMap(({ id, threatAction, ...threat }): DojoFinding[] => {
    if (threatAction === undefined) return []
    const value = (key: string) => threat.metadata.find((one) => one.key === key)?.value
    const priority = value('Priority')
    return [
      {
        id,
        title: threatAction,
        severity:
          typeof priority === 'string' && ['Low', 'Medium', 'High'].includes(priority)
            ? priority
            : 'Info',
        impact: [value('STRIDE') ?? []].flat().join(''),
        words: [threat.statement, value('Comments') ?? ''].join('\n'),
        mitigations: linked(id),
        assumptions: assumed(id),
        active: threat.status === 'threatIdentified',
        falsePositive: threat.status === 'threatResolvedNotUseful',
      },
    ]
  })
  return { file, findings }
}
