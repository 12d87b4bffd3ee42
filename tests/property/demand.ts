import { isDeepStrictEqual } from 'node:util'

/** Fails with the promise that was broken. Random tests ask this some millions of times, so it is kept bare. */
export function demand(holds: boolean, promise: string): void {
  if (!holds) throw new Error(`Broken promise: ${promise}`)
}

/** Fails when two things differ, and shows both. */
export function demandSame(actual: unknown, wanted: unknown, promise: string): void {
  if (isDeepStrictEqual(actual, wanted)) return
  const [is, should] = [actual, wanted].map(shown)
  throw new Error(`Broken promise: ${promise}\n  is:        ${is}\n  should be: ${should}`)
}

const shown = (value: unknown): string =>
  JSON.stringify(value instanceof Map ? [...value] : value) ?? String(value)
