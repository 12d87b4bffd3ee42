import { storeContract } from '../contracts/store.ts'
import { MemoryStore } from './memory-store.ts'

storeContract('the memory store', async () => {
  const store = new MemoryStore()
  return { store, discard: () => store.close() }
})
