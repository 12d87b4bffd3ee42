import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { checkLanguages } from '../../src/content/check-languages.ts'
import { languageSources } from '../../src/content/language-sources.ts'
import { openLanguages, wordedFrom } from '../../src/languages.ts'
import { checks, content, say } from '../own-content.ts'
import { pseudoLanguage, pseudoTag } from '../pseudo-language.ts'

const sources = languageSources(pseudoLanguage(content))
const folder = `content/languages/${pseudoTag}`
let root = ''

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}
/** The same file with something else in it. */
const mend = (file: string, one: string | RegExp, other: string): void => {
  const before = readFileSync(path.join(root, file), 'utf8')
  const after = before.replace(one, other)
  expect(after).not.toBe(before)
  write(file, after)
}
const mistakes = () => checkLanguages(root, content)

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'whatif-language-'))
  for (const [file, text] of sources) write(file, text)
})
afterEach(() => {
  for (const [file, text] of sources) write(file, text)
})
afterAll(() => rm(root, { recursive: true }))

describe('a language as a folder of files', () => {
  test('has nothing to mend where it has every word, and is read as it was written', async () => {
    expect(await mistakes()).toEqual([])
    const worded = { ...wordedFrom(content, say), checks }
    const opened = await openLanguages(root, content, worded)
    expect(opened.tags).toEqual(['en-GB', pseudoTag])
    const read = opened.wordsOf(pseudoTag)
    const story = content.catalogue.threats[0]
    const other = read?.catalogue.threats[0]
    expect(other).toEqual({
      ...story,
      short: other?.short,
      title: other?.title,
      question: other?.question,
      doing: other?.doing,
      example: other?.example,
      technical: other?.technical,
      coveredReason: other?.coveredReason,
      lowers: other?.lowers,
    })
    expect(other?.title).not.toBe(story?.title)
    expect(other?.lowers.map((lower) => lower.if)).toEqual(story?.lowers.map((lower) => lower.if))
    expect(read?.say.language).toBe(pseudoTag)
  })

  test('is told what it lacks, with the file', async () => {
    mend(`${folder}/stories.yaml`, /^ {2}title: .*\n/m, '')
    const [first = ''] = content.messages.keys()
    mend(
      `${folder}/messages/${first.split('.')[0]}.yaml`,
      /^messages:\n/m,
      'messages:\n  extra: מלה\n',
    )
    const found = await mistakes()
    expect(found).toMatchObject([
      {
        file: `${folder}/stories.yaml`,
        rule: 'languages',
        message: expect.stringContaining('is missing'),
      },
      { message: expect.stringContaining('belongs to nothing') },
    ])
  })

  test('keeps every place of a sentence', async () => {
    mend(`${folder}/stories.yaml`, '{people}', '{persons}')
    expect(await mistakes()).toMatchObject([{ message: expect.stringContaining('fills in other') }])
  })

  test('that lacks a whole file lacks all that is in it', async () => {
    rmSync(path.join(root, `${folder}/safeguards.yaml`))
    const found = await mistakes()
    expect(found).toHaveLength(content.catalogue.safeguards.length)
    await expect(
      openLanguages(root, content, { ...wordedFrom(content, say), checks }),
    ).rejects.toThrow('is missing')
  })

  test('is named by the tag of a language', async () => {
    write('content/languages/No Tag/stories.yaml', 'a: b\n')
    const found = await mistakes()
    rmSync(path.join(root, 'content/languages/No Tag'), { recursive: true })
    expect(found.map(({ message }) => message)).toContain('“No Tag” is not the tag of a language')
  })
})
