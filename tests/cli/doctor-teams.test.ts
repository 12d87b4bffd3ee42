import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createPublicListener } from '../../src/channels/public/listener.ts'
import { lineOf } from '../../src/commands/doctor/finding.ts'
import { examineTeams } from '../../src/commands/doctor/teams.ts'
import { productRoot, readConfig } from '../../src/config.ts'
import { readWords } from '../../src/words.ts'
import { silent } from '../review/bench.ts'
import { freshFolder, run } from './running.ts'

const say = await readWords(productRoot, 'operator')
const servers: Server[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server[Symbol.asyncDispose]()))
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** An address that nothing listens on any more. */
const nowhere = await serve(() => undefined)
await servers.pop()?.[Symbol.asyncDispose]()

const app = {
  WHATIF_PUBLIC_PORT: '3978',
  WHATIF_PUBLIC_URL: 'https://whatif.invalid',
  WHATIF_SECRET_KEY: 'x'.repeat(32),
  WHATIF_TEAMS_APP_ID: '2b1c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
  WHATIF_TEAMS_APP_TYPE: 'SingleTenant',
  WHATIF_TEAMS_TENANT_ID: '11111111-1111-4111-8111-111111111111',
}
const withPassword = { ...app, WHATIF_TEAMS_APP_PASSWORD: 'a secret~word' }

/** What is said, a line for each thing that was looked at. */
async function lines(settings: Readonly<Record<string, string>>, login = nowhere) {
  const found = await examineTeams(readConfig(settings), say, login)
  return found.map((finding) => lineOf(finding, say))
}

describe('whatif doctor teams', () => {
  test('is asked for by its name', async () => {
    const { code, out } = await run(['doctor', 'teams'])
    expect([code, out]).toEqual([1, expect.stringMatching(/^wrong +Teams is not set up/)])
  })

  test('says what is not set up, and where that is explained', async () => {
    expect(await lines({})).toEqual([expect.stringMatching(/^wrong .*docs\/teams\.md/)])
  })

  test('says that the way of trying trusts everybody', async () => {
    const settings = { WHATIF_TEAMS_ANONYMOUS: '1', WHATIF_PUBLIC_PORT: '3978' }
    expect(await lines(settings)).toEqual([expect.stringMatching(/^note .*anybody/)])
  })

  test('asks Microsoft for a token, and passes on the code of its refusal, never the password', async () => {
    const asked: string[] = []
    const login = await serve((request, response) => {
      request.on('data', (part) => asked.push(String(part)))
      request.on('end', () => {
        response.statusCode = 401
        response.end('{"error":"invalid_client","error_description":"AADSTS7000215: Invalid…"}')
      })
    })
    const said = await lines(withPassword, login)
    expect(said).toContainEqual(expect.stringMatching(/^wrong .*sign in \(AADSTS7000215\)/))
    expect(new URLSearchParams(asked.join('')).get('client_secret')).toBe('a secret~word')
    expect(said.join()).not.toContain('secret~word')
  })

  test('is content with a token, and says what it cannot see without Microsoft', async () => {
    const login = await serve((_request, response) => response.end('{"access_token":"x"}'))
    expect(await lines(withPassword, login)).toContain('ok     Microsoft lets the app sign in')
    expect(await lines(withPassword)).toContainEqual(
      expect.stringMatching(/^note .*not tried → .*ECONNREFUSED/),
    )
    expect(await lines(withPassword)).toContainEqual(
      expect.stringMatching(/^note .*cannot be seen from here/),
    )
  })

  test('tells an address that nobody finds from one where something else answers', async () => {
    expect(await lines(withPassword)).toContainEqual(
      expect.stringMatching(/^wrong +nothing answers at https:\/\/whatif\.invalid\/api\/messages /),
    )
    const other = await serve((_request, response) => response.writeHead(502).end())
    expect(await lines({ ...withPassword, WHATIF_PUBLIC_URL: other })).toContainEqual(
      expect.stringMatching(/^wrong +something else .*502.*3978/),
    )
  })

  test('knows Whatif’s own public listener, and that Microsoft calls https only', async () => {
    const parts = { port: 0, host: '127.0.0.1', logger: silent, routes: () => undefined }
    const listener = createPublicListener(parts)
    const said = await lines({ ...withPassword, WHATIF_PUBLIC_URL: await listener.start() })
    await listener.stop()
    expect(said).toContainEqual(expect.stringMatching(/^ok +Whatif answers at /))
    expect(said).toContainEqual(expect.stringMatching(/^wrong +http:.* is no https address/))
  })

  test('opens the file of the key', async () => {
    const folder = await freshFolder()
    const keyFile = join(folder, 'key.pem')
    const settings = {
      ...app,
      WHATIF_TEAMS_CERT_THUMBPRINT: 'ab'.repeat(20),
      WHATIF_TEAMS_CERT_KEY_FILE: keyFile,
    }
    await writeFile(keyFile, 'not a key')
    expect(await lines(settings)).toContainEqual(expect.stringMatching(/^wrong .*key\.pem .*PEM/))
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
    expect(await lines(settings)).toContainEqual(expect.stringMatching(/^ok .*key\.pem/))
  })
})
