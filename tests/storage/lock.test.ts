import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { claimName } from '../../src/storage/claim-name.ts'
import { diskFileSystem } from '../../src/storage/file-system.ts'
import { claimFolder } from '../../src/storage/lock.ts'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { identify, isAlive, type ProcessIdentity } from '../../src/storage/process-identity.ts'
import { dataFolder, KeptLog } from './data-folder.ts'

const me = { ...identify(), machine: 'm1' }
/** No process has this number. */
const deadPid = 2 ** 30
const refused = { code: 'data-in-use' }

describe('one writer for each data folder', () => {
  test('a second opening is refused and told what to do, until the first has closed', async () => {
    const folder = await dataFolder()
    const open = () => openLowdbStore({ folder, logger: new KeptLog() })
    const first = await open()
    await expect(open()).rejects.toMatchObject({ ...refused, hint: expect.stringMatching(/Close/) })
    await first.close()
    await (await open()).close()
    expect(await readdir(folder)).toEqual([])
  })

  test('a living process of this computer is refused, naming it and the file', async () => {
    const folder = await left({ ...me, ...parent() })
    await expect(claim(folder)).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining(`Process ${process.ppid} on computer ${me.host}`),
      hint: expect.stringContaining(join(folder, '.in-use.')),
    })
  })

  test.each([
    [{ as: 'terminal' }, /^Another terminal .*Process \d+ on computer/, /^Go on there, or/],
    [
      { as: 'page', port: 4800 },
      /^The page .*Process \d+/,
      /http:\/\/127\.0\.0\.1:4800\/ .*--data/,
    ],
    [{ as: 'page' }, /^The page .*Process \d+/, /^Go on there \(press Enter .*--data/],
  ] as const)('what has the folder is said: %j', async (use, message, hint) => {
    const folder = await dataFolder()
    await claimFolder(diskFileSystem, folder, { ...me, ...parent() }, { use })
    await expect(claim(folder)).rejects.toMatchObject({
      ...refused,
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    })
  })

  test.each(['', '{', '{"as":"page","port":"4747/evil"}', '{"as":"other"}'])(
    'a claim that says %j is only named',
    async (text) => {
      const folder = await left({ ...me, ...parent() })
      const [name = ''] = await readdir(folder)
      await writeFile(join(folder, name), text)
      await expect(claim(folder)).rejects.toMatchObject({
        ...refused,
        message: expect.stringMatching(/^Process/),
        hint: expect.stringMatching(/^Stop it first/),
      })
    },
  )

  test('a refused process leaves nothing behind', async () => {
    const folder = await left({ ...me, host: 'elsewhere' })
    const before = await readdir(folder)
    await expect(claim(folder)).rejects.toMatchObject(refused)
    expect(await readdir(folder)).toEqual(before)
  })

  test('a younger living process is waited for and then refused', async () => {
    const folder = await left({ ...me, ...parent() })
    await expect(claim(folder, { ...me, start: 1, pid: 1 })).rejects.toMatchObject(refused)
  })
})

describe('what a dead process left', () => {
  test('is taken over on the same computer and boot', async () => {
    await taken(await left({ ...me, pid: deadPid }))
  })

  test('is taken over when its number now belongs to a process that began at another time', async () => {
    await taken(await left({ ...me, pid: process.ppid, start: parent().start + 1 }))
  })

  test('is taken over after the same installation started anew, whoever has its number now', async () => {
    await taken(await left({ ...me, ...parent(), boot: 'earlier' }))
  })

  test('is refused from another computer, even if no such process runs here', async () => {
    const folder = await left({ ...me, host: 'elsewhere', pid: deadPid })
    await expect(claim(folder)).rejects.toMatchObject(refused)
    expect(await readdir(folder)).toHaveLength(1)
  })

  test('is refused from another installation of the same name', async () => {
    const folder = await left({ ...me, machine: 'm2', pid: deadPid })
    await expect(claim(folder)).rejects.toMatchObject(refused)
  })

  test('is refused from another boot when nothing proves that it is this computer', async () => {
    const container = { ...me, machine: 'unknown' }
    const folder = await left({ ...container, boot: 'another', pid: deadPid })
    await expect(claim(folder, container)).rejects.toMatchObject(refused)
  })

  test('is refused when it cannot be read', async () => {
    const folder = await dataFolder()
    await writeFile(join(folder, '.in-use.somebody'), '')
    await expect(claim(folder)).rejects.toMatchObject(refused)
  })
})

test('this process is alive, and one that began at another time is not it', () => {
  expect(isAlive(identify())).toBe(true)
  expect(isAlive({ ...identify(), pid: deadPid })).toBe(false)
  expect(isAlive({ ...identify(), start: identify().start + 1 })).toBe(false)
})

function claim(folder: string, who: ProcessIdentity = me): Promise<() => Promise<void>> {
  return claimFolder(diskFileSystem, folder, who)
}

/** A folder with a claim in it that somebody put up and never took down. */
async function left(owner: ProcessIdentity): Promise<string> {
  const folder = await dataFolder()
  await writeFile(join(folder, claimName(owner)), '')
  return folder
}

async function taken(folder: string): Promise<void> {
  const release = await claim(folder)
  expect(await readdir(folder)).toHaveLength(1)
  await release()
  expect(await readdir(folder)).toEqual([])
}

/** A process that lives as long as this one does. */
function parent(): Pick<ProcessIdentity, 'pid' | 'start'> {
  return { pid: process.ppid, start: identify(process.ppid).start }
}
