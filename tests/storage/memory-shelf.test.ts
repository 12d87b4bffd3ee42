import { shelfContract } from '../contracts/shelf.ts'
import { MemoryShelf } from './memory-shelf.ts'

shelfContract('the memory shelf', async () => ({
  shelf: new MemoryShelf(),
  discard: () => Promise.resolve(),
}))
