import { systemClock } from '../../clock.ts'
import { readConfig } from '../../config.ts'
import { loadContent } from '../../content/load.ts'
import { AppError } from '../../errors.ts'
import { createLogger } from '../../logger.ts'
import type { Say } from '../../message/words.ts'
import { openStorage, type StoragePlace } from '../../open-storage.ts'
import { examineFolder } from './data-folder.ts'
import { type DoctorLine, type Examine, good, wrong } from './finding.ts'
import { examineNode } from './node.ts'

/** Whether this computer has all that is needed, without changing any check. */
export const examine: Examine = async ({ options }, io, say) => {
  const config = readConfig(io.environment, options)
  const content = await loadContent(config.root)
  const { data, database } = config
  return [
    examineNode(process.versions.node, systemClock.now().slice(0, 10), say),
    content.ok
      ? good(say('operator.doctor.content'))
      : wrong(say('operator.doctor.content'), say('operator.doctor.contentHint')),
    ...(database
      ? [await examineDatabase({ data, database }, say)]
      : await examineFolder(data, say)),
  ]
}

async function examineDatabase(place: StoragePlace, say: Say): Promise<DoctorLine> {
  const what = say('operator.doctor.database')
  try {
    const storage = await openStorage(place, createLogger('error'))
    await storage.close()
    return good(what)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return wrong(what, [error.message, error.hint].filter(Boolean).join(' '))
  }
}
