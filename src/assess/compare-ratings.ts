import type { Finding } from '../analysis/finding.ts'
import type { ExportedRating } from './read-export.ts'

/** A story that is rated in another way than a file says; without one of the two where one side lacks it. */
export interface RatingDifference {
  readonly story: string
  readonly file: ExportedRating | undefined
  readonly now: ExportedRating | undefined
}

/** Every story whose rating differs, in the order of the file, then what the file lacks. */
export function compareRatings(
  file: ReadonlyMap<string, ExportedRating>,
  findings: readonly Pick<Finding, 'id' | 'rating'>[],
): readonly RatingDifference[] {
  const now = new Map(findings.map(({ id, rating }) => [id, rating.band]))
  const all = new Set([...file.keys(), ...now.keys()])
  return [...all].flatMap((story) => {
    const difference = { story, file: file.get(story), now: now.get(story) }
    return isSame(difference) ? [] : [difference]
  })
}

const isSame = ({ file, now }: RatingDifference): boolean =>
  file !== undefined && file.low === now?.low && file.high === now.high
