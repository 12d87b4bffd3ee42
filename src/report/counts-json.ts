import type { Assessment } from './assessment.ts'
import type { Summary } from './summary.ts'

/** The counts of a check, for programs. */
export function countsJson({ counts }: Summary): NonNullable<Assessment['review']>['counts'] {
  const { now, notKnownYet, agreed, livedWith, notPossible, done, talked } = counts
  return {
    now: { ...now },
    notKnownYet,
    whenAgreedIsDone: { ...agreed },
    livedWith,
    notPossible,
    done,
    talkedThrough: { ...talked },
  }
}
