import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { begin, freshFolder, printed } from '../../cli/running.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { createMoodyStore } from './moody-store.ts'
import { acting, readyCheck } from './ready-check.ts'
import { type Different, type RunningWhatif, startWhatif, words } from './whatif.ts'
import { type Slack, startSlack } from './workspace.ts'

let slack: Slack
let whatif: RunningWhatif | undefined

async function start(different: Different = {}): Promise<RunningWhatif> {
  slack = await startSlack()
  const { appToken } = slack.app
  whatif = await startWhatif(slack, { connection: { mode: 'socket', appToken }, ...different })
  return whatif
}

afterEach(async () => {
  await whatif?.stop()
  await slack.stop()
  whatif = undefined
})

const { poll } = expect

test('without a public address: started, answered, posted, and talked about', async () => {
  const store = new MemoryStore()
  const running = await start({ store })
  const { dana, ravi } = slack.acme.people
  const { open, closed } = slack.acme.channels
  const reply = await dana.command('Swim Booking', open)
  expect(reply.body).toContain('https://slack.com/app_redirect?app=A0WHATIF')
  await poll(() => dana.read()).toContain('What happens with it')
  await dana.say('People book swimming lessons')
  await poll(() => dana.read()).toContain('People book swimming lessons')
  await dana.invite(closed)
  const review = await (await readyCheck(slack.acme, dana)).put(store)
  const where = { how: 'all', to: closed, sure: true }
  await acting(running, slack.acme)(dana, { type: 'publish', review, ...where })
  await slack.settled()
  await ravi.press('Say what you think', { in: closed })
  await poll(() => ravi.readForm()).not.toContain(words('slack.loading'))
  await ravi.submit({ 'What do you think?': 'Yes' })
  await poll(() => ravi.read(closed)).toContain('has said what they think.')
})

test('a line that breaks is dialled again at once', async () => {
  await start()
  const { dana } = slack.acme.people
  for (const product of ['Swim Booking', 'Ticket Shop']) {
    slack.cutSocket()
    await poll(() => slack.socketOpen()).toBe(true)
    await dana.say(`start ${product}`)
    await poll(() => dana.read()).toContain(product)
  }
})

test('what was acknowledged and could not be kept is gone, as it is written down, and can be said again', async () => {
  const store = createMoodyStore()
  const running = await start({ store })
  const { dana } = slack.acme.people
  store.mood = 'failing'
  expect(await dana.say('start Swim Booking')).toMatchObject({ status: 200 })
  await poll(() => dana.read()).toContain(words('chat.trouble.kept'))
  store.mood = 'well'
  await dana.say('start Swim Booking')
  await poll(() => dana.read()).toContain('What happens with it')
  expect(await running.store.list(`slack:${slack.acme.team}`)).toHaveLength(1)
})

test('a refused token is named, and does not take the page away', async () => {
  slack = await startSlack()
  const environment = {
    WHATIF_SLACK_API_URL: slack.apiUrl,
    WHATIF_SLACK_APP_TOKEN: 'xapp-1-A0-1-wrong',
    WHATIF_SLACK_BOT_TOKEN: slack.acme.botToken,
    WHATIF_PORT: '0',
  }
  const program = begin(['start'], { environment, folder: await freshFolder() })
  const told: string[] = []
  program.stdout?.on('data', (chunk) => told.push(String(chunk)))
  const [, address = ''] = await printed(program, /^Open (\S+)/m)
  await poll(() => told.join('')).toContain(
    'The page works, but not everything else: Slack refuses WHATIF_SLACK_APP_TOKEN (invalid_auth).',
  )
  expect((await fetch(address, { redirect: 'manual' })).status).toBeLessThan(400)
  const ended = once(program, 'close')
  program.kill('SIGINT')
  expect((await ended)[0]).toBe(0)
})
