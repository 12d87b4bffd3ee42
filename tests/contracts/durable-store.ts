import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../src/review/ports.ts'
import { answer, create, heading, key, questionsOf } from './change-samples.ts'
import type { StoreUnderTest } from './store.ts'

/** A store that outlives the program. */
export interface DurableStoreUnderTest extends StoreUnderTest {
  /** Closes the store and opens what it kept. */
  readonly reopen: () => Promise<Store>
  /** Makes the next attempt to keep something fail. */
  readonly failNext: () => void
}

/** What a store that outlives the program promises beyond every store. */
export function durableStoreContract(
  name: string,
  open: () => Promise<DurableStoreUnderTest>,
): void {
  describe(`${name} keeps the promises of a durable store`, () => {
    let under: DurableStoreUnderTest
    beforeEach(async () => {
      under = await open()
    })
    afterEach(() => under.discard())

    test('a change that could not be kept never appears, and its repeat is kept once', async () => {
      const { store } = under
      const refused = answer(1, 'lost', 'd1')
      await store.append(key, create('d0'))
      under.failNext()
      await expect(store.append(key, refused)).rejects.toMatchObject({ code: 'storage-failed' })
      expect(questionsOf(await store.load(key))).toEqual([])
      expect((await store.list(key.workspace)).map(({ rev }) => rev)).toEqual([1])

      await store.append(key, answer(1, 'other', 'd2'))
      expect(questionsOf(await store.load(key))).toEqual(['other'])

      const repeat = { ...refused, expectedRev: 2 }
      expect(await store.append(key, repeat)).toMatchObject({ status: 'appended' })
      expect(await store.append(key, repeat)).toMatchObject({ status: 'duplicate' })
      expect(questionsOf(await store.load(key))).toEqual(['other', 'lost'])
      const reopened = await under.reopen()
      expect(questionsOf(await reopened.load(key))).toEqual(['other', 'lost'])
    })

    test('what was kept is there after a restart', async () => {
      const due = '2025-05-01T00:00:00Z'
      await under.store.append(key, create('d0'))
      await under.store.append(key, answer(1, 'a', 'd1', { heading: heading(due) }))
      const before = await under.store.load(key)
      const store = await under.reopen()
      expect(await store.load(key)).toEqual(before)
      expect(await store.append(key, answer(1, 'a', 'd1'))).toMatchObject({ status: 'duplicate' })
      expect(await store.due(due)).toEqual([key])
      expect(await store.list(key.workspace)).toMatchObject([{ id: key.id, rev: 2 }])
    })
  })
}
