import fc from 'fast-check'
import { expect } from 'vitest'
import { actionOfSlackPress, moreOfForm } from '../../../src/channels/slack/press-action.ts'
import { readDelivery } from '../../../src/channels/slack/read-delivery.ts'
import { actionSchema } from '../../../src/domain/action.ts'
import { placesIn, put } from '../../property/places.ts'
import { check } from '../../property/run.ts'
import { everySort } from './sent.ts'

const foreign = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']

const junk = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(null, '', 0, -1, true, [], {}, 'x'.repeat(5000)),
  },
  { weight: 2, arbitrary: fc.constantFrom(...foreign, 'button', 'field.value', 'answer.1.fields') },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)
const change = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'remove', 'rename', 'inside'),
  name: fc.oneof(fc.constantFrom(...foreign, 'field.type', 'field.value', 'toggle.a'), fc.string()),
  value: junk,
})
const payload = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom(...everySort), fc.array(change, { maxLength: 4 }))
      .map(([real, changes]) => mutated(real, changes)),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 1, arbitrary: junk },
)

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

/** A real payload with some of its parts replaced, removed, renamed, or hidden inside a value. */
function mutated(real: object, changes: readonly Change[]): unknown {
  const body: object = JSON.parse(JSON.stringify(real))
  for (const { at, how, name, value } of changes) {
    const places = placesIn(body)
    const place = places[at % places.length]
    if (!place) continue
    const [parent, key] = place
    if (how === 'replace') put(parent, key, value)
    else if (how === 'inside') put(parent, key, JSON.stringify({ type: 'answer', [name]: value }))
    else {
      const before: unknown = Reflect.get(parent, key)
      Reflect.deleteProperty(parent, key)
      if (how === 'rename') put(parent, name, before)
    }
  }
  return body
}

/** Whatever arrives is one of ours or nothing: never a crash, never a name that is not ours. */
export function readAnything(runs: number): void {
  let sent = 0
  let read = 0
  let asked = 0
  check(
    'deliveries of Slack',
    runs,
    fc.property(payload, (body) => {
      sent++
      const delivery = readDelivery(body)
      if (!delivery) return
      read++
      expect(delivery.id.length).toBeLessThanOrEqual(200)
      if (delivery.kind !== 'press' && delivery.kind !== 'submission') return
      const found = actionOfSlackPress(delivery)
      if (!found) return
      asked++
      const names = Object.keys(found.action)
      if (delivery.kind === 'submission') names.push(...Object.keys(moreOfForm(delivery.view)))
      expect(names.filter((name) => name in Object.prototype)).toEqual([])
      expect(Object.getPrototypeOf(found.action)).toBe(Object.prototype)
      expect(() => actionSchema.safeParse(found.action)).not.toThrow()
    }),
  )
  expect(Reflect.get({}, 'a')).toBeUndefined()
  expect(read).toBeGreaterThan(sent / 10)
  expect(asked).toBeGreaterThan(sent / 100)
}
