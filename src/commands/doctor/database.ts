import { AppError } from '../../errors.ts'
import { createLogger } from '../../logger.ts'
import type { Say } from '../../message/words.ts'
import { openStorage, type StoragePlace } from '../../open-storage.ts'
import { type DoctorLine, good, wrong } from './finding.ts'

/** Whether checks can be kept in a database as it is; nothing is changed in it. */
export async function examineDatabase(place: StoragePlace, say: Say): Promise<DoctorLine> {
  const what = say('operator.doctor.database')
  try {
    const storage = await openStorage({ ...place, isReader: true }, createLogger('error'))
    await storage.close()
    return good(what)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return wrong(what, [error.message, error.hint].filter(Boolean).join(' '))
  }
}
