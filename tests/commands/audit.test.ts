import { cp, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openBoundNames } from '../../src/channels/web/bound-names.ts'
import { command } from '../../src/commands/audit.ts'
import { byOperator } from '../../src/domain/person.ts'
import { type AuditLine, auditLineSchema } from '../../src/review/audit-line.ts'
import { openLowdbShelf } from '../../src/storage/lowdb-shelf.ts'
import { here } from '../cli/here.ts'
import { dataFolder, KeptLog } from '../storage/data-folder.ts'

/** Nothing is changed there: an audit only reads. */
const data = fileURLToPath(new URL('../fixtures/records/0.5.0/data', import.meta.url))
const operator = new Set(['operator'] as const)

const linesOf = (out: string): readonly AuditLine[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => auditLineSchema.parse(JSON.parse(line)))

/** The check of the fixture that files were taken from. */
async function takenFrom(): Promise<string> {
  const { out } = await here(command, { options: { data }, flags: operator })
  return (
    linesOf(out).find(({ person, target }) => person === byOperator && target.kind === 'file')
      ?.check ?? ''
  )
}

describe('whatif audit', () => {
  test('prints one check as its facilitator may see it', async () => {
    const { code, out, err } = await here(command, {
      options: { data },
      words: [await takenFrom()],
    })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const acts = linesOf(out).map(({ act }) => act)
    expect(acts).toContain('check-posted')
    expect(acts.filter((act) => /file|report/.test(act))).toEqual([
      'file-exported',
      'file-exported',
    ])
  })

  test('adds who took reports along for the operator', async () => {
    const one = await here(command, {
      options: { data },
      words: [await takenFrom()],
      flags: operator,
    })
    const files = linesOf(one.out).flatMap(({ act, person, target }) =>
      target.kind === 'file' ? [[act, person, target.format, target.people]] : [],
    )
    expect(files).toEqual([
      ['report-downloaded', 'ravi', 'html', 'names'],
      ['file-exported', 'mei', 'threat-dragon', 'roles'],
      ['report-downloaded', 'mei', 'csv', 'roles'],
      ['report-downloaded', 'mei', 'csv', 'names'],
      ['report-downloaded', 'dana', 'audit', 'names'],
      ['file-exported', byOperator, 'otm', 'roles'],
      ['report-downloaded', 'ravi', 'html', 'names'],
    ])
  })

  test('tells the operator of every check, a deleted one too, and of names that were bound', async () => {
    const folder = await dataFolder()
    await cp(data, folder, { recursive: true })
    const shelf = await openLowdbShelf({ folder, logger: new KeptLog() })
    const bound = await openBoundNames(shelf, () => '2026-11-24T09:00:00.000Z')
    await bound.add('mei')
    await shelf.close()
    const { code, out, err } = await here(command, { options: { data: folder }, flags: operator })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const lines = linesOf(out)
    expect(lines[0]).toEqual({
      at: '2026-11-24T09:00:00.000Z',
      act: 'name-bound',
      person: 'mei',
      target: { kind: 'person', id: 'mei' },
    })
    const folders = await readdir(data)
    const files = await Promise.all(folders.map((name) => readdir(join(data, name))))
    expect(new Set(lines.flatMap(({ check }) => check ?? [])).size).toBe(files.flat().length)
    expect(lines.map(({ act }) => act)).toContain('check-deleted')
  })

  test('asks which check where none or several are meant', async () => {
    const asked = (words: readonly string[]) => here(command, { options: { data }, words })
    await expect(asked([])).rejects.toMatchObject({
      code: 'bad-input',
      message: '“audit” needs to know which check.',
    })
    await expect(asked(['Skating'])).rejects.toThrow('There is no check called “Skating”.')
    await expect(asked(['swim booking'])).rejects.toThrow('Several checks are called')
  })

  test('says beside it what cannot be read, and ends with 1', async () => {
    const folder = await dataFolder()
    await cp(join(data, 'local'), join(folder, 'local'), { recursive: true })
    const [first = ''] = await readdir(join(folder, 'local'))
    await writeFile(join(folder, 'local', first), 'no journal\n')
    const { code, out, err } = await here(command, { options: { data: folder }, flags: operator })
    expect(code).toBe(1)
    expect(err).toBe('1 check cannot be read and is not in it. Look with: whatif verify\n')
    expect(linesOf(out).length).toBeGreaterThan(100)
  })
})
