/** A number that is known to lie between two ends; both ends are equal when everything is known. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** A number that is known. */
export const exactly = (value: number): Range => ({ low: value, high: value })

/** Somewhere between the least and the greatest of the given numbers. */
export const between = (values: readonly number[]): Range => ({
  low: Math.min(...values),
  high: Math.max(...values),
})

/** The greater of several, whichever it turns out to be. */
export const greatest = (ranges: readonly Range[]): Range => ({
  low: Math.max(...ranges.map((range) => range.low)),
  high: Math.max(...ranges.map((range) => range.high)),
})

/** The smaller of several, whichever it turns out to be. */
export const least = (ranges: readonly Range[]): Range => ({
  low: Math.min(...ranges.map((range) => range.low)),
  high: Math.min(...ranges.map((range) => range.high)),
})

/** The least and the most that any one of several could be. */
export const span = (ranges: readonly Range[]): Range => ({
  low: Math.min(...ranges.map((range) => range.low)),
  high: Math.max(...ranges.map((range) => range.high)),
})

/** Never below `floor`. */
export const atLeast = (range: Range, floor: number): Range => ({
  low: Math.max(range.low, floor),
  high: Math.max(range.high, floor),
})

/** Never above `ceiling`. */
export const atMost = (range: Range, ceiling: number): Range => ({
  low: Math.min(range.low, ceiling),
  high: Math.min(range.high, ceiling),
})

/** Both ends moved up by a number that may itself be uncertain. */
export const shifted = (range: Range, by: Range): Range => ({
  low: range.low + by.low,
  high: range.high + by.high,
})
