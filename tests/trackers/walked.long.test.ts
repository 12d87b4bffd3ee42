import { execFile as execFileOf, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { openApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { actionSchema } from '../../src/domain/action.ts'
import { silent, words } from '../review/bench.ts'
import { postedCheck } from '../review/posted-check.ts'

const execFile = promisify(execFileOf)
const root = join(import.meta.dirname, '../..')
const ends: (() => unknown)[] = []
afterAll(async () => {
  for (const end of ends.toReversed()) await end()
})

/** The blocks of the page, with a free port in place of the one that it names. */
async function blocks(): Promise<readonly string[]> {
  const page = await readFile(join(root, 'docs/trackers.md'), 'utf8')
  return [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, body = '']) => body)
}

/** Runs the block that starts the emulator; where it listens. */
async function emulator(block: string): Promise<string> {
  const script = block.replace(/^node .*\n|^END\n/gm, '').replace('port: 4010', 'port: 0')
  const args = ['--input-type=module', '-e', script]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  ends.push(() => child.kill())
  const [told] = await once(child.stdout, 'data')
  return String(told).trim()
}

/** The program over a check that stands posted in a data folder, and Dana in it. */
async function walking(set: Readonly<Record<string, string>>, data: string) {
  const config = readConfig(set, { data })
  const { bench, review, finding } = await postedCheck()
  const record = await bench.store.load({ workspace: 'local', id: review })
  if (!record) throw new Error('there is no record')
  let app = await openApp(config, silent)
  ends.push(() => app.close())
  const { events, outbox, heading, flow: id, flowVersion: version } = record
  const at = new Date().toISOString()
  const change = { expectedRev: 0, at, events, outbox, heading, flow: { id, version } }
  await app.store.append({ workspace: 'local', id: review }, change)
  const sender = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }
  let deliveries = 0
  const act = async (action: object) => {
    const parsed = actionSchema.parse({ review, finding, ...action })
    const delivery = { id: `walk-${++deliveries}`, ...sender, action: parsed }
    return (await app.reviews.handle(delivery)).replies.map(words).join('\n')
  }
  const story = async () => {
    const { thread } = await app.reviews.feed(sender, review)
    return words(thread.find((card) => card.id === `story/${finding}`)?.message)
  }
  const put = async () => {
    const due = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
    await act({ type: 'decide', treatment: 'mitigate', own: 'Ask for a code', owner: 'Dana', due })
    expect(await story()).toContain('[Put it into GitHub]')
    expect(await act({ type: 'openPutItem' })).toContain('octo/app in GitHub')
    await act({ type: 'putItem' })
    await expect.poll(story).toContain('It stands in GitHub too')
  }
  const restart = async () => {
    await app.close()
    app = await openApp(config, silent)
    await app.openPlatforms()
  }
  return { act, story, put, restart }
}

/** A data folder of its own. */
async function freshData(): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), 'whatif-trackers-'))
  ends.push(() => rm(data, { recursive: true }))
  return data
}

const exported = (block: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...block.matchAll(/(WHATIF_\w+)=(\S+)/g)].map(([, name = '', to = '']) => [name, to]),
  )

const { PATH = '' } = process.env

test('the page on trackers can be walked word by word', async () => {
  const [starting = '', setting = '', closing = '', one = ''] = await blocks()
  const url = await emulator(starting)
  const here = (text: string) => text.replaceAll('http://127.0.0.1:4010', url)
  const set = exported(here(setting))
  const doctor = await execFile(process.execPath, ['bin/whatif.js', 'doctor', 'tracker'], {
    cwd: root,
    env: { PATH, ...set },
  })
  expect(doctor.stdout).toMatch(/^ok +octo\/app in GitHub can be used/)
  const { act, story, put, restart } = await walking(set, await freshData())
  await put()

  const curl = /curl -X (\w+) (\S+) -H '(\w+): ([^']+)'[\s\S]*?-d '([^']+)'/.exec(here(closing))
  const [, method = '', address = '', header = '', token = '', body = ''] = curl ?? []
  const headers = { [header]: token, 'content-type': 'application/json' }
  expect((await fetch(address, { method, headers, body })).status).toBe(200)

  // After a new start.
  await restart()
  await expect.poll(story).toContain('How does it show that it is done?')
  await act({ type: 'stepDone', shown: 'A code is asked for' })
  expect(await story()).toContain('A code is asked for')
  expect(await readFile(join(root, 'docs/trackers.md'), 'utf8')).toContain('Put it into GitHub')

  // A tracker of the page alone.
  const data = await freshData()
  const commands = here(one)
    .replace('npm start\n', '')
    .replaceAll('npx --no -- whatif', 'node bin/whatif.js')
  const env = { PATH, WHATIF_DATA: data }
  const { stdout } = await execFile('sh', ['-e', '-c', commands], { cwd: root, env })
  expect(stdout).toContain('Kept: steps of local go into octo/app in GitHub')
  expect(stdout).toMatch(/local: octo\/app in GitHub, when somebody says so/)
  expect(stdout).not.toContain('a-token-for-trying')
  const own = await walking(exported(one), data)
  await own.put()
})
