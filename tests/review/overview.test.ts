import { describe, expect, test } from 'vitest'
import { Bench, weak } from './bench.ts'
import { Town } from './town.ts'

const dana = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }

describe('somebody’s list of checks', () => {
  test('their own stays in it, however many others are newer', async () => {
    const bench = new Bench()
    const review = await bench.start('Dana', 'Swim Booking')
    for (let n = 1; n <= 101; n++) await bench.start('Mei', `Product ${n}`)
    const listed = await bench.reviews.overview(dana)
    expect(listed.map((item) => item.review)).toEqual([review])
  })
})

describe('what a list says of a check', () => {
  const who = (name: string) => ({ ...dana, who: { id: name.toLowerCase(), name } })
  const seen = async (bench: Bench, name = 'Dana') => (await bench.reviews.overview(who(name)))[0]
  const states = 'conversation.overview.states'

  test('how far its questions are, then what is to be done next', async () => {
    const bench = new Bench()
    const { say } = bench
    const review = await bench.start('Dana', 'Swim Booking')
    const answer = (question: string, value: string) =>
      bench.act('Dana', { type: 'answer', review, question, version: 0, value })
    expect((await seen(bench))?.state).toBe(say(`${states}.settingUp`))
    await answer('about.what', 'Books swimming lessons')
    const { state, updatedAt } = (await seen(bench)) ?? {}
    expect(updatedAt).toBe(bench.clock.now())
    await answer('about.stage', 'live')
    const of = Number(/ (\d+)\D*$/.exec((await seen(bench))?.state ?? '')?.[1])
    expect(of).toBeGreaterThan(20)
    expect((await seen(bench))?.state).toBe(say(`${states}.asking`, { n: 2, of }))
    expect(state).toContain('1')
    await bench.answerAll('Dana', review, weak)
    expect((await seen(bench))?.state).toBe(say(`${states}.checking`))
    await bench.act('Dana', { type: 'preview', review })
    expect(await seen(bench)).toMatchObject({
      state: say(`${states}.previewing`),
      posted: false,
      waiting: 0,
    })
  })

  test('how many stories are left to talk through, and what is to act on first', async () => {
    const bench = new Bench()
    const { say } = bench
    const review = await bench.posted('Dana', 'Swim Booking')
    const left = /(\d+) of (\d+) talked through/.exec(
      await bench.threadCard('Dana', review, 'summary'),
    )
    const count = Number(left?.[2])
    const parts = async () => (await seen(bench))?.state.split(say('report.list.dot')) ?? []
    expect((await parts())[0]).toBe(say(`${states}.published`, { count }))
    const [first, unknown = 0] = [...((await parts())[1] ?? '').matchAll(/\d+/g)].map(Number)
    expect((await parts())[1]).toBe(
      say('conversation.overview.actFirst', { count: first ?? 0, unknown }),
    )
    const finding = await bench.firstStory('Dana', review)
    const steps = { own: 'We lock it', owner: 'Mei', due: '2027-01-10' }
    await bench.act('Mei', { type: 'decide', review, finding, treatment: 'mitigate', ...steps })
    expect((await parts())[0]).toBe(say(`${states}.discussing`, { count: count - 1 }))
    expect(await seen(bench)).toMatchObject({ posted: true, product: 'Swim Booking', review })
    await bench.act('Dana', { type: 'close', review, sure: true })
    expect((await parts())[0]).toBe(say(`${states}.closed`))
  })

  test('how many questions wait for somebody, one fewer with each answer', async () => {
    const bench = new Bench()
    const review = await bench.start('Dana', 'Swim Booking')
    const ask = (question: string) =>
      bench.act('Dana', { type: 'handOver', review, question, to: 'Ravi' })
    const waiting = async () => (await seen(bench, 'Ravi'))?.waiting
    await ask('about.stage')
    expect(await waiting()).toBe(1)
    await ask('info.leak')
    expect(await waiting()).toBe(2)
    expect((await seen(bench, 'Ravi'))?.state).toBe(bench.say(`${states}.waiting`, { count: 2 }))
    const answer = { type: 'answer', review, version: 0 }
    await bench.act('Ravi', { ...answer, question: 'about.stage', value: 'live' })
    expect(await waiting()).toBe(1)
    await bench.act('Ravi', { ...answer, question: 'info.leak', value: 'hurt' })
    expect(await waiting()).toBe(0)
    expect((await seen(bench))?.waiting).toBe(0)
  })

  test('where nobody needs an account, what was posted is in everybody’s list; else in nobody else’s', async () => {
    const bench = new Bench()
    const review = await bench.start('Dana', 'Swim Booking')
    expect(await seen(bench, 'Mei')).toBeUndefined()
    await bench.answerAll('Dana', review, weak)
    await bench.act('Dana', { type: 'preview', review })
    await bench.act('Dana', { type: 'publish', review, how: 'all' })
    expect(await seen(bench, 'Mei')).toMatchObject({ review, waiting: 0 })
    const accounts = new Bench({ channel: new Town() })
    await accounts.copy(bench, review)
    expect(await seen(accounts, 'Mei')).toBeUndefined()
    expect(await seen(accounts)).toMatchObject({ review })
  })
})
