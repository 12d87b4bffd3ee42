import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { tell } from './tell.ts'
import { backedUp } from './workshop/backed-up.ts'
import { Crowd, onStage, reckoned, type Stage, settle } from './workshop/workshop.ts'

const kills = Number(process.env['TEST_KILLS'] ?? 20)
const size = { people: 25, checks: 4 }

/** Guests write that they start a check, and Dana posts hers and gives steps away, while everybody talks. */
async function meanwhile({ slack, store, random }: Stage, crowd: Crowd): Promise<void> {
  const starts = slack.people.map(async (_, n) => {
    await wait(random() * kills * 1500)
    await crowd.patience.until(await slack.starts(n, `Guest Product ${n}`))
  })
  const dana = async () => {
    for (let n = 1; n < slack.reviews.length; n++) {
      await slack.publishes(n, store)
      await wait(random() * 5000)
    }
    for (const [n, finding] of slack.stories.slice(0, 3).entries()) {
      await slack.entrusts(0, { finding, owner: slack.people[n] ?? '' }, store)
      await wait(random() * 3000)
    }
  }
  await Promise.all([...starts, dana()])
}

const nothingWrong = { lost: [], twice: [], toldTwice: [] }

test('a workshop of 50 people goes on while one instance after the other is killed', async () => {
  const { started, ...outcome } = await onStage(size, async (stage) => {
    const crowd = new Crowd(stage)
    crowd.begin()
    const beside = meanwhile(stage, crowd)
    for (let n = 0; n < kills; n++) {
      await wait(1000 + stage.random() * 2000)
      const one = stage.instances[Math.floor(stage.random() * 3)]
      await one?.end('SIGKILL')
      await one?.start()
    }
    await beside
    await crowd.end()
    await settle(stage)
    const { broken, refused } = stage.balancer
    return { ...(await reckoned(stage, crowd)), broken, refused }
  })
  tell(`workshop of ${2 * size.people}, kills ${kills}: ${JSON.stringify(outcome)}`)
  expect(outcome).toMatchObject(nothingWrong)
  // Each said it once, and has one check, however often Slack told it.
  expect([started.length, new Set(started).size]).toEqual([size.people, size.people])
  expect(outcome.acts).toBeGreaterThan(100)
})

test('an upgrade by day: each instance is stopped and started again, and no call is refused', async () => {
  const outcome = await onStage({ people: 5, checks: 1 }, async (stage) => {
    const crowd = new Crowd(stage)
    crowd.begin()
    const codes: (number | null)[] = []
    for (const one of [...stage.instances, ...stage.instances]) {
      codes.push(await one.end('SIGTERM'))
      await one.start()
      await expect.poll(() => stage.balancer.ready, { timeout: 30_000 }).toBe(3)
    }
    await crowd.end()
    await settle(stage)
    const { broken, refused } = stage.balancer
    return { ...(await reckoned(stage, crowd)), broken, refused, codes }
  })
  tell(`upgrade by day: ${JSON.stringify(outcome)}`)
  expect(outcome).toMatchObject({ ...nothingWrong, broken: 0, refused: 0 })
  expect(new Set(outcome.codes)).toEqual(new Set([0]))
  expect(outcome.acts).toBeGreaterThan(20)
})

test('a backup that is made while 50 people talk is restored, and each check in it is as it was after some act', async () => {
  const outcome = await onStage({ people: 25, checks: 1 }, async (stage) => {
    const crowd = new Crowd(stage)
    crowd.begin()
    const backups = []
    for (let n = 0; n < 3; n++) {
      await wait(2000)
      backups.push(await backedUp(stage, crowd))
    }
    await crowd.end()
    await settle(stage)
    return { ...(await reckoned(stage, crowd)), backups }
  })
  tell(`backups under load: ${JSON.stringify(outcome)}`)
  expect(outcome).toMatchObject(nothingWrong)
  for (const one of outcome.backups) {
    expect(one).toMatchObject({ codes: [0, 0, 0], torn: [], unlike: [], missing: [] })
    expect(one.checks).toBeGreaterThan(3)
  }
})
