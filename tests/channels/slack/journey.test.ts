import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningWhatif, startWhatif } from './whatif.ts'
import { type Slack, startSlack } from './workspace.ts'

let slack: Slack
let whatif: RunningWhatif

beforeAll(async () => {
  slack = await startSlack()
  whatif = await startWhatif(slack)
})
afterAll(async () => {
  await whatif.stop()
  await slack.stop()
})

const { poll } = expect

describe('Dana makes a check in Slack', () => {
  test('the command with the product’s name starts it; the first question is a message to her', async () => {
    const { dana } = slack.acme.people
    const reply = await dana.command('Swim Booking', slack.acme.channels.open)
    expect(reply.body).toContain('first question')
    await poll(() => dana.read()).toContain('In one sentence')
    console.log(await dana.read())
  })
})
