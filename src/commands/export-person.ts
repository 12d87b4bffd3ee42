import { openApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { createLogger } from '../logger.ts'
import type { Command } from './command.ts'
import { workspaceMeant } from './known-workspaces.ts'
import { writeNewFile } from './write-new-file.ts'

/** Everything that is kept of one person, as JSON, for whoever runs the program to hand over. */
export const command: Command = {
  options: ['workspace', 'output', 'data'],
  words: { least: 1, most: 1 },
  async run({ options, words }, io) {
    const config = readConfig(io.environment, { data: options.data })
    const app = await openApp(config, createLogger(config.logLevel))
    try {
      const [person = ''] = words
      const workspace = await workspaceMeant(app, config, options.workspace)
      const found = await app.reviews.exportPerson({ workspace, person })
      const text = `${JSON.stringify(found, null, 2)}\n`
      if (options.output === undefined) await io.print(text)
      else await writeNewFile(options.output, text)
    } finally {
      await app.close()
    }
    return 0
  },
}
