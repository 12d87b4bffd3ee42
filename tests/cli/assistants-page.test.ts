import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { expect, test } from 'vitest'
import { freshFolder, program, run } from './running.ts'

const page = await readFile('docs/assistants.md', 'utf8')
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  )

interface Settings {
  readonly command: string
  readonly args: readonly string[]
}

test('what the page says to write starts it, with the tools that the page names', async () => {
  const [portable, editor] = blocks('json').map((text) => JSON.parse(text))
  const settings: Settings = portable.mcpServers.whatif
  const { type, ...same } = editor.servers.whatif
  expect({ type, same }).toEqual({ type: 'stdio', same: settings })
  const added = blocks('sh').find((text) => text.startsWith('claude mcp add')) ?? ''
  expect(added.trim().split(' -- ')[1]).toBe([settings.command, ...settings.args].join(' '))
  const folder = await freshFolder()
  const real: Readonly<Record<string, string>> = {
    '/path/to/whatif/bin/whatif.js': program,
    '/path/to/data': join(folder, 'data'),
  }
  const { PATH = '', HOME = '' } = process.env
  const client = new Client({ name: 'test', version: '1' })
  const args = settings.args.map((arg) => real[arg] ?? arg)
  await client.connect(
    new StdioClientTransport({ command: settings.command, args, env: { PATH, HOME }, cwd: folder }),
  )
  const { tools } = await client.listTools()
  await client.close()
  const named = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name)
  expect(tools.map(({ name }) => name)).toEqual(named)
})

test('the file that the page shows is read, each answer with its source', async () => {
  const folder = await freshFolder()
  const file = join(folder, 'answers.yaml')
  await writeFile(file, blocks('yaml')[0] ?? '')
  const { code, out, err } = await run(['suggest', file])
  expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^2 answers\. /) })
  expect(out).toMatch(/about\.stage .* README\.md, line 3\n/)
  expect(out).toContain('docs/design.md, “What we keep”')
})
