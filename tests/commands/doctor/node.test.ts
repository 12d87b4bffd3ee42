import { expect, test } from 'vitest'
import { lineOf } from '../../../src/commands/doctor/finding.ts'
import { examineNode } from '../../../src/commands/doctor/node.ts'
import { productRoot } from '../../../src/config.ts'
import { readWords } from '../../../src/words.ts'

const say = await readWords(productRoot, 'operator')
const line = (version: string, today: string) => lineOf(examineNode(version, today, say), say)

const ended =
  'it works, but this Node has had no security fixes since 2026-04-30: install a newer one'

test.each([
  ['20.20.2', '2026-04-30', 'ok     Node 20.20.2'],
  ['20.20.2', '2026-05-01', `note   Node 20.20.2 → ${ended}`],
  ['24.1.0', '2026-11-30', 'ok     Node 24.1.0'],
  ['24.1.0', '2028-05-01', expect.stringContaining('since 2028-04-30')],
  // Nobody knows yet how long these are looked after.
  ['99.0.0', '2040-01-01', 'ok     Node 99.0.0'],
  ['20.18.9', '2026-11-30', 'wrong  Node 20.18.9 → install Node 20.19 or newer'],
  ['18.20.0', '2026-11-30', 'wrong  Node 18.20.0 → install Node 20.19 or newer'],
])('Node %s on %s', (version, today, said) => {
  expect(line(version, today)).toEqual(said)
})
