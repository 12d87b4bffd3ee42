import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const scripts: Record<string, string> = about.scripts

/** The first program of each command: what a newcomer’s first press of Enter starts. */
function firstOf(name: string): string {
  const line = scripts[name] ?? ''
  const first = line.split(' && ')[0] ?? ''
  const inner = /^npm run (\S+)$/.exec(first)?.[1]
  return inner === undefined ? first : firstOf(inner)
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'whatif-fresh-'))
  for (const part of ['bin', 'scripts', 'package.json', 'manifest.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true })
  }
})

function run(line: string) {
  const [program, ...words] = line.split(' ')
  expect(program).toBe('node')
  return spawnSync(process.execPath, words, { cwd: folder, env: {}, encoding: 'utf8' })
}

/** What is said on standard error; a service that nobody reads says it as a line of its log. */
const saidIn = (line: string, stderr: string): string =>
  line === 'node bin/whatif.js start' ? `${JSON.parse(stderr).words}\n` : stderr

describe('with nothing installed', () => {
  // This one only rewrites a file that is here, with Node alone.
  const plain = ['slack:manifest']
  const commands = Object.keys(scripts).filter((name) => !plain.includes(name))
  const starts = [...new Set(commands.map(firstOf))]

  test.each(starts)('`%s` says what to do, and nothing else', (line) => {
    const { status, stdout, stderr } = run(line)
    expect([status, stdout, saidIn(line, stderr)]).toEqual([
      1,
      '',
      'Whatif is not set up yet. Run: npm ci\n',
    ])
  })

  test('a Node that is too old is told so first', () => {
    const text = JSON.stringify({ ...about, engines: { node: '>=99.1' } })
    writeFileSync(join(folder, 'package.json'), text)
    for (const line of ['node bin/whatif.js start', 'node scripts/build.mjs']) {
      expect(saidIn(line, run(line).stderr)).toBe(
        `Whatif needs Node 99.1 or newer; this is ${process.versions.node}.\n`,
      )
    }
  })
})

test('a browser that is named and not there is told before anything is built', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/chromium.mjs')], {
    env: { ...process.env, CHROMIUM_PATH: '/no/such/browser' },
    encoding: 'utf8',
  })
  expect([status, stderr.split('. ')[0]]).toEqual([
    1,
    'CHROMIUM_PATH names /no/such/browser, and there is no such file',
  ])
  expect(scripts['test']).toMatch(/^node scripts\/chromium\.mjs && /)
})
