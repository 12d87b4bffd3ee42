import { AppError } from '../../../src/errors.ts'
import type { Store } from '../../../src/review/ports.ts'
import { MemoryStore } from '../../storage/memory-store.ts'

/** A store that fails or hangs when a test says so. */
export interface MoodyStore extends Store {
  mood: 'well' | 'failing' | 'hanging'
}

/** All is well at first; what hangs goes on as soon as all is well again. */
export function createMoodyStore(store: Store = new MemoryStore()): MoodyStore {
  const moody =
    <Args extends unknown[], T>(run: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      if (kept.mood === 'failing') throw new AppError('storage-failed', 'The disk is full.')
      while (kept.mood === 'hanging') await new Promise((done) => setTimeout(done, 10))
      return run(...args)
    }
  const kept: MoodyStore = {
    mood: 'well',
    load: moody((key) => store.load(key)),
    append: moody((key, change) => store.append(key, change)),
    list: moody((workspace) => store.list(workspace)),
    all: moody(() => store.all()),
    due: moody((at) => store.due(at)),
    close: () => store.close(),
  }
  return kept
}
