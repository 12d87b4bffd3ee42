import type { MatterKind } from '../domain/matter.ts'
import { addDays } from '../domain/working-days.ts'

/** What is looked at again on a day is listed this many days before, as it is told then; a step always is. */
const daysAhead = 14

const onlyNear: ReadonlySet<MatterKind> = new Set(['acceptance', 'no', 'look', 'deletion'])

/** What of a matter says whether it is listed. */
interface Listed {
  readonly kind: MatterKind
  readonly subject?: string | undefined
  readonly due?: string | undefined
}

/** What of one person's matters is listed to them on a day, by day, and then what has none. */
export function listedMatters<One extends Listed>(
  theirs: readonly One[],
  today: string,
): readonly One[] {
  const near = addDays(today, daysAhead)
  const asked = new Set(theirs.flatMap(({ kind, subject }) => (kind === 'owner' ? subject : [])))
  return (
    theirs
      // Being asked to see to a step says when it is for.
      .filter(({ kind, subject }) => kind !== 'step' || !asked.has(subject))
      .filter(({ kind, due }) => !onlyNear.has(kind) || due === undefined || due <= near)
      .toSorted(({ due: one = '9999' }, { due: other = '9999' }) => one.localeCompare(other))
  )
}
