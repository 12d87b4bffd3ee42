import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { openApp } from '../app.ts'
import { createAssistantServer } from '../channels/mcp/server.ts'
import type { AssistantParts } from '../channels/mcp/tool.ts'
import { terminalChannel } from '../channels/terminal/channel.ts'
import { withoutPlatforms } from '../config/platforms.ts'
import { type Config, readConfig } from '../config.ts'
import { localWorkspace } from '../conversation/local-channel.ts'
import { KeyedQueue } from '../domain/keyed-queue.ts'
import { createLogger } from '../logger.ts'
import { openContent } from '../open-content.ts'
import { version } from '../version.ts'
import type { Command } from './command.ts'
import { checkedName, loginName, personHere } from './local-person.ts'

/** Lets somebody's own assistant read and suggest, over standard input and output, until its input ends. */
export const command: Command = {
  options: ['data', 'name', 'root'],
  words: { least: 0, most: 0 },
  async run({ options }, io) {
    const config = readConfig(io.environment, options)
    const given = options.name === undefined ? undefined : checkedName(options.name)
    const { content, say } = await openContent(config.root)
    const server = createAssistantServer({
      withReviews: reviewsIn(config),
      // Whoever starts this sits where the program runs, as in `whatif chat`.
      sender: {
        workspace: localWorkspace,
        channel: terminalChannel.name,
        who: personHere(given ?? loginName(say)),
        trust: 'operator',
      },
      say,
      catalogue: content.catalogue,
      version,
      newId: () => `mcp:${randomUUID()}`,
    })
    const ended = once(io.input, 'end')
    await server.connect(new StdioServerTransport(io.input, io.output))
    await ended
    await server.close()
    return 0
  },
}

/** Opens the data folder for one call after the other, so that between two calls it is free for a person. */
function reviewsIn(config: Config): AssistantParts['withReviews'] {
  const queue = new KeyedQueue()
  // Only what the operator must know may come between the lines of a conversation.
  const logger = createLogger(config.logLevel === 'debug' ? 'debug' : 'error')
  const { publicListener: _, webhook: __, ...local } = withoutPlatforms(config)
  return (run) =>
    queue.run('folder', async () => {
      const app = await openApp(local, logger, { as: 'assistant' })
      try {
        return await run(app.reviews)
      } finally {
        await app.close()
      }
    })
}
