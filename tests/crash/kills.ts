import { readdir } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { dataFolder } from '../storage/data-folder.ts'
import { built, Child } from './child.ts'
import { newSeed, seeded } from './seeded.ts'
import { tell } from './tell.ts'
import { verify } from './verify.ts'

const people = 8

/** Kills a busy writer again and again, at random moments, and looks each time whether anything is missing. */
export async function surviveKills(kills: number): Promise<void> {
  const seed = newSeed()
  const random = seeded(seed)
  const folder = await dataFolder()
  const told: string[] = []
  for (let round = 0; round < kills; round += 1) {
    const writer = new Child('./writer.mjs', [
      built('lowdb-store'),
      folder,
      `${round}`,
      `${people}`,
    ])
    // One in five dies while starting, sweeping or claiming; the others while writing.
    if (random() < 0.8) await writer.says('acknowledged')
    await wait(random() * 200)
    await writer.kill()
    told.push(...writer.lines)
    expect(await verify(folder, writer.lines)).toMatchObject({ lost: [], doubled: [], log: [] })
  }
  const inTheEnd = await verify(folder, told)
  tell(
    `kills ${kills}, acknowledged ${inTheEnd.acknowledged}, lost ${inTheEnd.lost.length}, doubled ${inTheEnd.doubled.length}, seed ${seed}`,
  )
  expect(inTheEnd).toMatchObject({ lost: [], doubled: [], log: [] })
  expect(inTheEnd.acknowledged).toBeGreaterThan(0)
  expect(await leftovers(folder)).toEqual([])
}

async function leftovers(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names.filter((name) => /\.tmp$|in-use|damaged/.test(name))
}
