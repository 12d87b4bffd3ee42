import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { secretOf } from '../../src/storage/secret-file.ts'
import { dataFolder } from './data-folder.ts'
import { TamperedFileSystem } from './tampered-file-system.ts'

test('the secret is made once, for its owner only, and synced before it is used', async () => {
  const folder = await dataFolder()
  const fs = new TamperedFileSystem()
  const secret = await secretOf(folder, fs)
  const file = join(folder, 'web-secret')
  expect(await readFile(file)).toEqual(secret)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const done = fs.log.filter((line) => line.startsWith('done')).map((line) => line.split(' ')[1])
  expect(done.slice(done.indexOf('create'))).toEqual([
    ...['create', 'writeFile', 'sync', 'close', 'rename'],
    ...['openFolder', 'sync', 'close'],
  ])
  expect(await secretOf(folder, fs)).toEqual(secret)
})

test('a secret that was cut short is made anew', async () => {
  const folder = await dataFolder()
  await writeFile(join(folder, 'web-secret'), 'short')
  expect(await secretOf(folder)).toHaveLength(32)
})

test('a full disk is told with what to do, and leaves nothing half made', async () => {
  const folder = await dataFolder()
  const fs = new TamperedFileSystem()
  fs.arm(() => (fs.begun.at(-1)?.startsWith('writeFile') ? { code: 'ENOSPC' } : undefined))
  await expect(secretOf(folder, fs)).rejects.toMatchObject({
    code: 'storage-failed',
    hint: expect.stringContaining('The disk is full'),
  })
  expect(await readdir(folder)).toEqual([])
})
