import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'

const source = path.join(import.meta.dirname, '../src')

/** What every place may import. */
const ground = ['domain', 'errors']
/** The rules and words of the product: they know no platform, no file and no clock. */
const core: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  errors: [],
  nearest: [],
  message: [],
  flow: [],
  engine: ['flow'],
  analysis: ['flow'],
  report: ['flow', 'message', 'analysis'],
  exports: ['flow', 'message', 'analysis', 'report'],
  review: ['flow', 'message', 'engine', 'analysis', 'report', 'exports'],
  conversation: ['message', 'engine', 'review'],
}
const shared = ['message', 'conversation', 'review']
const words = ['message', 'flow', 'engine', 'analysis']
/** Arrows point inward: what each place may import beside itself and the ground. A file of src itself is a place by its name. */
const layers: Readonly<Record<string, readonly string[]>> = {
  ...core,
  content: words,
  words: ['content', 'message'],
  storage: ['review'],
  trackers: ['review'],
  'channels/public': shared,
  'channels/adaptive-card': ['message'],
  'channels/slack': [...shared, 'channels/public'],
  'channels/teams': [...shared, 'channels/public', 'channels/adaptive-card'],
  'channels/web': [...shared, 'channels/public', 'channels/adaptive-card'],
  'channels/mcp': [...shared, 'analysis'],
  'channels/plain-text': ['message'],
  'channels/terminal': [...shared, 'channels/plain-text'],
  webhooks: ['config', 'review'],
  'open-storage': ['built', 'config', 'review', 'storage'],
  'open-tracker': ['config', 'review', 'trackers'],
  'workspace-trackers': ['config', 'conversation', 'review', 'channels/public', 'open-tracker'],
  metrics: ['config', 'conversation', 'review'],
  version: ['config'],
  config: [],
  calendar: [],
  clock: ['review', 'calendar'],
  logger: ['config', 'review'],
  'service-log': [],
  rasterise: [],
  built: [],
  'open-content': ['built', 'content', 'message'],
  questionnaires: [...words, 'content', 'report', 'review'],
  languages: [...words, 'built', 'content', 'review', 'questionnaires'],
  'suggest-figures': [...words, 'open-content', 'questionnaires', 'suggest'],
  suggest: [...words, 'content', 'assess', 'review'],
  assess: [...words, 'content', 'report', 'exports', 'review', 'nearest'],
  calibrate: ['content', 'flow', 'analysis'],
}
/** They put the rest together, and nobody but the next of them imports them. */
const outermost = ['platforms', 'app', 'commands', 'cli']
/** The one place further in that sets a timer: how long a platform waits is no matter of the product. */
const timed = 'conversation/deadline.ts'
/** The port of review: all of it that a channel or a store may see. */
const port = /^review\/(event|look-alike|plain-name|ports|record|reviews)\.ts$/
const seesOnlyPort = /^(channels|storage|trackers|conversation)\//
const packages: Readonly<Record<string, readonly string[]>> = {
  domain: ['stemmer'],
  engine: ['xstate'],
  message: ['marked'],
  report: ['csv-stringify/sync'],
  exports: ['ical-generator', 'uuid'],
}
const platformWord =
  /(?<![.\w'"])(process|fetch|console|Date(?!\.(?:parse|UTC)\()|performance|globalThis|set(?:Timeout|Interval|Immediate)|Math\.random)\b(?!['":])/

function placeOf(file: string): string {
  const [first = '', second = ''] = file.split('/')
  return first === 'channels' ? `${first}/${second}` : first.replace(/\.ts$/, '')
}

/** True where a place may import a file of another place, or a package. */
function mayImport(file: string, to: string): boolean {
  const place = placeOf(file)
  if (!to.startsWith('.')) {
    return !(place in core) || ['zod', ...(packages[place] ?? [])].includes(to)
  }
  const target = path.posix.join(path.posix.dirname(file), to)
  const other = placeOf(target)
  if (other === place) return true
  if (outermost.includes(place)) {
    return !outermost.includes(other) || outermost.indexOf(other) < outermost.indexOf(place)
  }
  if (seesOnlyPort.test(file) && other === 'review') return port.test(target)
  const open = ground.includes(place) ? [] : ground
  return [...open, ...(layers[place] ?? [])].includes(other)
}

/** What a file of src does that its place may not. */
function breaches(file: string, text: string): string[] {
  const place = placeOf(file)
  if (!outermost.includes(place) && !(place in layers)) return [`${file} stands in no layer`]
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const imported = [...code.matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)]
  const isTimeless = place in core && file !== timed
  const platform = isTimeless ? platformWord.exec(code.replace(/'[^'\n]*'/g, "''")) : undefined
  return [
    ...imported
      .filter(([, to = '']) => !mayImport(file, to))
      .map(([, to]) => `${file} imports ${to}`),
    ...(platform ? [`${file} uses ${platform[1]}`] : []),
  ]
}

test('every file imports only from the layers further in, and the core touches nothing outside', async () => {
  const files = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.ts'))
  const found = await Promise.all(
    files.map(async (file) =>
      breaches(file.replaceAll('\\', '/'), await readFile(path.join(source, file), 'utf8')),
    ),
  )
  expect(files.length).toBeGreaterThan(100)
  expect(found.flat()).toEqual([])
})

test.each([
  ['channels/slack/probe.ts', "import { handle } from '../../review/handling.ts'"],
  ['channels/slack/probe.ts', "import { useCases } from '../../review/use-cases.ts'"],
  ['channels/slack/probe.ts', "import { teams } from '../teams/channel.ts'"],
  ['channels/matrix/probe.ts', 'export const nothing = 1'],
  ['conversation/probe.ts', "import type { SlackRoom } from '../channels/slack/room.ts'"],
  ['review/probe.ts', "import { assess } from '../assess/assess.ts'"],
  ['review/probe.ts', "import {\n  platforms,\n} from '../platforms.ts'"],
  ['review/probe.ts', "const { command } = await import('../commands/start.ts')"],
  ['report/probe.ts', "import { readFile } from 'node:fs/promises'"],
  ['report/probe.ts', "export { readFile } from 'node:fs'"],
  ['domain/probe.ts', "import type { Message } from '../message/message.ts'"],
  ['flow/probe.ts', "import { createActor } from 'xstate'"],
  ['analysis/probe.ts', 'export const now = () => Date.now()'],
  ['engine/probe.ts', 'console.log(1)'],
  ['engine/probe.ts', 'const root = process.cwd()'],
  ['content/probe.ts', "import { open } from '../storage/lowdb-store.ts'"],
  ['storage/probe.ts', "import { loadContent } from '../content/load.ts'"],
  ['app.ts', "import { command } from './commands/start.ts'"],
  ['config.ts', "import { createApp } from './app.ts'"],
])('is broken by %s with %s', (file, text) => {
  expect(breaches(file, text)).toHaveLength(1)
})

test.each([
  ['report/probe.ts', "import { heading } from './document.ts'\nconst key = 'process'"],
  ['engine/probe.ts', "import { createMachine } from 'xstate'\nimport * as z from 'zod'"],
  ['channels/teams/probe.ts', "import type { Reviews } from '../../review/reviews.ts'"],
  ['commands/probe.ts', "import { createApp } from '../app.ts'\nconst now = Date.now()"],
])('is kept by %s with %s', (file, text) => {
  expect(breaches(file, text)).toEqual([])
})
