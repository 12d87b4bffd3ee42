import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { faults } from './faulty-fetch.ts'
import type { Delivery } from './sending.ts'
import { type Different, type RunningWhatif, startWhatif, words } from './whatif.ts'
import { type Slack, startSlack } from './workspace.ts'

let slack: Slack
let whatif: RunningWhatif
beforeEach(async () => {
  slack = await startSlack()
})
afterEach(async () => {
  await whatif.stop()
  await slack.stop()
})

const { poll } = expect
const start = async (different: Different = {}): Promise<void> => {
  whatif = await startWhatif(slack, different)
}
const welcomed = async () =>
  (await slack.acme.people.dana.read()).split(words('slack.welcome')).length - 1

describe('somebody who opens the conversation with the app', () => {
  test('is told once what it is for and how to begin, also after they saw its home page', async () => {
    const shelf = new MemoryShelf()
    await start({ shelf })
    const { dana } = slack.acme.people
    await dana.openHome()
    await slack.settled()
    await dana.openMessages()
    await poll(welcomed).toBe(1)
    await dana.openMessages()
    await slack.settled()
    await whatif.stop()
    await start({ shelf })
    await dana.openMessages()
    await slack.settled()
    expect(await welcomed()).toBe(1)
    await dana.press(words('conversation.start.title'))
    await poll(() => dana.readForm()).toContain('What is the product called?')
  })

  test('is not told so in the middle of a check', async () => {
    await start()
    const { dana } = slack.acme.people
    await dana.command('Swim Booking')
    await poll(() => dana.read()).toContain('What happens with it')
    await dana.openMessages()
    await slack.settled()
    expect(await welcomed()).toBe(0)
  })
})

describe('the home page', () => {
  test('that Slack does not take now is drawn a little later', async () => {
    const refusals = [faults.rateLimited(30), faults.broken()]
    const waited: number[] = []
    await start({
      pause: async (milliseconds) => void waited.push(milliseconds),
      fetch: (target, init) => {
        const fault = String(target).endsWith('views.publish') ? refusals.shift() : undefined
        return fault ? fault(() => fetch(target, init)) : fetch(target, init)
      },
    })
    const { dana } = slack.acme.people
    await dana.openHome()
    await poll(() => dana.readHome()).toContain(words('conversation.start.title'))
    expect(waited).toEqual([30_000, 4000])
    expect(whatif.log.filter((line) => line.startsWith('error'))).toEqual([])
  })

  test('that Slack does not take for good is not drawn for ever', async () => {
    let asked = 0
    await start({
      pause: async () => undefined,
      fetch: async (target, init) => {
        if (!String(target).endsWith('views.publish')) return fetch(target, init)
        asked += 1
        return new Response('', { status: 503 })
      },
    })
    await slack.acme.people.dana.openHome()
    await poll(() => whatif.log.join()).toContain('slack-answer-failed')
    expect(asked).toBe(4)
  })
})

test('a window that was closed before it was filled is no error', async () => {
  await start({
    fetch: (target, init) => {
      const isUpdate = String(target).endsWith('views.update')
      return isUpdate ? faults.refused('not_found')(() => fetch(target, init)) : fetch(target, init)
    },
  })
  await slack.acme.people.dana.shortcut('start_check')
  await slack.settled()
  expect(whatif.log).toEqual([])
})

test('a message of another app, whose words stand in its blocks, becomes a story with these words', async () => {
  await start()
  const { dana } = slack.acme.people
  const message = await dana.write('A key got lost', slack.acme.channels.open)
  await dana.messageShortcut('add_story', message)
  await slack.settled()
  const { kind, payload } = slack.sent.at(-1) as Delivery
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Disk full on db1' } }]
  const asked: string[] = []
  const { storyForm } = whatif.reviews
  Object.assign(whatif.reviews, {
    storyForm: (...given: Parameters<typeof storyForm>) => {
      asked.push(given[1])
      return storyForm(...given)
    },
  })
  const said = { ...(payload['message'] as object), text: '', blocks }
  await slack.deliver({ kind, payload: { ...payload, message: said, trigger_id: 'another' } })
  await slack.settled()
  expect(asked).toEqual(['Disk full on db1'])
})

describe('in a channel that two companies share', () => {
  const event = async (outer: string, own: string, userTeam: string) => {
    const { dana } = slack.acme.people
    const { open } = slack.acme.channels
    await dana.invite(open)
    await dana.mention('Swim Booking', open)
    const { kind, payload } = slack.sent.at(-1) as Delivery
    const told = { ...(payload['event'] as object), team: userTeam, user_team: userTeam }
    await slack.deliver({
      kind,
      payload: {
        ...payload,
        ...{ team_id: outer, event: told, event_id: 'Ev-shared' },
        authorizations: [{ enterprise_id: null, team_id: own, user_id: slack.acme.botUser }],
      },
    })
    await slack.settled()
  }
  const checks = () => whatif.store.list(`slack:${slack.acme.team}`)

  test('our own people are heard, whichever company stands on the envelope', async () => {
    await start()
    await event('T0PARTNER', slack.acme.team, slack.acme.team)
    expect(await checks()).toHaveLength(2)
  })

  test('people of the other company are not', async () => {
    await start()
    await event('T0PARTNER', slack.acme.team, 'T0PARTNER')
    expect(await checks()).toHaveLength(1)
  })
})
