import { join } from 'node:path'
import { Low } from 'lowdb'
import * as z from 'zod'
import { headingSchema, reviewRecordSchema } from '../review/record.ts'
import { checksummedLine, readChecksummedLines } from './checksummed-lines.ts'
import { DurableFile } from './durable-file.ts'
import { freeze } from './freeze.ts'
import type { RecordFolder } from './record-folder.ts'

/** The name of the file in each workspace's folder; nothing else there has it. */
export const headingFileName = '.headings'

const { id, workspace, rev } = reviewRecordSchema.shape
const keptHeadingSchema = z.strictObject({
  workspace,
  id,
  rev,
  heading: headingSchema,
  /** How long its journal was; absent for a file of before journals. */
  bytes: z.number().int().nonnegative().optional(),
  /** Its journal could not be read and was set aside. */
  setAside: z.literal(true).optional(),
})
export type KeptHeading = z.infer<typeof keptHeadingSchema>

const firstSchema = z.object({ headings: z.literal(1), count: z.number() })

/**
 * lowdb over the headings of one workspace as they were when they were last written down, now and then. Journals are
 * the truth; this says how far each had come, so that lists need not read them and a journal cut short is noticed.
 */
export function headingFile(
  folder: RecordFolder,
  workspaceFolder: string,
): Low<KeptHeading[] | null> {
  const path = join(workspaceFolder, headingFileName)
  const { fs, disk } = folder
  return new Low<KeptHeading[] | null>(
    new DurableFile({ path, fs, disk, parse: parseHeadings, format: headingsText }),
    null,
  )
}

function headingsText(kept: readonly KeptHeading[]): string {
  const lines = [{ headings: 1, count: kept.length }, ...kept].map((line) => JSON.stringify(line))
  return lines.map((json, at) => checksummedLine(at + 1, json)).join('')
}

/** Those that can be read; of all others the journal itself is read. */
function parseHeadings(text: string): KeptHeading[] {
  const { good } = readChecksummedLines(Buffer.from(text))
  const [first, ...others] = good.map(({ json }) => JSON.parse(json))
  if (!firstSchema.safeParse(first).success) return []
  return others.flatMap((value) => {
    const kept = keptHeadingSchema.safeParse(value)
    return kept.success ? [freeze(kept.data)] : []
  })
}
