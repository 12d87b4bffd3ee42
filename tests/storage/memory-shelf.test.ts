import { MemoryShelf } from '../../src/storage/memory-shelf.ts'
import { shelfContract } from '../contracts/shelf.ts'

shelfContract('the memory shelf', async () => ({
  shelf: new MemoryShelf(),
  discard: () => Promise.resolve(),
}))
