import * as z from 'zod'
import type { ForeignThreat } from './foreign-model.ts'
import { effectOf } from './threat-effect.ts'

const text = z.string().catch('')

/** As much of a threat of Threat Dragon as is read. */
export const threatSchema = z.looseObject({
  title: text,
  type: text,
  status: text,
  severity: text,
  mitigation: text,
})
type DragonThreat = z.infer<typeof threatSchema>

/** Its severities that single a threat out, the higher the worse. */
const severityOf: Readonly<Record<string, number>> = { critical: 2, high: 1 }

/** The threats that a model rates high or worse. */
export const dragonThreats = (threats: readonly DragonThreat[]): readonly ForeignThreat[] =>
  threats.flatMap(({ title, type, severity: words }) => {
    const name = words.toLowerCase()
    const severity = Object.hasOwn(severityOf, name) ? severityOf[name] : undefined
    return severity === undefined ? [] : [{ title, severity, ...effectOf([type]) }]
  })

/** What is in place against threats that are taken care of. */
export const dragonMeasures = (threats: readonly DragonThreat[]): readonly string[] =>
  threats
    .filter(({ status, mitigation }) => status.toLowerCase() === 'mitigated' && mitigation !== '')
    .map(({ mitigation }) => mitigation)
