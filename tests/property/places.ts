/** As JSON would: `__proto__` becomes a property of its own. A list has places, and no names. */
export const put = (parent: object, key: string, value: unknown): void => {
  if (Array.isArray(parent) && !/^\d{1,3}$/.test(key)) return
  Object.defineProperty(parent, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

/** Every part of a value with the thing that holds it, from the outside in. */
export function placesIn(part: unknown): [object, string][] {
  if (typeof part !== 'object' || part === null) return []
  return Object.keys(part).flatMap((key): [object, string][] => [
    [part, key],
    ...placesIn(Object.getOwnPropertyDescriptor(part, key)?.value),
  ])
}
