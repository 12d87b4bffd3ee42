import type { Logger, Shelf } from '../review/ports.ts'
import { diskFileSystem } from './file-system.ts'
import type { KeptTaker } from './kept-data.ts'
import { RecordFolder } from './record-folder.ts'

/** Takes records into a data folder that its store has claimed, and things onto its shelf. */
export function folderTaker(path: string, shelf: Pick<Shelf, 'put'>, logger: Logger): KeptTaker {
  const folder = new RecordFolder({
    ...{ folder: path, logger, fs: diskFileSystem },
    now: () => new Date(),
  })
  return {
    async check(record) {
      await folder.makeWorkspace(record.workspace)
      await folder.journal(record).writeWhole(record)
    },
    item: (name, value) => shelf.put(name, value),
  }
}
