import { chmod, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { examineFolder } from '../../../src/commands/doctor/data-folder.ts'
import { productRoot } from '../../../src/config.ts'
import { readWords } from '../../../src/words.ts'
import { dataFolder } from '../../storage/data-folder.ts'
import { filled, open } from '../../storage/filled-folder.ts'

const say = await readWords(productRoot, 'operator')

test('a folder is looked at beside the program that has it, and nothing is left there', async () => {
  const folder = await filled()
  const store = await open(folder)
  const before = await readdir(folder)
  const lines = await examineFolder(folder, say)
  expect(lines.map(({ state }) => state)).toEqual(['good', 'good'])
  expect(lines[1]?.what).toMatch(/^[\d,]+ MB of room$/)
  expect(await readdir(folder)).toEqual(before)
  await store.close()
})

test('a check that was set aside is named, with what to do, until it is back', async () => {
  const folder = await filled()
  await writeFile(join(folder, 'w1', 'r1.journal'), 'nothing\n')
  const store = await open(folder)
  const [line] = (await examineFolder(folder, say)).filter(({ state }) => state !== 'good')
  expect(line).toMatchObject({
    state: 'wrong',
    what: expect.stringMatching(/^w1\/r1\.journal\.damaged-/),
    hint: expect.stringMatching(/whatif repair/),
  })
  await store.close()
})

test('rights that are too wide are worth knowing', async () => {
  const folder = await filled()
  await chmod(folder, 0o755)
  const [line] = (await examineFolder(folder, say)).filter(({ state }) => state !== 'good')
  expect(line).toMatchObject({ state: 'note', hint: `run: chmod 700 ${folder}` })
})

test('a folder that is not there is made at the first start, and one in a file cannot be', async () => {
  const parent = await dataFolder()
  const [line] = await examineFolder(join(parent, 'deep', 'data'), say)
  expect(line).toMatchObject({ state: 'good' })
  expect(await readdir(parent)).toEqual([])
  await writeFile(join(parent, 'file'), '')
  expect(await examineFolder(join(parent, 'file'), say)).toMatchObject([{ state: 'wrong' }])
})
