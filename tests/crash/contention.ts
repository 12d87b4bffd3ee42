import { expect } from 'vitest'
import { dataFolder } from '../storage/data-folder.ts'
import { built, Child } from './child.ts'
import { tell } from './tell.ts'

const contenders = 4

/** Several programs want the same data folder at the same moment, just after its last owner was killed. */
export async function surviveContention(rounds: number): Promise<void> {
  const folder = await dataFolder()
  for (let round = 0; round < rounds; round += 1) {
    const all = Array.from(
      { length: contenders },
      () => new Child('./contender.mjs', [built('lock'), built('file-system'), folder]),
    )
    await Promise.all(all.map((child) => child.says('ready')))
    for (const child of all) child.tell('go')
    const told = await Promise.all(all.map((child) => child.says('owns', 'data-in-use')))
    expect(told.sort(), `round ${round}`).toEqual([
      ...Array.from({ length: contenders - 1 }, () => 'data-in-use'),
      'owns',
    ])
    await Promise.all(all.map((child) => child.kill()))
  }
  tell(`rounds ${rounds} of ${contenders} contenders, each with exactly one owner`)
}
