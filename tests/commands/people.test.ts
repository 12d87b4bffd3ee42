import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { command as erase } from '../../src/commands/erase-person.ts'
import { command as exportPerson } from '../../src/commands/export-person.ts'
import { command as hold } from '../../src/commands/hold.ts'
import { command as release } from '../../src/commands/release.ts'
import { personExportSchema } from '../../src/review/erasing/person-export.ts'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { here } from '../cli/here.ts'
import { silent } from '../review/bench.ts'
import { copyOfPosted } from '../review/posted-check.ts'
import { dataFolder } from '../storage/data-folder.ts'

/** A data folder with one posted check of Dana's. */
async function withCheck() {
  const { bench, review } = await copyOfPosted()
  const record = await bench.store.load({ workspace: 'local', id: review })
  if (!record) throw new Error('there is no check')
  const data = await dataFolder()
  const store = await openLowdbStore({ folder: data, logger: silent })
  const { flow: id, flowVersion: version, events, outbox, heading } = record
  const change = { expectedRev: 0, at: heading.updatedAt, events, outbox, heading }
  await store.append({ workspace: 'local', id: review }, { ...change, flow: { id, version } })
  await store.close()
  return { review, data, options: { data, workspace: 'local' } }
}

const yes = new Set(['yes'] as const)

describe('whoever runs the program', () => {
  test('holds a check, lets it go, and is told what is so', async () => {
    const { review, data } = await withCheck()
    const on = { words: ['Clinic Booking'], options: { data } }
    expect(await here(hold, on)).toMatchObject({
      code: 0,
      out: `Clinic Booking (${review}) cannot be deleted any more, by nobody. Those in it can see that.\n`,
    })
    expect((await here(hold, on)).out).toContain('could not be deleted before either')
    expect((await here(release, on)).out).toContain('can be deleted again')
    expect((await here(release, on)).out).toContain('nobody held it')
  })

  test('sees what erasing somebody would do before it is done, and what is not reached', async () => {
    const { review, options } = await withCheck()
    const on = { words: ['Dana'], options }
    const plan = await here(erase, on)
    expect(plan.code).toBe(0)
    expect(plan.out).toContain('1 check and no other thing of local name Dana (dana).')
    expect(plan.out).toContain('1 open check that only they look after')
    expect(plan.out).toContain(`  ${review}  Clinic Booking\n`)
    expect(plan.out).toContain('Nothing was changed. Back up first; to do it, add --yes.')
    const done = await here(erase, { ...on, flags: yes })
    expect(done.code).toBe(0)
    expect(done.out).toContain(
      'Dana (dana) is erased in local: a former colleague stands in 1 check',
    )
    await expect(here(erase, { ...on, flags: yes })).rejects.toThrow('Nothing of “Dana” is kept')
  })

  test('is told by the exit code that a held check was left', async () => {
    const { data, options } = await withCheck()
    await here(hold, { words: ['Clinic Booking'], options: { data } })
    const done = await here(erase, { words: ['Dana'], options, flags: yes })
    expect(done.code).toBe(1)
    expect(done.out).toContain('1 check is held, so that they stay in it.')
  })

  test('gets everything about one person as JSON, or into a file that only they can read', async () => {
    const { data, options } = await withCheck()
    const printed = await here(exportPerson, { words: ['Dana'], options })
    const found = personExportSchema.parse(JSON.parse(printed.out))
    expect(found.checks[0]).toMatchObject({ role: 'facilitator', phase: 'published' })
    const output = join(data, '..', `${Date.now()}-dana.json`)
    await here(exportPerson, { words: ['Dana'], options: { ...options, output } })
    expect(personExportSchema.parse(JSON.parse(await readFile(output, 'utf8'))).checks).toEqual(
      found.checks,
    )
    expect((await stat(output)).mode & 0o777).toBe(0o600)
  })

  test.each([erase, exportPerson])('has to say whose workspace it is', async (command) => {
    const { data } = await withCheck()
    await expect(here(command, { words: ['Dana'], options: { data } })).rejects.toThrow(
      '--workspace is missing: it says whose person it is.',
    )
  })
})
