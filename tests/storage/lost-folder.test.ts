import { expect, test } from 'vitest'
import { sureFor } from '../../src/storage/folder-claim.ts'
import { openLowdbShelf } from '../../src/storage/lowdb-shelf.ts'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { answer, create, key } from '../contracts/change-samples.ts'
import { ForgetfulDisk } from '../crash/forgetful-disk.ts'
import { KeptLog } from './data-folder.ts'
import { HandPulse } from './hand-pulse.ts'

const journal = '/data/w1/r1.journal'
/** So little memory that every record is read anew. */
const forgetful = 1

/** A store with one record, and how it loses its folder while it stands still. */
async function opened() {
  const fs = new ForgetfulDisk('/data')
  const [pulse, log] = [new HandPulse(), new KeptLog()]
  const store = await openLowdbStore({
    ...{ folder: '/data', fs, pulse, logger: log },
    rememberedCharacters: forgetful,
  })
  await store.append(key, create())
  const lose = async () => {
    const [claim] = (await fs.readFolder('/data')).filter(({ name }) => name.startsWith('.in-use'))
    await fs.remove(`/data/${claim?.name}`)
    pulse.jump(pulse.steady() + sureFor)
  }
  return { fs, store, log, lose }
}

test('of a change that was written while another program took the folder over nobody can tell whether it is kept', async () => {
  const { fs, store, log, lose } = await opened()
  const append = fs.append.bind(fs)
  fs.append = async (path) => {
    await lose()
    return append(path)
  }
  await expect(store.append(key, answer(1, 'a'))).rejects.toMatchObject({
    code: 'storage-unknown',
    message: expect.stringMatching(/took \/data over/),
    hint: expect.stringMatching(/stop it/),
  })
  expect(log.lines).toEqual([expect.stringMatching(/^storage-unknown w1 r1/)])
})

test('of a change that comes after another program took the folder over it is certain that it is not kept', async () => {
  const { fs, store, lose } = await opened()
  const before = await fs.readFile(journal)
  await lose()
  await expect(store.append(key, answer(1, 'a'))).rejects.toMatchObject({ code: 'storage-failed' })
  expect(await fs.readFile(journal)).toBe(before)
})

test('what another program is writing in a folder that it took over is left as it is', async () => {
  const { fs, store, lose } = await opened()
  await lose()
  const file = await fs.append(journal)
  await file.writeFile('the beginning of a line')
  const before = await fs.readFile(journal)
  await expect(store.load(key)).rejects.toMatchObject({ code: 'storage-failed' })
  expect(await fs.readFile(journal)).toBe(before)
})

test('a refused change is not taken back where another program has kept more since', async () => {
  const { fs, store, lose } = await opened()
  const append = fs.append.bind(fs)
  fs.append = async (path) => {
    const file = await append(path)
    return { ...file, sync: () => Promise.reject(new Error('EIO')), cut: () => Promise.reject() }
  }
  await expect(store.append(key, answer(1, 'a'))).rejects.toMatchObject({ code: 'storage-unknown' })
  fs.append = append
  const before = await fs.readFile(journal)
  await lose()
  await expect(store.load(key)).rejects.toMatchObject({ code: 'storage-failed' })
  expect(await fs.readFile(journal)).toBe(before)
})

test.each(['put', 'change', 'remove'] as const)(
  'of a value on the shelf nobody can tell either, where the folder was lost during %s',
  async (how) => {
    const { fs, log, lose } = await opened()
    const shelf = await openLowdbShelf({ folder: '/data', fs, logger: log })
    await shelf.put('a', 0)
    const openFolder = fs.openFolder.bind(fs)
    fs.openFolder = async (path) => {
      await lose()
      fs.openFolder = openFolder
      return openFolder(path)
    }
    const asked = {
      put: () => shelf.put('a', 1),
      change: () => shelf.change('a', () => 1),
      remove: () => shelf.remove('a'),
    }
    await expect(asked[how]()).rejects.toMatchObject({
      code: 'storage-unknown',
      message: expect.stringMatching(/took \/data over/),
    })
    await expect(shelf.put('a', 2)).rejects.toMatchObject({ code: 'storage-failed' })
  },
)
