import { MemoryStore } from '../../src/storage/memory-store.ts'
import { storeContract } from '../contracts/store.ts'

storeContract('the memory store', async () => {
  const store = new MemoryStore()
  return { store, discard: () => store.close() }
})
