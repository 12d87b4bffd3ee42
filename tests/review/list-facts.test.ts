import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/working-days.ts'
import type { Listed } from '../../src/review/ports.ts'
import { Bench, weak } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'
import { textsIn } from './pressing.ts'

const who = (name: string) => ({
  workspace: 'local',
  channel: 'web',
  who: { id: name.toLowerCase(), name },
})
const people = ['Dana', 'Mei', 'Ravi', 'Jo']

/** A posted check in which people promised, live with things, and are asked. */
async function busyCheck(): Promise<{ bench: Bench; review: string }> {
  const { bench, review } = await copyOfPosted()
  const { thread } = await bench.feed('Dana', review)
  const stories = thread.flatMap(({ id }) => (id.startsWith('story/') ? [id.slice(6)] : []))
  const [one, two, three, four, five] = stories.filter((id) => !id.endsWith('must-never-happen'))
  const on = (finding: string | undefined) => ({ type: 'decide', review, finding })
  const step = { treatment: 'mitigate', own: 'We lock it', owner: 'Mei' }
  await bench.act('Dana', { ...on(one), ...step, due: '2026-11-27' })
  await bench.act('Ravi', { ...on(two), ...step, owner: 'Ravi', due: '2026-12-30' })
  const accept = { treatment: 'accept', reason: 'It is rare', owner: 'Dana' }
  await bench.act('Dana', { ...on(three), ...accept, due: '2026-12-01' })
  await bench.act('Ravi', { type: 'secondDecision', review, finding: three })
  await bench.act('Dana', { ...on(four), ...accept, due: '2026-12-10' })
  await bench.act('Ravi', { type: 'secondDecision', review, finding: four })
  await bench.act('Mei', { ...on(five), ...accept, owner: 'Mei', due: '2026-12-04' })
  await bench.act('Dana', { type: 'planTalk', review, until: '2026-12-03', openStances: true })
  await bench.act('Dana', { type: 'setNextLook', review, rhythm: 'threeMonths' })
  return { bench, review }
}

/** The same check in a program that has never seen its heading. */
async function withoutFacts(from: Bench, review: string): Promise<Bench> {
  const bench = new Bench({ clock: from.clock })
  await bench.copy(from, review)
  const key = { workspace: 'local', id: review }
  const record = await bench.store.load(key)
  if (!record) throw new Error('there is nothing to look at')
  const { facts: _, ...heading } = record.heading
  const at = bench.clock.now()
  await bench.store.append(key, { expectedRev: record.rev, at, events: [], heading })
  return bench
}

describe('what lists show from a heading', () => {
  test('is day after day what a look into the record shows', async () => {
    const { bench, review } = await busyCheck()
    const seen = new Set<string>()
    for (
      let day = '2026-11-21';
      day < '2027-03-01';
      day = addDays(day, day < '2026-12-15' ? 1 : 9)
    ) {
      bench.clock.to(`${day}T10:00:00Z`)
      const fresh = await withoutFacts(bench, review)
      for (const name of people) {
        const now = await bench.reviews.checks(who(name))
        expect([day, name, now]).toEqual([day, name, await fresh.reviews.checks(who(name))])
        for (const { kind, isLate } of now.waiting) seen.add(`${kind} ${isLate}`)
      }
    }
    expect([...seen].sort()).toEqual([
      'acceptance false',
      'acceptance true',
      'look false',
      'look true',
      'owner false',
      'owner true',
      'second false',
      'step false',
      'step true',
      'talk false',
      'talk true',
    ])
  })

  test('says what is late on the day, with nothing opened', async () => {
    const { bench } = await busyCheck()
    bench.store.load = () => Promise.reject(new Error('a record was opened'))
    const late = async () =>
      (await bench.reviews.checks(who('Mei'))).waiting.flatMap(({ isLate, kind }) =>
        isLate ? [kind] : [],
      )
    expect(await late()).toEqual([])
    bench.clock.to('2026-11-28T10:00:00Z')
    expect(await late()).toEqual(['owner'])
  })

  test('of questions that wait names the card that asks them, and it is theirs', async () => {
    const { bench, review } = await copyOfPosted()
    await bench.act('Dana', { type: 'handOver', review, question: 'info.leak', to: 'Ravi' })
    const [listed] = await bench.store.list('local')
    const asked = listed?.heading.facts?.list.matters.find(({ kind }) => kind === 'questions')
    const { outbox = [] } = (await bench.store.load({ workspace: 'local', id: review })) ?? {}
    const cards = outbox.filter(({ to }) => to.kind === 'person' && to.person === 'ravi')
    expect(asked?.person).toBe('ravi')
    expect(cards.map(({ id }) => id)).toContain(asked?.card?.id)
  })

  test('of a thousand checks opens none', async () => {
    const { bench, review } = await busyCheck()
    const [one] = await bench.store.list('local')
    const many = Array.from({ length: 1000 }, (_, n) => ({ ...one, id: `${review}${n}` }) as Listed)
    let opened = 0
    bench.store.list = async () => many
    bench.store.all = async () => many
    bench.store.load = async () => {
      opened++
      return undefined
    }
    const { checks, waiting } = await bench.reviews.checks(who('Dana'))
    expect([checks.length, waiting.length]).toEqual([1000, 12])
    expect(await bench.reviews.overview(who('Mei'))).toHaveLength(1000)
    expect(textsIn(await bench.reviews.home(who('Dana'))).join('\n')).toContain('Clinic Booking')
    expect(await bench.reviews.storyForm(who('Dana'), 'The key is under the mat')).toBeDefined()
    await bench.act('Dana', { type: 'overview' })
    expect(opened).toBe(0)
  })

  test('names no story to somebody who may not see it', async () => {
    const bench = new Bench()
    const review = await bench.start('Dana', 'Swim Booking')
    await bench.answerAll('Dana', review, weak)
    await bench.act('Dana', { type: 'preview', review })
    await bench.act('Dana', { type: 'publish', review, how: 'headline', sure: true })
    const record = await bench.store.load({ workspace: 'local', id: review })
    const finding = record?.events
      .flatMap((event) => (event.type === 'published' ? event.analysis.findings : []))
      .at(0)
    const step = { treatment: 'mitigate', own: 'We lock it', owner: 'Mei', due: '2026-12-01' }
    await bench.act('Dana', { type: 'decide', review, finding: finding?.id, ...step })
    const words = async (name: string) =>
      (await bench.reviews.checks(who(name))).waiting.map((item) => item.words).join('\n')
    expect(await words('Mei')).toContain('one of the stories')
    expect(await words('Mei')).not.toContain(finding?.title)
  })
})

test('a heading of before is opened when it is first listed, and never again', async () => {
  const { bench: from, review } = await busyCheck()
  const bench = await withoutFacts(from, review)
  const before = await bench.reviews.checks(who('Mei'))
  expect(before.waiting.length).toBeGreaterThan(0)
  bench.store.load = () => Promise.reject(new Error('a record was opened'))
  expect(await bench.reviews.checks(who('Mei'))).toEqual(before)
})

test('a heading that is of before and cannot be read hides no other', async () => {
  const { bench: from, review } = await busyCheck()
  const bench = await withoutFacts(from, review)
  const other = await bench.start('Dana', 'Swim Booking')
  bench.store.load = () => Promise.reject(new Error('damaged'))
  expect((await bench.reviews.overview(who('Dana'))).map((item) => item.review)).toEqual([other])
})
