import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { shellWord } from '../../../src/review/erasing/shell-word.ts'

const ids = [
  'dana',
  'dana kim',
  "o'hara",
  '$(exit 3)',
  '*',
  'a"b',
  '`x`',
  'élodie',
  '',
  'a\\b',
  '29:1AHy-Ub',
  '~',
]

test('a shell takes each word whole, and words without anything special stay plain', () => {
  const line = `printf '%s\\n' ${ids.map(shellWord).join(' ')}`
  expect(execFileSync('sh', ['-c', line], { encoding: 'utf8' })).toBe(`${ids.join('\n')}\n`)
  expect(['dana', '29:1AHy-Ub', 'slack:T1'].map(shellWord)).toEqual([
    'dana',
    '29:1AHy-Ub',
    'slack:T1',
  ])
})
