import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedObject, objectChange, objectChangeSchema } from '../../src/storage/object-change.ts'

/** Objects of JSON as headings are made of them: a few names, so that two have much in common. */
const name = fc.constantFrom('title', 'facts', 'list', 'told', '__proto__', 'constructor', '')
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', 0, 1, true, null),
    fc.array(fc.constantFrom(1, 2), { maxLength: 2 }),
    tie('object'),
  ),
  object: fc
    .array(fc.tuple(name, tie('value')), { maxLength: 4 })
    .map((entries) => Object.fromEntries(entries)),
}))
const object = json.object as fc.Arbitrary<object>

/** Without names that no reader of ours takes. */
const plain = (value: object): object =>
  JSON.parse(JSON.stringify(value), (key, inner) => (key === '__proto__' ? undefined : inner))

test('what became of an object makes it of what it was, also after it was written and read', () => {
  fc.assert(
    fc.property(object, object, (before, after) => {
      const change = objectChange(before, after) ?? {}
      expect(changedObject(before, change)).toEqual(after)
      const read = objectChangeSchema.parse(JSON.parse(JSON.stringify(change)))
      expect(plain(changedObject(plain(before), read))).toEqual(plain(after))
    }),
    { numRuns: 300 },
  )
})

test('only what changed is said, and nothing where nothing did', () => {
  const before = { title: 'Ferry', facts: { reach: 'all', list: { come: [1] } }, dueAt: 'x' }
  const after = { title: 'Ferry', facts: { reach: 'all', list: { come: [2] } } }
  expect(objectChange(before, structuredClone(before))).toBeUndefined()
  expect(objectChange(before, after)).toEqual({
    gone: ['dueAt'],
    inside: { facts: { inside: { list: { set: { come: [2] } } } } },
  })
})
