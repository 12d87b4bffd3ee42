import { readConfig } from '../config.ts'
import { loadContent } from '../content/load.ts'
import { AppError } from '../errors.ts'
import { createLogger } from '../logger.ts'
import { openLowdbStore } from '../storage/lowdb-store.ts'
import { readWords } from '../words.ts'
import type { Command } from './command.ts'

/** Says whether this computer has all that is needed, without changing any check. */
export const command: Command = {
  options: ['data'],
  words: { least: 0, most: 0 },
  async run({ options }, io) {
    const config = readConfig(io.environment, options)
    const say = await readWords(config.root, 'operator')
    const line = (what: string, hint: string | undefined): string =>
      hint === undefined
        ? say('operator.doctor.good', { what })
        : say('operator.doctor.bad', { what, hint })
    const { node } = process.versions
    const content = await loadContent(config.root)
    const { data } = config
    const findings = [
      {
        what: say('operator.doctor.node', { version: node }),
        hint: isNewEnough(node) ? undefined : say('operator.doctor.nodeHint'),
      },
      {
        what: say('operator.doctor.content'),
        hint: content.ok ? undefined : say('operator.doctor.contentHint'),
      },
      { what: say('operator.doctor.data', { data }), hint: await dataProblem(data) },
    ]
    await io.print(`${findings.map(({ what, hint }) => line(what, hint)).join('\n')}\n`)
    return findings.every(({ hint }) => hint === undefined) ? 0 : 1
  },
}

const leastNode = [20, 19] as const

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])
}

/** Why checks cannot be kept there; `undefined` when they can, or when a running Whatif keeps them there now. */
async function dataProblem(folder: string): Promise<string | undefined> {
  try {
    const store = await openLowdbStore({ folder, logger: createLogger('error') })
    await store.close()
    return undefined
  } catch (error) {
    if (error instanceof AppError && error.code === 'data-in-use') return undefined
    if (error instanceof AppError) return [error.message, error.hint].filter(Boolean).join(' ')
    return error instanceof Error ? error.message : String(error)
  }
}
