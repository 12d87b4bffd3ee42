import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './analysis/real-content.ts'

test('the check of Whatif by Whatif says what the program says today, and every answer counts', () => {
  const words = ['assess', 'docs/own-check/answers.yaml', '--format', 'brief-md']
  const program = join(root, 'bin/whatif.js')
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...words], {
    cwd: root,
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toBe(readFileSync(join(root, 'docs/own-check/summary.md'), 'utf8'))
})

test('and says of each of its first seven, and of each way, what is done and what is open', () => {
  const read = (file: string) => readFileSync(join(root, 'docs/own-check', file), 'utf8')
  const [told, page] = [read('summary.md'), read('README.md')]
  const numbers = told.match(/^\| \d+ /gm) ?? []
  const ways = told.match(/^[a-e]\. /gm) ?? []
  expect([numbers.length, ways.length]).toEqual([7, 5])
  for (const number of numbers) expect(page).toContain(`\n${number}|`)
  for (const way of ways) expect(page).toContain(`\n| ${way}`)
})
