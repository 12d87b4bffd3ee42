import { basename, join, relative } from 'node:path'
import type { Logger } from '../review/ports.ts'
import { isTemporary } from './durable-disk.ts'
import { HeadingIndex } from './heading-index.ts'
import { DamagedFile, parseIndexed } from './parse-record.ts'
import { type RecordFolder, recordEnding } from './record-folder.ts'
import { reasonOf } from './storage-failed.ts'

const readersAtOnce = 16

/**
 * Makes a data folder fit for its one writer, and answers with its index: removes what unfinished writes left,
 * makes durable every name that a killed process may have left undurable, and sets damaged files aside.
 */
export async function startUp(folder: RecordFolder, logger: Logger): Promise<HeadingIndex> {
  const { folders, records, temporary } = await findFiles(folder, logger)
  await Promise.all(folders.map((path) => folder.disk.syncFolder(path)))
  await eachOf(temporary, async (path) => {
    // One that cannot be removed is in nobody's way: no two are ever named alike.
    await folder.fs.remove(path).catch(() => undefined)
  })
  const setAside = (path: string, damage: DamagedFile) => folder.setAside(path, damage.message)
  return readIndex(folder, records, { logger, setAside })
}

interface FoundFiles {
  readonly folders: readonly string[]
  readonly records: readonly string[]
  readonly temporary: readonly string[]
}

/** Looks into the workspaces' folders; anything else there is named in the log and left alone. */
async function findFiles({ path: root, fs }: RecordFolder, logger: Logger): Promise<FoundFiles> {
  const inFolder = async (folder: string, wanted: 'file' | 'folder') => {
    const entries = await fs.readFolder(folder)
    const links = entries.filter(({ kind }) => kind === 'other')
    for (const { name } of links) {
      logger.warn('link-not-followed', { file: relative(root, join(folder, name)) })
    }
    return entries.filter(({ kind }) => kind === wanted).map(({ name }) => join(folder, name))
  }
  const folders = await inFolder(root, 'folder')
  const files = (await Promise.all(folders.map((path) => inFolder(path, 'file')))).flat()
  const temporary = files.filter((path) => isTemporary(basename(path)))
  const records = files.filter((path) => path.endsWith(recordEnding))
  return { folders: [root, ...folders], records, temporary }
}

interface Handling {
  readonly logger: Logger
  readonly setAside: (path: string, damage: DamagedFile) => Promise<void>
}

/** Notes every readable record; one that is not costs only itself. */
async function readIndex(
  folder: RecordFolder,
  paths: readonly string[],
  { logger, setAside }: Handling,
): Promise<HeadingIndex> {
  const index = new HeadingIndex()
  const read = async (path: string) => {
    const record = parseIndexed(await folder.fs.readFile(path))
    if (folder.pathOf(record) === path) index.set(record)
    else logger.warn('record-misplaced', { file: relative(folder.path, path) })
  }
  await eachOf(paths, async (path) => {
    try {
      await read(path).catch((error) => {
        if (error instanceof DamagedFile) return setAside(path, error)
        throw error
      })
    } catch (error) {
      logger.error('record-unreadable', {
        file: relative(folder.path, path),
        why: reasonOf(error),
      })
    }
  })
  return index
}

/** Some at a time, so that a large folder neither takes for ever nor opens every file at once. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values()
  const worker = async () => {
    for (const item of left) await work(item)
  }
  await Promise.all(Array.from({ length: readersAtOnce }, worker))
}
