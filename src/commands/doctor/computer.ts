import { systemClock } from '../../clock.ts'
import { readConfig } from '../../config.ts'
import { loadContent } from '../../content/load.ts'
import { AppError } from '../../errors.ts'
import { createLogger } from '../../logger.ts'
import { openStorage, type StoragePlace } from '../../open-storage.ts'
import { type DoctorLine, type Examine, good, wrong } from './finding.ts'
import { examineNode } from './node.ts'

/** Whether this computer has all that is needed, without changing any check. */
export const examine: Examine = async ({ options }, io, say) => {
  const config = readConfig(io.environment, options)
  const finding = (what: string, hint: string | undefined): DoctorLine =>
    hint === undefined ? good(what) : wrong(what, hint)
  const content = await loadContent(config.root)
  const { data, database } = config
  const where = database ? say('operator.doctor.database') : say('operator.doctor.data', { data })
  return [
    examineNode(process.versions.node, systemClock.now().slice(0, 10), say),
    finding(
      say('operator.doctor.content'),
      content.ok ? undefined : say('operator.doctor.contentHint'),
    ),
    finding(where, await dataProblem(config)),
  ]
}

/** Why checks cannot be kept there; `undefined` when they can, or when a running Whatif keeps them there now. */
async function dataProblem(place: StoragePlace): Promise<string | undefined> {
  try {
    const storage = await openStorage(place, createLogger('error'))
    await storage.close()
    return undefined
  } catch (error) {
    if (error instanceof AppError && error.code === 'data-in-use') return undefined
    if (error instanceof AppError) return [error.message, error.hint].filter(Boolean).join(' ')
    return error instanceof Error ? error.message : String(error)
  }
}
