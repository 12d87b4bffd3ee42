import { expect, test } from 'vitest'
import type { RecordChange, Store } from '../../src/review/ports.ts'
import type { RecordKey, ReviewRecord } from '../../src/review/record.ts'
import { answer, create, heading, instant, key, questionsOf } from './change-samples.ts'

/** Changes of one record, one after another. */
export function appending(store: () => Store): void {
  test('a record that was never kept is undefined', async () => {
    expect(await store().load(key)).toBeUndefined()
  })

  test('the first change creates the record', async () => {
    const created = await store().append(key, create('d0'))
    expect(created).toMatchObject({ status: 'appended', record: { ...key, rev: 1, flow: 'check' } })
    expect(await store().load(key)).toEqual(created.record)
  })

  test('a first change that does not say its flow is refused', async () => {
    await expect(store().append(key, answer(0, 'a'))).rejects.toMatchObject({ code: 'bad-input' })
    expect(await store().load(key)).toBeUndefined()
  })

  test('changes follow one another in order', async () => {
    await store().append(key, create())
    await store().append(key, answer(1, 'a'))
    await store().append(key, answer(2, 'b'))
    expect(questionsOf(await store().load(key))).toEqual(['a', 'b'])
  })

  test('a change decided on an old rev changes nothing and is shown what is stored', async () => {
    await store().append(key, create())
    await store().append(key, answer(1, 'a'))
    const late = await store().append(key, answer(1, 'late'))
    expect(late).toMatchObject({ status: 'conflict', record: { rev: 2 } })
    expect(await store().append(key, create())).toMatchObject({ status: 'conflict' })
    expect(questionsOf(await store().load(key))).toEqual(['a'])
  })

  test('a change of a record that is not there is a conflict', async () => {
    expect(await store().append(key, answer(3, 'a'))).toEqual({
      status: 'conflict',
      record: undefined,
    })
  })

  test('the outbox and heading stay until a change replaces them', async () => {
    const card = outboxCard('c1')
    await store().append(key, { ...create(), outbox: [card] })
    await store().append(key, answer(1, 'a'))
    expect(await store().load(key)).toMatchObject({ outbox: [card], heading: { title: 'Ferry' } })
    await store().append(key, answer(2, 'b', undefined, { outbox: [], heading: heading() }))
    expect(await store().load(key)).toMatchObject({ outbox: [], heading: { title: 'Due' } })
  })

  test('what a caller does to its objects afterwards does not reach the record', async () => {
    const events = [...create().events]
    await store().append(key, { ...create(), events })
    events.push(...answer(0, 'smuggled').events)
    const loaded = await store().load(key)
    expect(loaded?.events).toHaveLength(1)
    expect(() => loaded?.events.push(...answer(0, 'smuggled').events)).toThrow(TypeError)
    expect((await store().load(key))?.events).toHaveLength(1)
  })

  test('cards that stood before are kept beside new ones, in the order given', async () => {
    await store().append(key, { ...create(), outbox: [outboxCard('c1'), outboxCard('c2')] })
    const before = (await store().load(key))?.outbox ?? []
    const [first, second] = before
    if (!first || !second) throw new Error('the cards are not there')
    const outbox = [second, outboxCard('c3'), { ...first, wanted: 7 }, outboxCard('c4')]
    await store().append(key, answer(1, 'a', undefined, { outbox }))
    expect((await store().load(key))?.outbox).toEqual(outbox)
    expect(before).toEqual([outboxCard('c1'), outboxCard('c2')])
  })

  test('a card that could not be read back is refused, also beside good ones', async () => {
    await store().append(key, { ...create(), outbox: [outboxCard('c1')] })
    const before = (await store().load(key))?.outbox ?? []
    const bad = { ...outboxCard('c2'), wanted: -1 }
    const change = answer(1, 'a', undefined, { outbox: [...before, bad] })
    await expect(store().append(key, change)).rejects.toMatchObject({ code: 'bad-input' })
    expect(await store().load(key)).toMatchObject({ rev: 1, outbox: before })
  })

  test('an event that could not be read back is refused, naming its place', async () => {
    await store().append(key, create())
    await expect(store().append(key, unreadable(answer(1, 'a')))).rejects.toThrow(/events\.0/)
    expect(await store().load(key)).toMatchObject({ rev: 1 })
  })
}

