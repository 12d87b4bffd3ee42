import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fetchFile } from '../../../src/channels/public/fetch-file.ts'
import { allowedFiles } from '../../../src/channels/teams/service-url.ts'
import { mostFileBytes } from '../../../src/domain/suggestion.ts'

let server: Server
let home: string
const asked: (string | undefined)[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.headers.authorization)
    if (request.url === '/elsewhere') response.writeHead(302, { location: '/file' }).end()
    else if (request.url === '/gone') response.writeHead(404).end()
    else if (request.url === '/endless') {
      const part = Buffer.alloc(1_000_000, 'a')
      const more = () => {
        while (!response.destroyed && response.write(part)) {}
      }
      response.on('drain', more)
      more()
    } else response.end('answers:\n  about.stage: live\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  home = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const fetched = (path: string, isAllowed = true) =>
  fetchFile(
    { name: 'a.yaml', url: `${home}${path}` },
    { fetch, isAllowed: () => isAllowed, token: 'xoxb-1' },
  )

test('a file is fetched with the token of the app', async () => {
  const file = await fetched('/file')
  expect(file?.name).toBe('a.yaml')
  expect(Buffer.from(file?.bytes ?? []).toString()).toContain('about.stage')
  expect(asked.at(-1)).toBe('Bearer xoxb-1')
})

test('not from any other address, not by a way round, and not where it is gone', async () => {
  const before = asked.length
  expect(await fetched('/file', false)).toBeUndefined()
  expect(asked).toHaveLength(before)
  expect(await fetched('/elsewhere')).toBeUndefined()
  expect(asked).toHaveLength(before + 1)
  expect(await fetched('/gone')).toBeUndefined()
})

test('an endless one ends behind what may be read', async () => {
  const file = await fetched('/endless')
  expect(file?.bytes.length).toBeGreaterThan(mostFileBytes)
  expect(file?.bytes.length).toBeLessThan(2 * mostFileBytes)
})

test.each([
  ['https://contoso-my.sharepoint.com/personal/dana/a.csv?tempauth=1', true],
  ['https://contoso.sharepoint.us/a.csv', true],
  ['http://contoso.sharepoint.com/a.csv', false],
  ['https://contoso.sharepoint.com.evil.example/a.csv', false],
  ['https://evilsharepoint.com/a.csv', false],
  ['https://user:pass@contoso.sharepoint.com/a.csv', false],
  ['https://contoso.sharepoint.com:8443/a.csv', false],
  ['http://127.0.0.1/a.csv', false],
  ['file:///etc/passwd', false],
  ['no address', false],
])('Teams keeps files at %s: %s', (url, isTheirs) => {
  expect(allowedFiles({ anonymous: false })(url)).toBe(isTheirs)
})
