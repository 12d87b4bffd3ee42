import * as z from 'zod'
import { AppError } from '../errors.ts'
import { type ReviewRecord, reviewRecordSchema } from '../review/record.ts'
import { freeze } from './freeze.ts'
import type { Indexed } from './heading-index.ts'

const { id, workspace, rev, heading, schema } = reviewRecordSchema.shape
const indexedSchema = z.object({ schema, id, workspace, rev, heading })
const newerSchema = z.looseObject({ schema: z.number().int().gt(schema.value) })

/** Something kept that does not hold what it should any more. Its message says where, never what it holds. */
export class DamagedData extends Error {
  override readonly name = 'DamagedData'
}

/**
 * Reads a stored record whole.
 * @throws DamagedData
 * @throws AppError('storage-failed') when a newer version of the program wrote it
 */
export function parseRecord(text: string): ReviewRecord {
  return freeze(parse(text, reviewRecordSchema))
}

/**
 * Reads only what lists need of a stored record.
 * @throws DamagedData
 * @throws AppError('storage-failed') when a newer version of the program wrote it
 */
export function parseIndexed(text: string): Indexed {
  return freeze(parse(text, indexedSchema))
}

/** A record that is good, but not for this version of the program. */
export const writtenByNewer = (): AppError =>
  new AppError('storage-failed', 'A record was written by a newer version of Whatif.', {
    hint: 'Start the newer version.',
  })

function parse<T>(text: string, shape: z.ZodType<T>): T {
  const value = parseJson(text)
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  if (newerSchema.safeParse(value).success) throw writtenByNewer()
  throw new DamagedData(`not a record at ${parsed.error.issues[0]?.path.join('.') || 'its top'}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DamagedData('not JSON')
  }
}
