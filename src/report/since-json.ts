import type { SinceLastLook } from './since.ts'
import type { Summary } from './summary.ts'

/** What is different from the last look, for programs: with people by their names. */
export const sinceJson = (
  { nameOf }: Summary,
  { date, changes }: SinceLastLook,
): SinceLastLook => ({
  date,
  changes: changes.map(({ because, ...change }) => ({
    ...change,
    because: because.map((reason) =>
      reason.kind === 'step' ? { ...reason, owner: nameOf(reason.owner) } : reason,
    ),
  })),
})
