import { expect, test } from 'vitest'
import type { RecordChange, Store, Which } from '../../src/review/ports.ts'
import type { RecordKey } from '../../src/review/record.ts'
import { answer, create, heading, instant, key } from './change-samples.ts'

/** What is found without knowing a record's id. */
export function listing(store: () => Store): void {
  test('a workspace lists its own records, newest first, and no other workspace sees them', async () => {
    await keep({ workspace: 'w1', id: 'old' }, { updatedAt: instant(1) })
    await keep({ workspace: 'w1', id: 'new' }, { updatedAt: instant(3) })
    await keep({ workspace: 'w1', id: 'mid' }, { updatedAt: instant(2) })
    await keep({ workspace: 'w2', id: 'foreign' }, { updatedAt: instant(4) })
    const listed = await store().list('w1')
    expect(listed.map(({ id }) => id)).toEqual(['new', 'mid', 'old'])
    expect(listed[0]).toEqual({
      workspace: 'w1',
      id: 'new',
      rev: 1,
      heading: heading(undefined, instant(3)),
    })
    expect(await store().list('w3')).toEqual([])
    expect(await store().load({ workspace: 'w1', id: 'foreign' })).toBeUndefined()
  })

  test('somebody’s newest are listed without the others', async () => {
    for (const [n, people] of [['dana'], ['ravi'], ['dana', 'ravi'], ['dana']].entries()) {
      const change = { ...create(), heading: { ...heading(undefined, instant(n)), people } }
      await store().append({ workspace: 'w1', id: `r${n}` }, change)
    }
    const ids = async (which: Which) => (await store().list('w1', which)).map(({ id }) => id)
    expect(await ids({ person: 'dana' })).toEqual(['r3', 'r2', 'r0'])
    expect(await ids({ person: 'dana', newest: 2 })).toEqual(['r3', 'r2'])
    expect(await ids({ newest: 1 })).toEqual(['r3'])
    expect(await ids({ person: 'nobody' })).toEqual([])
    await store().append(
      { workspace: 'w1', id: 'r3' },
      answer(1, 'a', undefined, { heading: { ...heading(), people: ['ravi'] } }),
    )
    expect(await ids({ person: 'dana' })).toEqual(['r2', 'r0'])
  })

  test('every record of all workspaces is found by its heading', async () => {
    await keep({ workspace: 'w1', id: 'one' }, { updatedAt: instant(1) })
    await keep({ workspace: 'w2', id: 'two' }, { updatedAt: instant(2) })
    const all = (await store().all()).map(({ workspace, id, heading: { updatedAt } }) => {
      return `${workspace} ${id} ${updatedAt}`
    })
    expect(all.toSorted()).toEqual([`w1 one ${instant(1)}`, `w2 two ${instant(2)}`])
  })

  test('due work of all workspaces comes earliest first, and only when it is due', async () => {
    await keep({ workspace: 'w1', id: 'later' }, { dueAt: '2025-03-03T10:00:00.000Z' })
    await keep({ workspace: 'w2', id: 'first' }, { dueAt: '2025-03-03T08:00:00Z' })
    await keep({ workspace: 'w1', id: 'second' }, { dueAt: '2025-03-03T11:00:00+02:00' })
    await keep({ workspace: 'w1', id: 'never' }, {})
    const due = async (at: string) => (await store().due(at)).map(({ id }) => id)
    expect(await due('2025-03-03T07:59:59.999Z')).toEqual([])
    expect(await due('2025-03-03T09:00:00Z')).toEqual(['first', 'second'])
    expect(await due('2025-03-03T10:00:00Z')).toEqual(['first', 'second', 'later'])
    expect(await store().due('2025-03-03T08:00:00Z')).toEqual([{ workspace: 'w2', id: 'first' }])
  })

  test('a record whose due time is done with is no longer due', async () => {
    await keep(key, { dueAt: instant(1) })
    await store().append(key, answer(1, 'a', undefined, { heading: heading() }))
    expect(await store().due(instant(2))).toEqual([])
  })

  async function keep(where: RecordKey, about: { dueAt?: string; updatedAt?: string }) {
    await store().append(where, { ...create(), heading: heading(about.dueAt, about.updatedAt) })
  }
}

/** What is forgotten is gone, and only that. */
export function forgetting(store: () => Store): void {
  test('erasing leaves only what the erasing change says', async () => {
    await store().append(key, create('d0'))
    await store().append(key, answer(1, 'secret', 'd1'))
    const stub: RecordChange = {
      expectedRev: 2,
      delivery: 'd2',
      at: instant(9),
      events: [{ type: 'deleted', at: instant(9), by: 'dana' }],
      erase: true,
    }
    await store().append(key, stub)
    const left = await store().load(key)
    expect(left?.events.map(({ type }) => type)).toEqual(['deleted'])
    expect(left?.rev).toBe(3)
    expect(await store().append(key, answer(2, 'secret', 'd1'))).toMatchObject({
      status: 'duplicate',
    })
  })
}

/** Whose record it is. */
export function keys(store: () => Store): void {
  const odd = [
    '../../escape',
    '..',
    '.',
    '/etc/passwd',
    'a/b',
    'a\\b',
    'a%2Fb',
    'nul\0byte',
    'C:con',
    'späte Überraschung 🚢',
    'a b',
    'a~b',
    '__proto__',
    'x'.repeat(200),
    'ü'.repeat(200),
    `${'ü'.repeat(199)}u`,
  ]

  test('any id names its own record', async () => {
    const records = odd.flatMap((id) => [
      { workspace: 'w', id },
      { workspace: id, id: 'r' },
    ])
    for (const where of records) await store().append(where, create())
    for (const where of records) expect(await store().load(where)).toMatchObject(where)
    const listed = (await store().list('w')).map(({ id }) => id)
    expect(listed.sort()).toEqual([...odd].sort())
  })

  test('an id that cannot be kept is refused', async () => {
    for (const id of ['', 'x'.repeat(201), 'half\uD83D']) {
      for (const where of [
        { workspace: 'w', id },
        { workspace: id, id: 'r' },
      ]) {
        await expect(store().load(where)).rejects.toMatchObject({ code: 'bad-input' })
        await expect(store().append(where, create())).rejects.toMatchObject({ code: 'bad-input' })
      }
      await expect(store().list(id)).rejects.toMatchObject({ code: 'bad-input' })
    }
  })
}
