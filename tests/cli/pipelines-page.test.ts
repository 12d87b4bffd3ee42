import { execFile } from 'node:child_process'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { policyRules } from '../../src/assess/policy.ts'
import { fileOf } from '../golden/golden.ts'
import { freshFolder, run } from './running.ts'

const page = await readFile('docs/pipelines.md', 'utf8')
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  )

/** The jobs of the page, as each system reads them. */
function jobs() {
  const [github, gitlab] = blocks('yaml').map((text) => {
    const document = parseDocument(text)
    expect([...document.errors, ...document.warnings]).toEqual([])
    return document.toJS()
  })
  const steps: { readonly run?: string; readonly uses?: string }[] = github.jobs.whatif.steps
  return { github, gitlab, steps }
}

const isOurs = (line: string): boolean => line.startsWith('node .whatif/bin/whatif.js ')

test('both systems run the same three commands, after installing', () => {
  const { github, gitlab, steps } = jobs()
  const runs = steps.flatMap(({ run }) => run ?? [])
  expect(runs.filter(isOurs)).toEqual(gitlab.whatif.script)
  expect(runs.filter(isOurs).map((line) => line.split(' ')[2])).toEqual([
    'assess',
    'export',
    'policy',
  ])
  expect(runs[0]).toBe('npm ci --prefix .whatif')
  expect(gitlab.whatif.before_script).toContain(runs[0])
  // A step either runs something or uses something, and the job may only read.
  for (const { run, uses } of steps) expect([run, uses].filter(Boolean)).toHaveLength(1)
  expect(github.permissions).toEqual({ contents: 'read' })
})

test('the job fails where a story that comes first has nobody, and says which', async () => {
  const folder = await freshFolder()
  await mkdir(join(folder, 'threats'))
  await symlink(fileURLToPath(new URL('../..', import.meta.url)), join(folder, '.whatif'))
  const answers = fileOf('clinic-booking', 'answers.yaml')
  await writeFile(join(folder, 'threats/answers.yaml'), await readFile(answers))
  await run([
    'export',
    answers,
    '--format',
    'model',
    '--output',
    join(folder, 'threats/model.json'),
  ])
  const script = jobs().gitlab.whatif.script.join('\n')
  const { PATH = '', HOME = '' } = process.env
  const { code, out, err } = await new Promise<{ code: unknown; out: string; err: string }>(
    (resolve) => {
      const how = { cwd: folder, env: { PATH, HOME } }
      execFile('bash', ['-e', '-c', script], how, (error, out, err) =>
        resolve({ code: error?.code ?? 0, out, err }),
      )
    },
  )
  expect({ code, err }).toEqual({ code: 1, err: '' })
  const [shown = ''] = blocks('text')
  const [first = '', , verdict = ''] = shown.split('\n')
  expect(out).toContain(`${first}\n`)
  // How many there are changes with the content.
  expect(out.replace(/\d+ stories/, '14 stories')).toContain(`\n${verdict}\n`)
  expect(await readFile(join(folder, 'whatif-report.md'), 'utf8')).toMatch(/^# /)
  expect(JSON.parse(await readFile(join(folder, 'whatif.otm.json'), 'utf8'))).toHaveProperty(
    'otmVersion',
  )
})

test('the page names every rule', () => {
  const named = [...page.matchAll(/^\| `([a-z]+-[a-z-]+)` \|/gm)].map(([, rule]) => rule)
  expect(named).toEqual([...policyRules])
})
