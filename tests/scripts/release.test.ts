import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
// @ts-expect-error: a script without types
import { sectionOf } from '../../scripts/changelog.mjs'

const root = resolve(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const { version } = z.object({ version: z.string() }).parse(JSON.parse(read('package.json')))

const log = `# What changed

## 1.2.0 · 2027-02-03

Words.

### Added

- More.

## 1.2.0-rc · 2027-01-01

Earlier words.

## 1.1.0

Without a day.
`

describe('what the change log says of a version', () => {
  test('is its day, and its text up to the next version', () => {
    expect(sectionOf(log, '1.2.0')).toEqual({
      day: '2027-02-03',
      text: 'Words.\n\n### Added\n\n- More.',
    })
  })

  test.each(['1.1.0', '1.3.0', '1.2'])(
    'is nothing for %s, which has no day or no section',
    (name) => {
      expect(sectionOf(log, name)).toBeUndefined()
    },
  )

  test('is something for the version that package.json names', () => {
    expect(sectionOf(read('CHANGELOG.md'), version)?.text).toContain('### Added')
  })
})

describe('a release', () => {
  test('under the tag of another version is refused before anything is made', () => {
    const words = [join(root, 'scripts/release.mjs'), 'v99.0.0']
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toBe(
      `The tag is v99.0.0, and package.json says ${version}. Make them the same.\n`,
    )
  })
})

const workflowSchema = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({
      steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })),
    }),
  ),
})

describe.each(readdirSync(join(root, '.github/workflows')))('the workflow %s', (file) => {
  const text = read(`.github/workflows/${file}`)
  const workflow = workflowSchema.parse(parse(text))

  test('uses no action that somebody else can change afterwards', () => {
    const used = Object.values(workflow.jobs).flatMap((job) =>
      job.steps.flatMap(({ uses }) => uses ?? []),
    )
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((name) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(name))).toEqual([])
    for (const line of text.match(/uses:.*/g) ?? []) expect(line).toMatch(/ # v\d+\.\d+\.\d+$/)
  })

  test('may change nothing unless a job says so', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
  })

  test('runs no script that there is not', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')))
    const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name)
    expect(named.filter((name) => name === undefined || !(name in scripts))).toEqual([])
  })
})
