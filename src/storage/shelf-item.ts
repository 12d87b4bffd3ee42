import { AppError } from '../errors.ts'
import { freeze } from './freeze.ts'

const longestName = 2000

/**
 * Refuses a name that the shelf cannot store.
 * @throws AppError('bad-input')
 */
export function checkShelfName(name: string): void {
  if (name === '' || name.length > longestName || /\p{Surrogate}/u.test(name)) {
    throw new AppError(
      'bad-input',
      `A name on the shelf must be 1 to ${longestName} characters of well-formed text.`,
    )
  }
}

/**
 * The shelf's own copy of a value, as JSON keeps it.
 * @throws AppError('bad-input') when JSON cannot keep it
 */
export function shelfCopy(value: unknown): unknown {
  const text = jsonOf(value)
  if (text === undefined) throw new AppError('bad-input', 'Only JSON can be kept on the shelf.')
  return freeze(JSON.parse(text))
}

/** Text that says it all and nothing else, so that two values can be compared; `undefined` if there is none. */
export function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}

/** Those of some names that begin so, in the order of their characters. */
export function namesFrom(names: Iterable<string>, start: string): readonly string[] {
  return [...names].filter((name) => name.startsWith(start)).sort()
}
