import { existsSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { begin, freshFolder, printed, run } from './running.ts'

/** Writes down every module that a program reads. */
const writeDown = `
import { register } from 'node:module'
register('data:text/javascript,' + encodeURIComponent(
  "import { appendFileSync } from 'node:fs'\\n" +
  "export async function load(url, context, next) {\\n" +
  "  appendFileSync(process.env.READ_MODULES, url + '\\\\n')\\n" +
  "  return next(url, context)\\n" +
  "}"))
`

/** A Slack and a Teams that are set up, though nobody is there. */
const bothPlatforms = {
  WHATIF_SLACK_BOT_TOKEN: 'xoxb-1-2',
  WHATIF_SLACK_APP_TOKEN: 'xapp-1-2',
  WHATIF_SLACK_API_URL: 'http://127.0.0.1:9/',
}

async function watched() {
  const file = join(await mkdtemp(join(tmpdir(), 'whatif-modules-')), 'read.txt')
  const data = `data:text/javascript,${encodeURIComponent(writeDown)}`
  const environment = { NODE_OPTIONS: `--import=${data}`, READ_MODULES: file }
  const packages = async () => {
    const urls = (await readFile(file, 'utf8')).split('\n').filter((url) => url !== '')
    const sources = await Promise.all(urls.map(sourcesOf))
    const names = sources.flat().map((name) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1])
    return new Set(names.filter((name) => name !== undefined))
  }
  return { environment, packages }
}

/** What a module was made of: the build puts many files into one, and its map names them. */
async function sourcesOf(url: string): Promise<readonly string[]> {
  if (!url.startsWith(new URL('../../dist/', import.meta.url).href)) return [url]
  const map = `${fileURLToPath(url)}.map`
  // The few lines of the bundler itself have none.
  return existsSync(map) ? JSON.parse(await readFile(map, 'utf8')).sources : []
}

const platforms = ['@slack/bolt', 'botbuilder']

test('`whatif chat` reads neither library, even where Slack is set up', async () => {
  const { environment, packages } = await watched()
  const folder = await freshFolder()
  const asked = { input: 'start Swim Booking\n', folder }
  const { out } = await run(['chat', '--data', folder], {
    ...asked,
    environment: { ...environment, ...bothPlatforms },
  })
  expect(out).toContain('Question 1 of about')
  const read = await packages()
  expect(read).toContain('zod')
  const others = [...platforms, 'express', '@resvg/resvg-js', '@modelcontextprotocol/sdk']
  for (const name of others) expect(read).not.toContain(name)
})

test('the page reads only what it needs', async () => {
  const { environment, packages } = await watched()
  const folder = await freshFolder()
  const child = begin(['start', '--data', folder, '--port', '0'], { environment })
  await printed(child, /key=/)
  child.kill('SIGTERM')
  const read = await packages()
  expect(read).toContain('express')
  const others = [
    ...platforms,
    'yaml',
    '@resvg/resvg-js',
    '@clack/prompts',
    'dale-chall',
    '@modelcontextprotocol/sdk',
    'standardwebhooks',
  ]
  for (const name of others) expect(read).not.toContain(name)
})

test('with Slack set up, the page reads its library', async () => {
  const { environment, packages } = await watched()
  const folder = await freshFolder()
  const child = begin(['start', '--data', folder, '--port', '0'], {
    environment: { ...environment, ...bothPlatforms },
  })
  await printed(child, /key=/)
  child.kill('SIGTERM')
  expect(await packages()).toContain('@slack/bolt')
})

test('`whatif mcp` alone reads what connects an assistant, and no platform', async () => {
  const { environment, packages } = await watched()
  const ran = await run(['mcp'], { environment: { ...environment, ...bothPlatforms } })
  expect(ran).toEqual({ code: 0, out: '', err: '' })
  const read = await packages()
  expect(read).toContain('@modelcontextprotocol/sdk')
  for (const name of [...platforms, '@resvg/resvg-js', '@clack/prompts', 'pino-pretty'])
    expect(read).not.toContain(name)
})
