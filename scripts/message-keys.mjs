/**
 * Writes the type of all message keys from content/messages, so that a mistake in a key fails `npm run types`.
 *
 *   npm run keys                            writes src/domain/message-key.ts
 *   node scripts/message-keys.mjs --check   fails when that file is not what would be written
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parse } from 'yaml'

const root = resolve(import.meta.dirname, '..')
const folder = join(root, 'content/messages')
const target = join(root, 'src/domain/message-key.ts')

function keysOf(value, way) {
  if (typeof value === 'string') return [way.join('.')]
  return Object.entries(value).flatMap(([name, part]) => keysOf(part, [...way, name]))
}

const keys = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .flatMap((name) => {
    const { messages } = parse(readFileSync(join(folder, name), 'utf8'))
    return keysOf(messages, [basename(name, '.yaml')])
  })

const wanted = [
  '// Written by scripts/message-keys.mjs from content/messages; not by hand.',
  '',
  '/** The key of every message in content/messages. */',
  'export type MessageKey =',
  ...keys.map((key) => `  | '${key}'`),
  '',
].join('\n')

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== wanted) {
    process.stderr.write(
      'src/domain/message-key.ts is not what content/messages says. Run: npm run keys\n',
    )
    process.exitCode = 1
  }
} else writeFileSync(target, wanted)
