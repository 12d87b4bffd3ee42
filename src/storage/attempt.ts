import type { Logger } from '../review/ports.ts'
import type { RecordKey } from '../review/record.ts'
import { storageFailed } from './storage-failed.ts'

/**
 * Does something with a record for a store. What goes wrong is named in the log by the record's id and code; what the
 * caller asked for wrongly is their matter.
 * @throws AppError whatever went wrong
 */
export async function attempt<T>(
  logger: Pick<Logger, 'error'>,
  { what, key }: { readonly what: string; readonly key: RecordKey },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const failed = storageFailed(what, error)
    const { workspace, id } = key
    if (failed.code !== 'bad-input') {
      logger.error(failed.code, { workspace, record: id, why: failed.message })
    }
    throw failed
  }
}
