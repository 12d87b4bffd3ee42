import { systemClock } from '../../clock.ts'
import { readConfig } from '../../config.ts'
import { loadContent } from '../../content/load.ts'
import { examineFolder } from './data-folder.ts'
import { examineDatabase } from './database.ts'
import { type Examine, good, wrong } from './finding.ts'
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
