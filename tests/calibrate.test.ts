import { cp, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { calibrate } from '../src/calibrate.ts'
import { command } from '../src/commands/calibrate.ts'
import type { CommandLine } from '../src/commands/command.ts'
import { root } from './analysis/real-content.ts'

async function folderWith(files: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cases-'))
  for (const [name, value] of Object.entries(files)) {
    await writeFile(join(folder, name), JSON.stringify(value))
  }
  return folder
}

/** The program as it is installed: without the example products, which would all be ranked again. */
async function installed(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'installed-'))
  for (const part of ['content', 'flows']) {
    await cp(join(root, part), join(folder, part), { recursive: true })
  }
  return folder
}

/** What the command prints. */
async function printed(given: CommandLine): Promise<string> {
  const said: string[] = []
  const { stdin: input, stdout: output } = process
  const print = async (text: string): Promise<void> => void said.push(text)
  expect(await command.run(given, { input, output, environment: {}, print, tell: print })).toBe(0)
  return said.join('')
}

const forum = {
  name: 'A forum',
  license: 'CC0-1.0',
  answers: { 'about.shape': ['web'], 'people.who': ['public'], 'old.question': 'yes' },
  expertThreats: [
    { title: 'Flooded', level: 'product', matchedBy: ['crowd'] },
    { title: 'Told by nobody', level: 'product', matchedBy: [] },
    { title: 'Deep down', level: 'developer', matchedBy: ['known-hole'] },
  ],
}

const rowOf = (text: string, title: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replaceAll(/\s+/g, ' '))
    .filter((line) => line.startsWith(title))

describe('calibrating on published threat models', () => {
  test('works on any folder, counts product threats only, and names questions it does not know', async () => {
    const text = await calibrate(root, await folderWith({ 'forum.json': forum }))
    const [given, withNew] = rowOf(text, 'forum.json 2')
    expect(given).toMatch(/^forum\.json 2 50 % 50 % 50 % 50 % \d+ %$/)
    expect(withNew).toBe(given)
    expect(text).toContain('forum.json: this questionnaire has no question "old.question"')
  })

  test('counts labels for new stories apart from the given ones', async () => {
    const labels = {
      'forum.json': [{ title: 'Told by nobody', story: 'nobody-notices', reason: 'the same' }],
    }
    const folder = await folderWith({ 'forum.json': forum, 'new-labels.json': labels })
    const [given, withNew] = rowOf(await calibrate(await installed(), folder), 'forum.json 2')
    expect(given).toMatch(/2 50 % .* 50 % \d+ %$/)
    expect(withNew).toMatch(/ 100 % \d+ %$/)
  })

  test('reads an earlier questionnaire through a written mapping', async () => {
    const mapping = { questions: { 'old.question': { to: 'out.padlock', values: { yes: 'no' } } } }
    const folder = await folderWith({ 'forum.json': forum, 'mapping.json': mapping })
    expect(await calibrate(await installed(), folder)).not.toContain('has no question')
  })

  test('says so when a folder holds no case', async () => {
    await expect(calibrate(root, await folderWith({ 'x.json': {} }))).rejects.toThrow('no case')
  })

  test('counts, for priors.json, how often models name a story that could happen', async () => {
    const folder = await folderWith({ 'forum.json': forum, 'twice.json': forum })
    const counts = JSON.parse(await printed({ options: { format: 'counts' }, words: [folder] }))
    expect(counts).toMatchObject({
      crowd: { held: 2, named: 2 },
      'nobody-notices': { held: 2, named: 0 },
      'card-skim': { held: 0, named: 0 },
    })
  })
})
