import { catalogueId } from '../analysis/step-ids.ts'
import { neverId } from '../domain/never-story.ts'
import type { Story } from '../report/stories.ts'
import type { Summary } from '../report/summary.ts'

/** Where the numbers of a second, third … service begin, and those of the team's own stories. */
const eachService = 1000
const ofTheTeam = 9000
/** Stories that the catalogue has no more, which only old posts hold. */
const unlisted = 10_000
/** Where the numbers of steps in the team's own words begin. */
const ofSteps = 20_000

/**
 * Numbers of threats, for tools that show one: the place of the story in the catalogue, 1000 more for each further
 * service, and 9000 and on for the team's own. Nothing that is answered, decided, renamed or put in another order moves
 * one; another catalogue may, so that programs go by the id instead.
 */
export function threatNumbers(
  { input }: Pick<Summary, 'input'>,
  stories: readonly Story[],
): ReadonlyMap<string, number> {
  const places = new Map(input.catalogue.threats.map(({ id }, at) => [id, at + 1]))
  const missing = stories.map(threatOf).filter((id) => id !== undefined && !places.has(id))
  const others = new Map([...new Set(missing)].toSorted().map((id, at) => [id, at + unlisted]))
  return new Map(
    stories.map((story) => {
      const threat = threatOf(story)
      if (threat === undefined) return [story.id, ofTheTeam + ownNumber(story.id)]
      const place = places.get(threat) ?? others.get(threat) ?? unlisted
      return [story.id, place + eachService * (copyOf(story.id, threat) - 1)]
    }),
  )
}

/** The number of a safety step, told in the same way: by its place in the catalogue, or by the story that it was written for. */
export function stepNumber(
  { input }: Pick<Summary, 'input'>,
  key: string,
  stories: ReadonlyMap<string, number>,
): number {
  const id = catalogueId(key)
  const at = input.catalogue.safeguards.findIndex((safeguard) => safeguard.id === id)
  if (at >= 0) return at + 1 + eachService * (copyOf(key, id) - 1)
  return ofSteps + (stories.get(key.replace(/^own:/, '')) ?? 0)
}

const threatOf = ({ finding }: Story): string | undefined => finding && catalogueId(finding.id)

/** 2 for `link-down.2`, the story of the second service. */
const copyOf = (id: string, threat: string): number => Number(id.slice(threat.length + 1)) || 1

const ownNumber = (id: string): number => (id === neverId ? 0 : Number(id.replace(/^\D+/, '')))
