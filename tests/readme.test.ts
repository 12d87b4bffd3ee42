import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const readme = read('README.md')

const program = join(root, 'bin/whatif.js')
const help = spawnSync(process.execPath, [program, '--help'], { encoding: 'utf8' }).stdout

/** Everything written for people who use, run or change the product. */
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

/** The fenced blocks of one language, without the indent they stand in. */
function blocksOf(text: string, language: string): string[] {
  const fence = new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^\\1\`\`\``, 'gm')
  return [...text.matchAll(fence)].map(([, indent = '', body = '']) =>
    body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  )
}

/** Lines as they are compared: no outer space, single spaces, no empty ones. */
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replaceAll(/\s+/g, ' '))
    .filter((line) => line !== '')

/** The passages of an excerpt: what stands between two lines of “…” stands together in the whole. */
const passagesOf = (excerpt: string): string[] =>
  `\n${linesOf(excerpt).join('\n')}\n`.split('\n…').map((passage) => passage.trimEnd())

function expectExcerpt(excerpt: string, whole: string): void {
  const text = `\n${linesOf(whole).join('\n')}\n`
  let from = 0
  for (const passage of passagesOf(excerpt)) {
    const at = text.indexOf(`${passage}\n`, from)
    expect(at, `this stands there, and in this place: ${passage}`).toBeGreaterThanOrEqual(0)
    from = at + passage.length
  }
}

/** Writes an answers file and runs a command of the README beside it. */
function runBeside(answers: string, words: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'whatif-readme-'))
  writeFileSync(join(folder, 'answers.yaml'), answers)
  const { PATH = '', HOME = '' } = process.env
  return spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH, HOME },
  })
}

describe('the README', () => {
  test('shows a conversation and its summary as an example product has them', () => {
    const [conversation = '', summary = ''] = blocksOf(readme, 'text')
    expectExcerpt(conversation, read('tests/golden/clinic-booking/conversation.txt'))
    expectExcerpt(summary, read('tests/golden/clinic-booking/summary.txt'))
  })

  test('shows a file of answers, a command, and what the command prints', () => {
    const [answers = ''] = blocksOf(readme, 'yaml')
    const command = blocksOf(readme, 'sh').find((block) => block.includes('assess')) ?? ''
    const words = command.trim().replace('npx --no -- whatif ', '').split(' ')
    const { status, stdout, stderr } = runBeside(answers, words)
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expectExcerpt(blocksOf(readme, 'markdown')[0] ?? '', stdout)
  })
})

test('every file of answers in the pages can be assessed', () => {
  const files = pages.flatMap((page) => blocksOf(read(page), 'yaml'))
  const answers = files.filter((text) => text.includes('answers:'))
  expect(answers.length).toBeGreaterThan(1)
  for (const text of answers) {
    expect(runBeside(text, ['assess', 'answers.yaml']).stderr).toBe('')
  }
})

describe.each(pages)('%s', (page) => {
  const text = read(page)

  test('links to files that are there', () => {
    const targets = [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, target = '']) => target)
    const near = targets.filter((target) => !/^[a-z]+:/.test(target))
    const missing = near.filter((target) => !existsSync(join(root, dirname(page), target)))
    expect(missing).toEqual([])
  })

  test('holds no marks of two versions that were never joined', () => {
    expect(text).not.toMatch(/^(?:<{7}|={7}|>{7})(?: |$)/m)
  })

  test('names files that are there', () => {
    const named = /`((?:src|content|flows|tests|docs|bench|scripts|bin|deploy)\/[\w./-]*)`/g
    const missing = [...text.matchAll(named)]
      .map(([, path = '']) => path)
      .filter((path) => !existsSync(join(root, path)))
    expect(missing).toEqual([])
  })

  test('names commands that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const run = [...text.matchAll(/npm (?:run )?([a-z:]+)/g)].map(([, name = '']) => name)
    const ours = run.filter((name) => !['ci', 'i', 'prune', 'audit', 'version'].includes(name))
    expect(ours.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
    const whatif = [...text.matchAll(/-- whatif ([a-z-]+)/g)].map(([, name = '']) => name)
    expect(whatif.filter((name) => !help.includes(`\n  ${name} `))).toEqual([])
  })
})
