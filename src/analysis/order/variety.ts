import type { Threat } from '../threat.ts'
import type { Placed } from './placed.ts'
import type { OrderRule } from './rule.ts'

/** A story is compared with this many of those just before it. */
const compared = 6

/** The best story of those left, counting less for one that repeats those just before it. */
export function bestNext(
  left: readonly Placed[],
  before: readonly Placed[],
  rule: OrderRule,
): Placed | undefined {
  const recent = before.slice(-compared).map(({ story }) => story.compiled.threat)
  const times = timesTold(before)
  let best: Placed | undefined
  let most = Number.NEGATIVE_INFINITY
  for (const each of left) {
    const { compiled } = each.story
    const twins = times.get(compiled) ?? 0
    const worth =
      each.points + repeatPoints(compiled.threat, recent, rule) + rule.otherService * twins
    if (worth > most) [best, most] = [each, worth]
  }
  return best
}

/** How often each threat is told already, of one service after the other. */
function timesTold(before: readonly Placed[]): ReadonlyMap<Placed['story']['compiled'], number> {
  const times = new Map<Placed['story']['compiled'], number>()
  for (const { story } of before) times.set(story.compiled, (times.get(story.compiled) ?? 0) + 1)
  return times
}

/** Takes the best story again and again. */
export function varied(
  sorted: readonly Placed[],
  before: readonly Placed[],
  rule: OrderRule,
): readonly Placed[] {
  const left = new Set(sorted)
  const taken = [...before]
  for (let next = bestNext([...left], taken, rule); next; next = bestNext([...left], taken, rule)) {
    left.delete(next)
    taken.push(next)
  }
  return taken.slice(before.length)
}

function repeatPoints(
  { stride, family }: Threat,
  recent: readonly Threat[],
  rule: OrderRule,
): number {
  const kind = recent.filter((other) => other.stride[0] === stride[0]).length
  const kin = recent.filter((other) => other.family === family).length
  return rule.sameKind * kind + rule.sameFamily * Math.max(0, kin - 1)
}
