import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { allChecks, checkContent } from '../../src/content/checks.ts'
import { loadContent } from '../../src/content/load.ts'
import type { Mistake } from '../../src/content/mistake.ts'
import { smallBar } from './small-bar.ts'

/** One slip planted into the good content, and where it must be found. */
interface Fault {
  slip: string
  file: string
  /** The text that is replaced; empty for a new file, null to take the file away. */
  find: string | null
  put?: string
  also?: { file: string; find: string; put: string }
  and?: { file: string; find: string; put: string }
  /** The file that is reported, where it is not the one with the slip. */
  in?: string
  /** Text on the reported line, where it is not the text that was put. */
  at?: string
  /** The reported line, where nothing is left there to name it by. */
  line?: number
  /** How many mistakes the slip makes, where it is more than one. */
  expect?: number
  /** Other rules that the slip cannot help breaking. */
  quiet?: string[]
}

const fixtures = path.join(import.meta.dirname, '../fixtures/content')
const faultFiles = await readdir(path.join(fixtures, 'faults'))
let root = ''

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'whatif-content-'))
})
afterAll(() => rm(root, { recursive: true }))

async function plant(fault: Fault): Promise<void> {
  await cp(path.join(fixtures, 'good'), root, { recursive: true })
  for (const { file, find, put } of [fault, fault.also, fault.and].filter(
    (edit) => edit !== undefined,
  )) {
    const place = path.join(root, file)
    if (find === null) await rm(place)
    else if (find === '') await writeFile(place, put ?? '')
    else {
      const text = await readFile(place, 'utf8')
      expect(text, 'the text to replace is there').toContain(find)
      await writeFile(
        place,
        text.replace(find, () => put ?? ''),
      )
    }
  }
}

async function lineOf(fault: Fault): Promise<number> {
  if (fault.line !== undefined) return fault.line
  const sought = fault.at ?? fault.put ?? ''
  if (sought === '') return 1
  const where = fault.in ?? fault.file
  if (where === 'content/threats') return 1
  const text = await readFile(path.join(root, where), 'utf8')
  expect(text, 'the text to report is there').toContain(sought)
  return text.slice(0, text.indexOf(sought)).split('\n').length
}

async function allMistakes(): Promise<readonly Mistake[]> {
  const loaded = await loadContent(root)
  return loaded.ok ? checkContent(loaded.content, smallBar) : loaded.mistakes
}

test('the good content has no mistakes', async () => {
  await cp(path.join(fixtures, 'good'), root, { recursive: true })
  expect(await allMistakes()).toEqual([])
})

test('there is a planted fault for every rule', () => {
  const rules = [...allChecks.map(({ rule }) => rule), 'files', 'form']
  expect(faultFiles.map((file) => file.replace('.yaml', '')).toSorted()).toEqual(rules.toSorted())
})

describe.each(faultFiles)('%s', async (file) => {
  const rule = file.replace('.yaml', '')
  const faults: Fault[] = parse(await readFile(path.join(fixtures, 'faults', file), 'utf8'))

  test.each(faults)('$slip', async (fault) => {
    await rm(root, { recursive: true })
    await plant(fault)
    const found = (await allMistakes()).filter((mistake) => !fault.quiet?.includes(mistake.rule))
    const place = `${rule} ${fault.in ?? fault.file}:${await lineOf(fault)}`
    expect(found.map((each) => `${each.rule} ${each.file}:${each.line}`)).toContain(place)
    expect(found.map((each) => each.rule)).toEqual(Array(fault.expect ?? 1).fill(rule))
  })
})
