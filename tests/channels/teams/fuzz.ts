import fc from 'fast-check'
import { expect } from 'vitest'
import { activitySchema, mentionsIn } from '../../../src/channels/teams/activity.ts'
import { type Happened, happenedIn, whereIn } from '../../../src/channels/teams/read-activity.ts'
import { placesIn, put } from '../../property/places.ts'
import { check } from '../../property/run.ts'
import { everySort } from './real.ts'
import { teamsApp } from './shapes.ts'

const foreign = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']
const marks = [
  teamsApp.botId,
  `<at>${teamsApp.name}</at>`,
  '<at></at>',
  '$&',
  ';messageid=',
  '19:x@thread.tacv2;messageid=1;messageid=2',
  'adaptiveCard/action',
]

const junk = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(null, '', 0, -1, true, [], {}, 'x'.repeat(5000)),
  },
  { weight: 2, arbitrary: fc.constantFrom(...foreign, ...marks) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)
const change = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'remove', 'rename', 'wrap'),
  name: fc.oneof(fc.constantFrom(...foreign, 'type', 'value', 'text'), fc.string()),
  value: junk,
})
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

const body = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom(...Object.values(everySort)), fc.array(change, { maxLength: 4 }))
      .map(([real, changes]) => mutated(real, changes)),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 1, arbitrary: junk },
)

/** A real activity with some of its parts replaced, removed, renamed, or inside a list. */
function mutated(real: object, changes: readonly Change[]): unknown {
  const copy: object = JSON.parse(JSON.stringify(real))
  for (const { at, how, name, value } of changes) {
    const places = placesIn(copy)
    const place = places[at % places.length]
    if (!place) continue
    const [parent, key] = place
    const before: unknown = Reflect.get(parent, key)
    if (how === 'replace') put(parent, key, value)
    else if (how === 'wrap') put(parent, key, [before, value])
    else Reflect.deleteProperty(parent, key)
    if (how === 'rename') put(parent, name, before)
  }
  return copy
}

const longestWords = 4000
const kinds: Readonly<Record<Happened['kind'], true>> = {
  said: true,
  edited: true,
  pressed: true,
  added: true,
  removed: true,
  upgraded: true,
  teamRenamed: true,
  teamDeleted: true,
  teamArchived: true,
  renamed: true,
  deleted: true,
  unknownInvoke: true,
  ignored: true,
}

/** Whatever arrives is read or refused: never a crash, and nothing but what it says. */
export function readAnything(runs: number): void {
  let tried = 0
  const met = new Map<string, number>()
  check(
    'activities of Teams',
    runs,
    fc.property(body, (sent) => {
      tried++
      const parsed = activitySchema.safeParse(sent)
      if (!parsed.success) return
      const happened = happenedIn(parsed.data)
      met.set(happened.kind, (met.get(happened.kind) ?? 0) + 1)
      for (const { mentioned } of mentionsIn(parsed.data)) expect(mentioned.id).not.toBe('')
      if (happened.kind === 'said') {
        expect(happened.words.length).toBeLessThanOrEqual(longestWords)
        expect(happened.words).toBe(happened.words.trim())
        expect(typeof happened.hasFile).toBe('boolean')
      }
      if (happened.kind === 'pressed') {
        expect(Array.isArray(happened.data)).toBe(false)
        expect(Object.getPrototypeOf(happened.data)).toBe(Object.prototype)
      }
      const where = whereIn(parsed.data)
      expect(where?.conversationId).not.toBe('')
      expect(where?.conversationId ?? '').not.toContain(';messageid=')
      expect(where?.threadRootId).not.toBe('')
    }),
  )
  expect(Reflect.get({}, 'a')).toBeUndefined()
  for (const kind of Object.keys(kinds)) {
    expect(met.get(kind), kind).toBeGreaterThan(tried / 400)
  }
}
