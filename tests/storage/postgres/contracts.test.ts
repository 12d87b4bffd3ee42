import { afterAll, beforeAll, describe } from 'vitest'
import { sendingContract } from '../../contracts/sending.ts'
import { shelfContract } from '../../contracts/shelf.ts'
import { storeContract } from '../../contracts/store.ts'
import { isWithout, makeDatabase, type TestDatabase } from './databases.ts'

describe.skipIf(isWithout)('PostgreSQL', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await makeDatabase()
    await database.open()
  })
  afterAll(() => database.drop())

  storeContract('the store', async () => {
    const { store } = await database.open()
    return { store, discard: () => cleared(store) }
  })

  shelfContract('the shelf', async () => {
    const { shelf, store } = await database.open()
    return { shelf, discard: () => cleared(store) }
  })

  sendingContract('what instances share', async () => {
    const [one, other] = [await database.open(), await database.open()]
    return {
      one: one.sending,
      other: other.sending,
      async discard() {
        await other.store.close()
        await cleared(one.store)
      },
    }
  })

  async function cleared(store: { close(): Promise<void> }): Promise<void> {
    await store.close()
    await database.empty()
  }
})
