import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, onTestFinished } from 'vitest'
import { built, Child } from './child.ts'
import { newSeed, seeded } from './seeded.ts'
import { tell } from './tell.ts'
import { verify } from './verify.ts'

const run = promisify(execFile)
const people = 8

/**
 * Cuts the power of a busy writer: its folder is a file system in an image file; the writer is frozen, the image
 * copied as the disk holds it, and the copy looked at. Prints why where this computer does not allow it.
 */
export async function survivePowerCuts(cuts: number): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'whatif-power-'))
  onTestFinished(() => rm(work, { recursive: true, force: true }))
  const obstacle = await whyNot(work)
  if (obstacle !== undefined) return tell(`power cuts 0 of ${cuts}, not possible here: ${obstacle}`)
  const seed = newSeed()
  const random = seeded(seed)
  let acknowledged = 0
  let lost = 0
  for (let cut = 0; cut < cuts; cut += 1) {
    const damage = await cutPower(work, 100 + random() * 1500)
    acknowledged += damage.acknowledged
    lost += damage.lost.length
    expect(damage).toMatchObject({ lost: [], doubled: [], log: [] })
  }
  tell(`power cuts ${cuts}, acknowledged ${acknowledged}, lost ${lost}, seed ${seed}`)
  expect(acknowledged).toBeGreaterThanOrEqual(cuts)
}

async function cutPower(work: string, afterMs: number) {
  const [disk, copy] = [join(work, 'disk.img'), join(work, 'copy.img')]
  await format(disk)
  const writer = await mounted(disk, async (folder) => {
    const child = new Child('./writer.mjs', [
      built('lowdb-store'),
      join(folder, 'data'),
      '0',
      `${people}`,
    ])
    try {
      await child.says('acknowledged')
      await wait(afterMs)
      await child.freeze()
      await run('cp', ['--sparse=always', disk, copy])
    } finally {
      await child.kill()
    }
    return child
  })
  return mounted(copy, (folder) => verify(join(folder, 'data'), writer.lines))
}

async function whyNot(work: string): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'only root can mount'
  try {
    const image = join(work, 'try.img')
    await format(image)
    await mounted(image, async () => undefined)
    return undefined
  } catch (error) {
    return String(error).split('\n')[0]
  }
}

async function format(image: string): Promise<void> {
  await rm(image, { force: true })
  await run('truncate', ['-s', '64M', image])
  await run('mkfs.ext4', ['-q', image])
}

async function mounted<T>(image: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = `${image}.mount`
  await mkdir(folder, { recursive: true })
  await run('mount', ['-o', 'loop', image, folder])
  try {
    return await use(folder)
  } finally {
    await run('umount', [folder])
  }
}