/** A platform sends a delivery again when it is not sure that it arrived. */
export function deliveries(store: () => Store): void {
  test('several deliveries kept in one change are each known again', async () => {
    await store().append(key, create('d0'))
    const also = ['d1', 'd2'].map((delivery) => ({ delivery, at: instant(1) }))
    await store().append(key, answer(1, 'a', 'd3', { also }))
    for (const delivery of ['d0', 'd1', 'd2', 'd3']) {
      const again = await store().append(key, answer(2, 'b', delivery))
      expect(again).toMatchObject({ status: 'duplicate', record: { rev: 2 } })
    }
    const { seen } = (await store().load(key)) ?? {}
    expect(seen?.map(({ delivery }) => delivery)).toEqual(['d0', 'd1', 'd2', 'd3'])
  })

  test('a repeated delivery changes nothing, whatever rev it comes with', async () => {
    await store().append(key, create('d0'))
    await store().append(key, answer(1, 'a', 'd1'))
    for (const rev of [0, 1, 2]) {
      const again = await store().append(key, answer(rev, 'a', 'd1'))
      expect(again).toMatchObject({ status: 'duplicate', record: { rev: 2 } })
    }
    expect(await store().append(key, create('d0'))).toMatchObject({ status: 'duplicate' })
    expect(questionsOf(await store().load(key))).toEqual(['a'])
  })

  test('two copies of a delivery arriving together are kept once', async () => {
    await store().append(key, create())
    const both = await Promise.all([1, 2].map(() => store().append(key, answer(1, 'a', 'd1'))))
    expect(both.map(({ status }) => status).sort()).toEqual(['appended', 'duplicate'])
  })

  test('the same delivery id in another record is another delivery', async () => {
    const other = { ...key, id: 'r2' }
    await store().append(key, create('d0'))
    expect(await store().append(other, create('d0'))).toMatchObject({ status: 'appended' })
  })

  test('the last 500 deliveries are remembered for ever', async () => {
    await manyDeliveries(store(), 510, (n) => instant(n * 60))
    expect(await repeat(store(), 9)).toBe('conflict')
    expect(await repeat(store(), 10)).toBe('duplicate')
  })

  test('no delivery younger than ten minutes is forgotten', async () => {
    await manyDeliveries(store(), 510, (n) => instant(n))
    expect(await repeat(store(), 0)).toBe('duplicate')
  })
}

async function manyDeliveries(store: Store, count: number, at: (n: number) => string) {
  await store.append(key, { ...create('d0'), at: at(0) })
  for (let n = 1; n < count; n += 1) {
    await store.append(key, { expectedRev: n, delivery: `d${n}`, at: at(n), events: [] })
  }
}

async function repeat(store: Store, n: number): Promise<string> {
  return (await store.append(key, answer(0, 'a', `d${n}`))).status
}

/** Many people and many records at once. */
export function answeringTogether(store: () => Store): void {
  test('50 people answering at once all get their answer in, once', async () => {
    await store().append(key, create())
    const questions = Array.from({ length: 50 }, (_, n) => `q${n}`)
    await Promise.all(questions.map((question) => insist(store(), key, question)))
    const record = await store().load(key)
    expect(questionsOf(record).sort()).toEqual(questions.sort())
    expect(record?.rev).toBe(51)
  })

  test('records do not wait for or disturb one another', async () => {
    const others = Array.from({ length: 20 }, (_, n) => ({ workspace: `w${n % 3}`, id: `r${n}` }))
    await Promise.all(
      others.map(async (other) => {
        await store().append(other, create())
        await insist(store(), other, other.id)
      }),
    )
    for (const other of others) {
      expect(questionsOf(await store().load(other))).toEqual([other.id])
    }
  })
}

/** Answers like the use cases do: on a conflict it decides again on what is stored. */
async function insist(store: Store, where: RecordKey, question: string): Promise<void> {
  let rev = (await store.load(where))?.rev ?? 0
  for (;;) {
    const kept = await store.append(where, answer(rev, question, `d-${question}`))
    if (kept.status !== 'conflict') return
    rev = kept.record?.rev ?? 0
  }
}

function unreadable(change: RecordChange): RecordChange {
  return { ...change, events: [{ type: 'nonsense' }] as unknown as RecordChange['events'] }
}

function outboxCard(id: string): ReviewRecord['outbox'][number] {
  return {
    id,
    to: { kind: 'person', channel: 'web', person: 'dana' },
    card: { kind: 'question' },
    wanted: 1,
    sent: 0,
    failures: 0,
  }
}
