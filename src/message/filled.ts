import type { Field } from './message.ts'

/** A field that is one line of several: `value.0`, `value.1`. */
const numbered = /^(?<name>[a-zA-Z]{1,40})\.(?<at>\d)$/

/**
 * What fields hold, by the name that an action knows them under: the lines `value.0` and `value.1` are one list, and
 * a line that was left out is empty.
 */
export function filledFields(
  values: Iterable<readonly [id: string, value: unknown]>,
): Record<string, unknown> {
  const filled = new Map<string, unknown>()
  for (const [id, value] of values) {
    const { name, at } = numbered.exec(id)?.groups ?? {}
    if (name === undefined) filled.set(id, value)
    else filled.set(name, withLine(filled.get(name), Number(at), value))
  }
  return Object.fromEntries(filled)
}

function withLine(before: unknown, at: number, value: unknown): unknown[] {
  const lines: unknown[] = Array.isArray(before) ? [...before] : []
  while (lines.length < at) lines.push('')
  lines[at] = value
  return lines
}

/** A field with what somebody filled in, when its form comes back to be corrected; `undefined` leaves it empty. */
export function withValue(field: Field, given: string | undefined): Field {
  switch (field.type) {
    case 'choices':
      return { ...field, value: (given ?? '').split(',').filter((value) => value !== '') }
    case 'toggle':
      return { ...field, value: given === 'true' }
    case 'person':
      return { ...field, value: given ?? '', person: given ?? '' }
    default:
      return { ...field, value: given ?? '' }
  }
}
