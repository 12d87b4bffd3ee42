import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { fileOf } from '../golden/golden.ts'
import { freshFolder, run } from './running.ts'

const answers = fileOf('clinic-booking', 'answers.yaml')
let folder = ''
const file = (name: string): string => join(folder, name)
beforeAll(async () => {
  folder = await freshFolder()
  await run(['export', answers, '--format', 'model', '--output', file('model.json')])
})

describe('whatif export', () => {
  test('writes a file, and never over another', async () => {
    const words = ['export', answers, '--format', 'csv', '--as', 'answers', '--output']
    expect(await run([...words, file('answers.csv')])).toMatchObject({ code: 0, out: '' })
    expect(await readFile(file('answers.csv'), 'utf8')).toMatch(/^\uFEFFquestion,text,answer/)
    const again = await run([...words, file('answers.csv')])
    expect(again.code).toBe(2)
    expect(again.err).toContain('There is a file of that name. Choose another.')
  })

  test.each([
    [['--format', 'cvs'], 'Did you mean csv?'],
    [['--format', 'csv', '--as', 'step'], 'Did you mean steps?'],
    [['--format', 'model', '--people', 'nobody'], 'Use one of names, roles.'],
  ])('%j is no format: it says which there are', async (words, hint) => {
    const { code, err } = await run(['export', answers, ...words])
    expect(code).toBe(2)
    expect(err).toContain(hint)
  })
})

describe('whatif reproduce', () => {
  test('says that a file is rated as before, and which story is not', async () => {
    const same = await run(['reproduce', file('model.json')])
    expect(same).toMatchObject({ code: 0, err: '' })
    expect(same.out).toMatch(/^The same: \d+ stories are rated as the file says\.\n$/)
    const model = JSON.parse(await readFile(file('model.json'), 'utf8'))
    const [first] = model.findings
    first.band = { low: 'fineForNow', high: 'fineForNow' }
    await writeFile(file('changed.json'), JSON.stringify(model))
    const { code, out } = await run(['reproduce', file('changed.json')])
    expect(code).toBe(1)
    expect(out).toMatch(/^Not the same: one story of|^Not the same: 1 story of/)
    expect(out).toContain(`${first.id}: in the file fineForNow..fineForNow, now `)
  })

  test('refuses what holds no ratings, and says what does', async () => {
    const { code, err } = await run(['reproduce', answers])
    expect(code).toBe(2)
    expect(err).toContain('→ Give a file that export wrote as model, csv')
  })
})

describe('whatif policy', () => {
  test('fails with a line for each story, from answers and from a model alike', async () => {
    const one = await run(['policy', answers, '--rule', 'no-act-first'])
    const other = await run(['policy', file('model.json'), '--rule', 'no-act-first'])
    expect(one).toEqual(other)
    expect(one.code).toBe(1)
    expect(one.out).toMatch(/^no-act-first: [a-z.0-9-]+: .+/)
    expect(one.out.trimEnd().split('\n').at(-1)).toMatch(/^Not kept: no-act-first\./)
  })

  test('is content where nothing breaks it', async () => {
    const { code, out } = await run(['policy', answers, '--rule', 'nothing-late'])
    expect({ code, out }).toEqual({ code: 0, out: 'Kept: nothing-late.\n' })
  })
})
