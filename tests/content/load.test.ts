import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadContent } from '../../src/content/load.ts'

const good = path.join(import.meta.dirname, '../fixtures/content/good')
let root = ''

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'whatif-content-'))
  await cp(good, root, { recursive: true })
})
afterEach(() => rm(root, { recursive: true }))

async function loaded() {
  const outcome = await loadContent(root)
  if (!outcome.ok) throw new Error(outcome.mistakes[0]?.message)
  return outcome.content
}

async function mistakes() {
  const outcome = await loadContent(root)
  return outcome.ok ? [] : outcome.mistakes
}

describe('content on disk', () => {
  test('becomes flows, a catalogue in a fixed order, and words', async () => {
    const content = await loaded()
    expect([...content.flows.keys()]).toEqual(['small-check'])
    expect(content.flows.get('small-check')?.questions.map(({ id }) => id)).toContain(
      'ways.gives.2',
    )
    expect(content.catalogue.threats.map(({ id }) => id)).toEqual([
      'act-as-you',
      'change-price',
      'say-no',
      'see-list',
      'stop-it',
      'take-power',
    ])
    expect(content.catalogue.threats[0]?.example).toBe('A thief knows your name.')
    expect(content.messages.get('start.open')?.text).toBe(
      '{count, plural, one {1 question is open.} other {# questions are open.}}',
    )
    expect(content.glossary).toContainEqual({
      term: 'Story',
      meaning: 'One thing that could go wrong.',
      line: 7,
    })
  })

  test('has a version that changes with any file, and only then', async () => {
    const before = (await loaded()).catalogue.version
    expect((await loaded()).catalogue.version).toBe(before)
    await writeFile(path.join(root, 'content/glossary.md'), '# Words\n')
    expect((await loaded()).catalogue.version).not.toBe(before)
  })

  test('knows where every value stands', async () => {
    const { place, isWritten } = await loaded()
    expect(place('content/safeguards.yaml', [0, 'effort']).line).toBe(3)
    expect(place('content/threats/say-no.md', ['example']).line).toBe(17)
    expect(isWritten('content/safeguards.yaml', [0, 'changes'])).toBe(true)
    expect(isWritten('content/safeguards.yaml', [1, 'changes'])).toBe(false)
  })
})

describe('files that no author means', () => {
  test('a missing file is named', async () => {
    await rm(path.join(root, 'content/priors.json'))
    expect(await mistakes()).toMatchObject([
      { file: 'content/priors.json', line: 1, rule: 'files', message: 'this file is missing' },
    ])
  })

  test('a folder without any file is named', async () => {
    await rm(path.join(root, 'flows'), { recursive: true })
    expect(await mistakes()).toMatchObject([{ file: 'flows', rule: 'files' }])
  })

  test('an odd name is refused, a hidden file is passed over', async () => {
    await writeFile(path.join(root, 'content/threats/Odd Name.md'), 'hello')
    await writeFile(path.join(root, 'content/threats/.hidden'), 'hello')
    expect(await mistakes()).toMatchObject([{ file: 'content/threats/Odd Name.md', rule: 'files' }])
  })

  test('a link to outside the folder is refused', async () => {
    await rm(path.join(root, 'content/glossary.md'))
    await symlink(path.join(good, 'content/glossary.md'), path.join(root, 'content/glossary.md'))
    expect(await mistakes()).toMatchObject([{ file: 'content/glossary.md', rule: 'files' }])
  })

  test('a file beyond all measure is refused', async () => {
    await writeFile(path.join(root, 'content/glossary.md'), 'x'.repeat(1_000_001))
    expect(await mistakes()).toMatchObject([{ file: 'content/glossary.md', rule: 'files' }])
  })

  test('mistakes in several files are told at once', async () => {
    await writeFile(path.join(root, 'content/retired.yaml'), '- { id: a }')
    await writeFile(path.join(root, 'content/jargon.yaml'), 'banned: 3')
    const files = (await mistakes()).map(({ file }) => file)
    expect([...new Set(files)].toSorted()).toEqual(['content/jargon.yaml', 'content/retired.yaml'])
  })
})
