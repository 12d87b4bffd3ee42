import { afterAll, beforeAll, expect, test } from 'vitest'
import { quickTime } from './quick-time.ts'
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
const questions = () =>
  slack.calls.filter(
    ({ method, args }) =>
      method === 'chat.postMessage' && /"card":"question/.test(JSON.stringify(args['metadata'])),
  )

test('at Slack’s real pace every next question of a check comes within two seconds, and nothing is refused', async () => {
  const { dana } = slack.acme.people
  await dana.command('Swim Booking')
  await poll(() => questions().length).toBe(1)
  for (let asked = 1; asked < 20; asked++) {
    const card = JSON.stringify(questions().at(-1)?.args['blocks'])
    const answer = /"text":"((?:\d+\. )?(?:Not sure|Skip))"/.exec(card)?.[1] ?? 'Skip'
    // Somebody reads for a while.
    await new Promise<void>((done) => quickTime.scheduler.after(3000, done))
    const pressedAt = quickTime.now()
    await dana.press(answer)
    await poll(() => questions().length).toBe(asked + 1)
    const waited = (questions().at(-1)?.at ?? 0) - pressedAt
    expect(waited, `question ${asked + 1}`).toBeLessThan(2000)
  }
  expect(whatif.log.filter((line) => /channel-pauses|card-/.test(line))).toEqual([])
})
