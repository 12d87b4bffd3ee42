import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type ContentFiles, readContentFiles } from '../../src/content/files.ts'
import { allChecks, checkContent } from '../../src/content/lint.ts'
import { contentFrom } from '../../src/content/load.ts'
import type { ContentMistake } from '../../src/content/mistake.ts'
import { smallBar } from './small-bar.ts'

interface Edit {
  file: string
  find: string
  put: string
}

/** One slip planted into the good content, and where it must be found. */
interface Fault extends Edit {
  slip: string
  /** More edits that the slip needs. */
  also?: Edit
  and?: Edit
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
const good = (await readContentFiles(path.join(fixtures, 'good'))).files

function planted(fault: Fault): ContentFiles {
  const files = new Map(good)
  for (const edit of [fault, fault.also, fault.and]) {
    if (!edit) continue
    const text = files.get(edit.file) ?? ''
    expect(text, 'the text to replace is there').toContain(edit.find)
    files.set(
      edit.file,
      text.replace(edit.find, () => edit.put),
    )
  }
  return files
}

function lineOf(fault: Fault, files: ContentFiles): number {
  if (fault.line !== undefined) return fault.line
  const text = files.get(fault.in ?? fault.file)
  if (text === undefined) return 1
  const sought = fault.at ?? fault.put
  expect(text, 'the text to report is there').toContain(sought)
  return text.slice(0, text.indexOf(sought)).split('\n').length
}

function allMistakes(files: ContentFiles): readonly ContentMistake[] {
  const loaded = contentFrom(files)
  return loaded.ok ? checkContent(loaded.content, smallBar) : loaded.mistakes
}

test('the good content has no mistakes', () => {
  expect(allMistakes(good)).toEqual([])
})

test('there is a planted fault for every rule', () => {
  const rules = [...allChecks.map(({ rule }) => rule), 'form']
  expect(faultFiles.map((file) => file.replace('.yaml', '')).toSorted()).toEqual(rules.toSorted())
})

describe.each(faultFiles)('%s', async (file) => {
  const rule = file.replace('.yaml', '')
  const faults: Fault[] = parse(await readFile(path.join(fixtures, 'faults', file), 'utf8'))

  test.each(faults)('$slip', (fault) => {
    const files = planted(fault)
    const found = allMistakes(files).filter((mistake) => !fault.quiet?.includes(mistake.rule))
    const place = `${rule} ${fault.in ?? fault.file}:${lineOf(fault, files)}`
    expect(found.map((each) => `${each.rule} ${each.file}:${each.line}`)).toContain(place)
    expect(found.map((each) => each.rule)).toEqual(Array(fault.expect ?? 1).fill(rule))
  })
})
