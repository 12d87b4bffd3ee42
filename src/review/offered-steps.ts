import { catalogueId } from '../analysis/step-ids.ts'
import { neverId } from '../domain/never-story.ts'
import type { Summary } from '../report/summary.ts'
import { toldWays } from '../report/told-ways.ts'

/** How many steps are offered for a story that names none itself. */
const mostOffered = 8

/** What the team fears most, as it answered. */
const fearFact = 'impact.fear'

/**
 * Safety steps to choose from for a story, best first: its own; for what must never happen those of the ways to it, then
 * those of other stories that could lead there; for a story in the team's own words those that help most anywhere.
 */
export function offeredSteps(summary: Summary, finding: string): readonly string[] {
  const { analysis } = summary.input
  const known = analysis.findings.find(({ id }) => id === finding)
  if (known) return known.safeguards
  const best = analysis.bestFixes.map(({ safeguard }) => safeguard)
  const leading = finding === neverId ? [...stepsOfWays(summary), ...stepsAgainstFear(summary)] : []
  return [...new Set([...leading, ...best].map(catalogueId))].slice(0, mostOffered)
}

/** The best step of each way first, then each one's second. */
function stepsOfWays(summary: Summary): readonly string[] {
  const each = toldWays(summary).told.map(({ story }) => story.safeguards.map(({ id }) => id))
  return [0, 1].flatMap((n) => each.flatMap((steps) => steps[n] ?? []))
}

function stepsAgainstFear({ input }: Summary): readonly string[] {
  const feared = input.facts.get(fearFact)?.possible ?? []
  const leads = new Set(
    input.catalogue.threats
      .filter(({ fears }) => fears.some((fear) => feared.includes(fear)))
      .map(({ id }) => id),
  )
  return input.analysis.findings
    .filter(({ id, threat = id, status }) => status !== 'covered' && leads.has(threat))
    .flatMap(({ safeguards }) => safeguards.slice(0, 1))
}
