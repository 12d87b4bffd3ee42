import { createReadStream } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'
import { AppError } from '../errors.ts'
import { type RecordKey, recordName, reviewRecordSchema } from '../review/record.ts'
import { checksummedLine, readChecksummedLine } from './checksummed-lines.ts'
import { DurableDisk } from './durable-disk.ts'
import { diskFileSystem, errorCode, type FileSystem } from './file-system.ts'
import { type Handed, handOn, type KeptData, type KeptTaker } from './kept-data.ts'
import { writtenByNewer } from './parse-record.ts'

const beginSchema = z.object({ backup: z.literal(1), version: z.string(), at: z.string() })
const { workspace, id } = reviewRecordSchema.shape
const keySchema = z.strictObject({ workspace, id })
/** So many checks one line of the manifest names. */
const keysInALine = 1000
const lineSchema = z.union([
  z.strictObject({ check: reviewRecordSchema }),
  z.strictObject({ item: z.strictObject({ name: z.string(), value: z.unknown() }) }),
  z.strictObject({ manifest: z.array(keySchema) }),
  z.strictObject({ end: z.strictObject({ checks: z.number(), items: z.number() }) }),
])

/**
 * Writes all that is kept into one new file, each line with its checksum, and makes it durable.
 * @throws AppError('bad-input') when the file is there already
 */
export async function writeBackup(
  file: string,
  kept: KeptData,
  about: { readonly version: string; readonly at: string },
  fs: FileSystem = diskFileSystem,
): Promise<Handed> {
  const out = await created(file, fs)
  let number = 0
  const write = (body: object) => out.writeFile(checksummedLine(++number, JSON.stringify(body)))
  const keys: RecordKey[] = []
  try {
    await write({ backup: 1, ...about })
    const handed = await handOn(kept, {
      async check(check) {
        await write({ check })
        keys.push({ workspace: check.workspace, id: check.id })
      },
      item: (name, value) => write({ item: { name, value } }),
    })
    for (let at = 0; at < keys.length; at += keysInALine)
      await write({ manifest: keys.slice(at, at + keysInALine) })
    await write({ end: { checks: handed.checks, items: handed.items } })
    await out.sync()
    await out.close()
    await new DurableDisk(fs).syncFolder(dirname(file))
    return handed
  } catch (error) {
    await out.close().catch(() => undefined)
    await fs.remove(file).catch(() => undefined)
    throw error
  }
}

async function created(file: string, fs: FileSystem) {
  try {
    return await fs.create(file)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') {
      throw new AppError('bad-input', `${file} is there already.`, { hint: 'Choose another name.' })
    }
    throw error
  }
}

/** What a backup holds and what of it cannot be read. */
export interface ReadBackup {
  readonly at: string
  readonly version: string
  readonly checks: number
  readonly items: number
  /** How many lines cannot be read, or are not there. */
  readonly bad: number
  /** Checks that its manifest names and that cannot be read in it. */
  readonly lost: readonly RecordKey[]
}

/**
 * Reads a backup from its beginning to its end, and hands on all of it that is as it was written.
 * @throws AppError('bad-input') when it is no backup, AppError('storage-failed') when a newer version made it
 */
export async function readBackup(file: string, taker: KeptTaker): Promise<ReadBackup> {
  const lines = linesOf(file)
  const { version, at } = beginOf((await lines.next()).value ?? undefined, file)
  const reading = new BackupReading(taker)
  for await (const line of lines) await reading.take(line)
  return { version, at, ...reading.end() }
}

/** Puts together what the lines of a backup say, and counts what is missing between them. */
class BackupReading {
  readonly #taker: KeptTaker
  readonly #checks = new Set<string>()
  readonly #lost = new Map<string, RecordKey>()
  #items = 0
  #bad = 0
  #last = 1
  #hasEnd = false

  constructor(taker: KeptTaker) {
    this.#taker = taker
  }

  async take(line: Buffer): Promise<void> {
    const read = readChecksummedLine(line, 0)
    if (!read) return
    this.#bad += Math.max(0, read.number - this.#last - 1)
    this.#last = read.number
    const body = lineSchema.safeParse(JSON.parse(read.json))
    if (!body.success) throw writtenByNewer()
    await this.#said(body.data)
  }

  end(): Omit<ReadBackup, 'version' | 'at'> {
    return {
      checks: this.#checks.size,
      items: this.#items,
      bad: this.#hasEnd ? this.#bad : Math.max(1, this.#bad),
      lost: [...this.#lost.values()],
    }
  }

  async #said(body: z.infer<typeof lineSchema>): Promise<void> {
    if ('end' in body) this.#hasEnd = true
    else if ('manifest' in body) this.#compare(body.manifest)
    else if ('check' in body) {
      this.#checks.add(recordName(body.check))
      await this.#taker.check(body.check)
    } else {
      this.#items += 1
      await this.#taker.item(body.item.name, body.item.value)
    }
  }

  #compare(manifest: readonly RecordKey[]): void {
    for (const key of manifest)
      if (!this.#checks.has(recordName(key))) this.#lost.set(recordName(key), key)
  }
}

function beginOf(line: Buffer | undefined, file: string): z.infer<typeof beginSchema> {
  const first = line && readChecksummedLine(line, 0)
  const begin = first && beginSchema.safeParse(JSON.parse(first.json))
  if (begin?.success) return begin.data
  throw new AppError('bad-input', `${file} is no backup of Whatif, or its first line was changed.`)
}

/** The lines of a file of any size, without their ends. */
async function* linesOf(file: string): AsyncGenerator<Buffer, void> {
  let left: Buffer[] = []
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let start = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      yield Buffer.concat([...left, chunk.subarray(start, end)])
      left = []
      start = end + 1
    }
    left.push(chunk.subarray(start))
  }
  const last = Buffer.concat(left)
  if (last.length > 0) yield last
}
