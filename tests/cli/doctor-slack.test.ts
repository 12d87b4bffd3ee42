import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command } from '../../src/commands/doctor.ts'
import { neededScopes, type Slack, startSlack } from '../channels/slack/workspace.ts'
import { here } from './here.ts'
import { run } from './running.ts'

let slack: Slack
let bare: Slack

beforeAll(async () => {
  slack = await startSlack()
  bare = await startSlack({ scopes: [...neededScopes.slice(1), 'channels:history'] })
})
afterAll(async () => {
  await slack.stop()
  await bare.stop()
})

const settings = (of: Slack, more: Readonly<Record<string, string>> = {}) => ({
  WHATIF_SLACK_API_URL: of.apiUrl,
  WHATIF_SLACK_BOT_TOKEN: of.acme.botToken,
  WHATIF_SLACK_APP_TOKEN: of.app.appToken,
  ...more,
})
const overHttp = (of: Slack, secret: string) => ({
  ...settings(of, { WHATIF_SLACK_APP_TOKEN: '', WHATIF_SLACK_SIGNING_SECRET: secret }),
  WHATIF_PUBLIC_PORT: '4800',
})
/** As it is started from a shell. */
const started = (environment: Readonly<Record<string, string>>) =>
  run(['doctor', 'slack'], { environment })

/** The same command, as often as there is something to tell. */
const doctor = (environment: Readonly<Record<string, string>>, channel?: string) =>
  here(command, {
    words: ['slack'],
    options: channel === undefined ? {} : { channel },
    environment,
  })

describe('whatif doctor slack', () => {
  test('finds nothing wrong where nothing is', async () => {
    const { code, out, err } = await started(settings(slack))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(
      [
        'ok     the socket token works: Slack and Whatif can connect',
        'ok     the bot token works: whatif in Acme',
        'ok     every scope that is needed is granted',
        '',
      ].join('\n'),
    )
    const docs = await readFile('docs/slack.md', 'utf8')
    for (const line of out.trim().split('\n')) expect(docs).toContain(line)
  })

  test('says that nothing is set up yet, and where to begin', async () => {
    const { code, out } = await doctor({})
    expect(code).toBe(1)
    expect(out).toMatch(/^wrong {2}Slack is not set up → docs\/slack\.md/)
  })

  test('names what is missing where it was set up in part', async () => {
    const { code, err } = await started({ WHATIF_SLACK_API_URL: slack.apiUrl })
    expect(code).toBe(2)
    expect(err).toContain('WHATIF_SLACK_BOT_TOKEN')
    expect(err).toContain('WHATIF_SLACK_APP_TOKEN')
  })

  test.each([
    ['WHATIF_SLACK_BOT_TOKEN', 'xoxb-no', 'does not take WHATIF_SLACK_BOT_TOKEN (invalid_auth)'],
    ['WHATIF_SLACK_APP_TOKEN', 'xapp-no', 'does not take WHATIF_SLACK_APP_TOKEN (invalid_auth)'],
  ])('tells a wrong %s', async (name, value, told) => {
    const { code, out } = await doctor(settings(slack, { [name]: value }))
    expect(code).toBe(1)
    expect(out).toContain(told)
  })

  test('tells that Slack cannot be reached', async () => {
    const address = { WHATIF_SLACK_API_URL: 'http://127.0.0.1:9/api/' }
    const { code, out } = await started(settings(slack, address))
    expect(code).toBe(1)
    expect(out).toContain('Slack cannot be reached')
  })

  test('tells what scopes are missing, what is lost without others, and which is too much', async () => {
    const { code, out } = await doctor(settings(bare))
    expect(code).toBe(1)
    expect(out).toContain(`wrong  the scope ${neededScopes[0]} is missing → add it`)
    expect(out).toContain('note   the optional scope users:read is not granted → Whatif does not')
    expect(out).toContain('note   the scope channels:history is granted and never used')
    expect(out).not.toContain('every scope')
  })

  test('says whether the app is in a channel, as far as it may look', async () => {
    const { open, closed } = slack.acme.channels
    const look = async (of: Slack, channel: string) => {
      const { code, out } = await doctor(settings(of), channel)
      return { code, out: out.split('\n').at(-2) }
    }
    const invite = '→ write /invite @whatif in that channel'
    expect(await look(slack, open)).toEqual({
      code: 1,
      out: `wrong  Whatif is not in #everybody ${invite}`,
    })
    await slack.acme.people.dana.invite(open)
    expect(await look(slack, open)).toEqual({ code: 0, out: 'ok     Whatif is in #everybody' })
    for (const unseen of [closed, 'C0NOWHERE']) {
      const told = { code: 1, out: expect.stringMatching(/^wrong {2}there is no channel C/) }
      expect(await look(slack, unseen)).toEqual(told)
    }
    const few = await startSlack({ scopes: neededScopes })
    const unknown = await look(few, few.acme.channels.open)
    expect(unknown.out).toMatch(/^note .*cannot be seen without the scopes channels:read/)
    await few.stop()
  })

  test('over HTTP: a signing secret by its look, since only Slack can prove it', async () => {
    const right = await doctor(overHttp(slack, slack.app.signingSecret))
    expect(right.code).toBe(0)
    expect(right.out).toContain('note   there is a signing secret → only Slack can prove it')
    const wrong = await doctor(overHttp(slack, 'a secret that somebody made up'))
    expect(wrong.code).toBe(1)
    expect(wrong.out).toContain('does not look like one')
  })

  test('what it does not know it says, with what was meant', async () => {
    const { code, err } = await run(['doctor', 'slak'])
    expect(code).toBe(2)
    expect(err).toContain('whatif doctor slack')
  })
})
