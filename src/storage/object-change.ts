import * as z from 'zod'

/** What JSON.parse gives for an object. */
type JsonObject = Readonly<Record<string, unknown>>

/** What became of an object: members that have another value now, and inside of which members something changed. */
export interface ObjectChange {
  readonly set?: JsonObject | undefined
  readonly gone?: readonly string[] | undefined
  readonly inside?: Readonly<Record<string, ObjectChange>> | undefined
}

/** Reads what became of an object. */
export const objectChangeSchema: z.ZodType<ObjectChange> = z.strictObject({
  set: z.record(z.string(), z.unknown()).optional(),
  gone: z.array(z.string()).optional(),
  get inside() {
    return z.record(z.string(), objectChangeSchema).optional()
  },
})

/** What became of one object of JSON; `undefined` where it is the same. Lists are taken whole. */
export function objectChange(before: object, after: object): ObjectChange | undefined {
  const old = new Map<string, unknown>(Object.entries(before))
  const set: [string, unknown][] = []
  const inside: [string, ObjectChange][] = []
  for (const [name, value] of Object.entries(after)) {
    const was = old.get(name)
    old.delete(name)
    if (was === value) continue
    if (!isObject(was) || !isObject(value)) {
      if (JSON.stringify(was) !== JSON.stringify(value)) set.push([name, value])
      continue
    }
    const change = objectChange(was, value)
    if (change) inside.push([name, change])
  }
  if (set.length + inside.length + old.size === 0) return undefined
  return {
    ...(set.length > 0 && { set: Object.fromEntries(set) }),
    ...(old.size > 0 && { gone: [...old.keys()] }),
    ...(inside.length > 0 && { inside: Object.fromEntries(inside) }),
  }
}

/** The object after what became of it. */
export function changedObject(before: object, { set, gone, inside }: ObjectChange): JsonObject {
  const after = new Map<string, unknown>(Object.entries(before))
  for (const name of gone ?? []) after.delete(name)
  for (const [name, value] of Object.entries(set ?? {})) after.set(name, value)
  for (const [name, change] of Object.entries(inside ?? {})) {
    const was = after.get(name)
    after.set(name, changedObject(isObject(was) ? was : {}, change))
  }
  return Object.fromEntries(after)
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
