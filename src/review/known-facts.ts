import { factsOf, factsVersion } from './facts-of.ts'
import type { ReviewParts } from './parts.ts'
import type { Listed } from './ports.ts'
import type { Heading, RecordKey } from './record.ts'
import { lookAt } from './review-context.ts'
import type { ReviewTurns } from './review-turns.ts'
import { dayOf } from './summary-of.ts'

/** Shared with whoever else changes reviews. */
export type Turns = Pick<ReviewTurns<never, unknown>, 'run'>

/** So many older records are opened side by side. */
const mostAtOnce = 8

/**
 * Headings with their facts, in the same order. What has none yet, or none that hold today, is opened this once and
 * kept; one that cannot be read hides no other.
 */
export async function withFacts(
  parts: ReviewParts,
  turns: Turns,
  listed: readonly Listed[],
): Promise<readonly Listed[]> {
  const today = dayOf(parts.clock.now())
  const whole = [...listed]
  const older = whole.flatMap((one, n) => (isKnown(one.heading, today) ? [] : [{ one, n }]))
  for (let from = 0; from < older.length; from += mostAtOnce) {
    const some = older.slice(from, from + mostAtOnce)
    await Promise.all(
      some.map(async ({ one, n }) => {
        whole[n] = await worked(parts, turns, one).catch(() => one)
      }),
    )
  }
  return whole
}

function isKnown({ facts, phase }: Heading, today: string): boolean {
  if (phase === 'deleted') return true
  if (facts?.version !== factsVersion) return false
  const { holdsUntil } = facts.list
  return holdsUntil === undefined || holdsUntil >= today
}

/** Works the facts of a check out and keeps them, so that it is not opened again. */
const worked = (
  parts: ReviewParts,
  turns: Turns,
  { workspace, id, rev, heading }: Listed,
): Promise<Listed> => {
  const key: RecordKey = { workspace, id }
  return turns.run(key, async () => {
    const record = await parts.store.load(key)
    const context = record && lookAt(parts, record)
    const facts = context && factsOf(context)
    if (!record || !facts) return { ...key, rev, heading }
    const known = { ...record.heading, facts }
    const change = { expectedRev: record.rev, at: parts.clock.now(), events: [], heading: known }
    const { status } = await parts.store.append(key, change)
    return { ...key, rev: status === 'appended' ? record.rev + 1 : record.rev, heading: known }
  })
}
