import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { checkTools } from './check-tools.ts'
import { contentTools } from './content-tools.ts'
import { failureOf } from './results.ts'
import type { AssistantParts, Tool } from './tool.ts'

/**
 * What somebody's own assistant may do here: read what that person may read, start a check, and suggest answers. There
 * is no tool that confirms, posts or decides anything.
 */
export function createAssistantServer(parts: AssistantParts): McpServer {
  const { say, version } = parts
  const server = new McpServer(
    { name: 'whatif', title: 'Whatif', version },
    { instructions: say('mcp.instructions') },
  )
  for (const tool of assistantTools) {
    const { name, input, hints } = tool
    const words = {
      title: say(`mcp.tool.${name}.title`),
      description: say(`mcp.tool.${name}.about`),
    }
    server.registerTool(
      name,
      { ...words, inputSchema: input, annotations: { openWorldHint: false, ...hints } },
      async (given: unknown) => {
        try {
          return await tool.run(parts, given)
        } catch (error) {
          return failureOf(say, error)
        }
      },
    )
  }
  return server
}

/** Every tool there is. */
const assistantTools: readonly Tool[] = [...checkTools, ...contentTools]
