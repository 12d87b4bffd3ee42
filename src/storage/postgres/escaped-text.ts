import { createHash } from 'node:crypto'

/**
 * Any string as PostgreSQL can keep it: NUL, which it refuses, and half characters, which would silently become
 * others on the way, are written as `%` and their number. What goes in comes out again, and no two become one.
 */
export const escaped = (text: string): string =>
  text.replace(
    /[%\0]|\p{Surrogate}/gu,
    (one) => `%${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** The string that was escaped. */
export const unescaped = (text: string): string =>
  text.replace(/%([\da-f]{4})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )

const longestKey = 400

/** The same for whatever is looked up by an index, which takes no long text: of a long one its beginning and a hash. */
export function keyOf(text: string): string {
  const whole = escaped(text)
  if (whole.length <= longestKey) return whole
  return `${whole.slice(0, longestKey / 2)}%${createHash('sha256').update(whole).digest('hex')}`
}
