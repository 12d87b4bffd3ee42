import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Low } from 'lowdb'
import * as z from 'zod'
import { headingSchema, reviewRecordSchema } from '../review/record.ts'
import { type ApartHeading, apart, together, wholeAgain } from './apart-facts.ts'
import { checksummedLine, inLines, readChecksummedLines } from './checksummed-lines.ts'
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

/** Without a shape each stood in a line of its own. */
const firstSchema = z.object({
  headings: z.union([z.literal(1), z.literal(2)]),
  count: z.number(),
  shape: z.string().optional(),
})

let shape: string | undefined

/** Says what headings look like to this version of the program; worked out when it is first needed. */
function shapeNow(): string {
  shape ??= createHash('sha256')
    .update(JSON.stringify(z.toJSONSchema(keptHeadingSchema)))
    .digest('hex')
  return shape
}

/** How many stand in one line: reading is much faster so, and a bad line costs the time to read so many journals. */
const headingsInALine = 50

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
  const first = { headings: 2, count: kept.length, shape: shapeNow() }
  const lines = [first, ...inLines(kept.map(apart), headingsInALine)]
  return lines.map((line, at) => checksummedLine(at + 1, JSON.stringify(line))).join('')
}

/**
 * Those that can be read; of all others the journal itself is read. What was written by a program to which they looked
 * the same is as it was, for its checksum says so, and is not looked at member by member.
 */
function parseHeadings(bytes: Buffer): KeptHeading[] {
  const [head, ...others] = readChecksummedLines(bytes).good
  const first = head && firstSchema.safeParse(JSON.parse(head.json))
  if (!first?.success) return []
  const isKnown = first.data.shape === shapeNow()
  return others.flatMap(({ json }) => {
    const line: unknown = JSON.parse(json)
    if (isKnown) return (line as ApartHeading[]).map(together)
    return [line].flat().flatMap((value) => {
      const kept = keptHeadingSchema.safeParse(wholeAgain(value))
      return kept.success ? [freeze(kept.data)] : []
    })
  })
}
