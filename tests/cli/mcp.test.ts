import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { expect, test } from 'vitest'
import { freshFolder, program, run } from './running.ts'

test('`whatif mcp` answers over standard input and output, and lets go of the checks between calls', async () => {
  const folder = await freshFolder()
  const { PATH = '', HOME = '' } = process.env
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [program, 'mcp', '--data', folder, '--name', 'Dana'],
    env: { PATH, HOME },
    cwd: folder,
    stderr: 'pipe',
  })
  let said = ''
  transport.stderr?.on('data', (chunk) => {
    said += chunk
  })
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(transport)
  const call = async (name: string, given: object) => {
    const { content } = await client.callTool({ name, arguments: { ...given } })
    return (content as { readonly text: string }[]).at(-1)?.text ?? ''
  }
  const { check } = JSON.parse(await call('start-check', { product: 'Swim Booking' }))
  const answers = [{ question: 'about.stage', value: 'live', source: 'README.md, line 40' }]
  expect(await call('suggest-answers', { check, answers })).toContain('1 answer is suggested')
  // A person opens the same check while the assistant is still connected.
  const asked = { input: '/open 1\n', folder }
  const { out } = await run(['chat', '--data', folder, '--name', 'Dana'], asked)
  expect(out).toContain('README.md, line 40')
  await client.close()
  expect(said).toBe('')
})

test('a name that is none is refused before anything is connected', async () => {
  const { code, out, err } = await run(['mcp', '--name', ' '])
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain('A name has 1 to')
})
