import { join, relative } from 'node:path'
import type { Logger } from '../review/ports.ts'
import { isTemporary } from './durable-disk.ts'
import type { FolderEntry } from './file-system.ts'
import { KnownHeadings } from './known-headings.ts'
import type { RecordFolder } from './record-folder.ts'
import { openWorkspace } from './workspace-start.ts'

const readersAtOnce = 16

/** What is known of a data folder once it is fit for its one writer. */
export interface Started {
  readonly known: KnownHeadings
  /** Journals that were written since their headings were, by path: nobody knows whether what they say is durable. */
  readonly unsure: Set<string>
}

/**
 * Makes a data folder fit for its one writer: removes what unfinished writes left, makes durable every name that a
 * killed process may have left undurable, and sets damaged files aside. A journal is read only where it was written
 * since its heading was written down.
 */
export async function startUp(folder: RecordFolder, logger: Logger): Promise<Started> {
  const started = { known: new KnownHeadings(folder, logger), unsure: new Set<string>() }
  const folders = namesOf(await entriesIn(folder, folder.path, logger), 'folder')
  const paths = folders.map((name) => join(folder.path, name))
  await Promise.all([folder.path, ...paths].map((path) => folder.disk.syncFolder(path)))
  for (const path of paths) {
    const files = namesOf(await entriesIn(folder, path, logger), 'file')
    await eachOf(files.filter(isTemporary), async (name) => {
      // One that cannot be removed is in nobody's way: no two are ever named alike.
      await folder.fs.remove(join(path, name)).catch(() => undefined)
    })
    const workspace = await openWorkspace({ folder, path, files, logger, ...started })
    await eachOf(await workspace.takeKnown(), (name) => workspace.read(name))
    workspace.noteGone()
  }
  await started.known.save()
  return started
}

/** Looks into a folder; a link in it is named in the log and left alone. */
async function entriesIn(
  { path: root, fs }: RecordFolder,
  path: string,
  logger: Logger,
): Promise<readonly FolderEntry[]> {
  const entries = await fs.readFolder(path)
  for (const { name, kind } of entries) {
    if (kind === 'other')
      logger.warn('link-not-followed', { file: relative(root, join(path, name)) })
  }
  return entries
}

const namesOf = (entries: readonly FolderEntry[], wanted: FolderEntry['kind']): string[] =>
  entries.flatMap(({ name, kind }) => (kind === wanted ? [name] : []))

/** Some at a time, so that a large folder neither takes for ever nor opens every file at once. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values()
  const worker = async () => {
    for (const item of left) await work(item)
  }
  await Promise.all(Array.from({ length: readersAtOnce }, worker))
}
