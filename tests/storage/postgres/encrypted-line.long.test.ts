import { execFile } from 'node:child_process'
import { chmod, chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPostgres } from '../../../src/storage/postgres/open-postgres.ts'
import { freePort } from '../../e2e/program.ts'
import { KeptLog } from '../data-folder.ts'
import { migrations } from './migrations.ts'
import { PostgresServer, stopServer } from './server.ts'

const run = promisify(execFile)

/** True where the program that makes certificates is there; otherwise why not is printed. */
async function hasOpenssl(): Promise<boolean> {
  try {
    await run('openssl', ['version'])
    return true
  } catch {
    process.stderr.write('The encrypted line is not tested here: there is no openssl\n')
    return false
  }
}

/** An authority of our own, and what it signed for a server that is called localhost and nothing else. */
async function certificates(folder: string) {
  const at = (name: string) => join(folder, name)
  const fresh = ['req', '-nodes', '-newkey', 'rsa:2048', '-days', '2']
  const authority = (name: string) =>
    run('openssl', [
      ...[...fresh, '-x509', '-subj', `/CN=${name}`],
      ...['-keyout', at(`${name}.key`), '-out', at(`${name}.crt`)],
    ])
  await authority('ours')
  await authority('another')
  const request = ['-keyout', at('server.key'), '-out', at('server.csr')]
  await run('openssl', [...fresh.slice(0, -2), '-subj', '/CN=localhost', ...request])
  await writeFile(at('names'), 'subjectAltName=DNS:localhost\n')
  await run('openssl', [
    ...['x509', '-req', '-days', '2', '-in', at('server.csr'), '-extfile', at('names')],
    ...['-CA', at('ours.crt'), '-CAkey', at('ours.key'), '-CAcreateserial'],
    ...['-out', at('server.crt')],
  ])
  return { ours: at('ours.crt'), another: at('another.crt'), at }
}

const distrusted = { code: 'storage-failed', hint: expect.stringContaining('Its certificate') }

describe.skipIf(!(await hasOpenssl()))('a line to the database with sslmode=verify-full', () => {
  let folder: string
  let made: Awaited<ReturnType<typeof certificates>>
  let port: number
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'whatif-encrypted-'))
    await chmod(folder, 0o755)
    const server = await PostgresServer.make(folder)
    made = await certificates(folder)
    port = await freePort()
    // Nobody but the server may read its key.
    await chmod(made.at('server.key'), 0o600)
    if (process.getuid?.() === 0) await chown(made.at('server.key'), 65_534, 65_534)
    // Whoever comes without encryption is turned away.
    const rules = join(folder, 'data/pg_hba.conf')
    const local = (await readFile(rules, 'utf8')).split('\n').filter((line) => /^local/.test(line))
    await writeFile(rules, [...local, 'hostssl all all 127.0.0.1/32 trust', ''].join('\n'))
    await server.start([
      ['listen_addresses', '127.0.0.1'],
      ['port', String(port)],
      ['ssl', 'on'],
      ['ssl_cert_file', made.at('server.crt')],
      ['ssl_key_file', made.at('server.key')],
    ])
  })
  afterAll(async () => {
    await stopServer(folder)
    await rm(folder, { recursive: true, force: true })
  })

  const open = (host: string, query: string) =>
    openPostgres({
      url: `postgres://whatif@${host}:${port}/postgres${query}`,
      migrations,
      logger: new KeptLog(),
      patience: 200,
    })

  test('is encrypted, where the name and the authority are right', async () => {
    const { store } = await open('localhost', `?sslmode=verify-full&sslrootcert=${made.ours}`)
    expect(await store.list('local')).toEqual([])
    await store.close()
  })

  test.each([
    ['of a server that is called otherwise', () => ['127.0.0.1', made.ours]],
    ['of an authority that is not ours', () => ['localhost', made.another]],
  ] as const)('is refused to the certificate %s', async (_, what) => {
    const [host = '', authority = ''] = what()
    await expect(open(host, `?sslmode=verify-full&sslrootcert=${authority}`)).rejects.toMatchObject(
      { code: 'storage-failed' },
    )
  })

  test('an authority that nobody knows is refused, and so is a line that is not encrypted', async () => {
    await expect(open('localhost', '?sslmode=verify-full')).rejects.toMatchObject(distrusted)
    await expect(open('localhost', '')).rejects.toMatchObject({ code: 'storage-failed' })
  })
})
