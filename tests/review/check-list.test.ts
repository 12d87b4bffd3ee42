import { beforeEach, describe, expect, test } from 'vitest'
import type { Channel, Listed } from '../../src/review/ports.ts'
import { Bench } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'
import { fieldIn, labelsIn, textsIn } from './pressing.ts'
import { readyToPost, settled, Town } from './town.ts'

let review: string
let bench: Bench

const who = (name: string) => ({
  workspace: 'local',
  channel: 'web',
  who: { id: name.toLowerCase(), name },
})

beforeEach(async () => {
  ;({ bench, review } = await copyOfPosted({ product: 'Swim Booking' }))
})

describe('words that somebody wrote elsewhere', () => {
  const form = (name: string, place?: string) =>
    bench.reviews.storyForm(who(name), 'The key is under the mat', place)

  test('become a story of the one posted check they take part in', async () => {
    const shown = await form('Dana')
    expect(fieldIn(shown, 'review')).toMatchObject({
      options: [{ value: review, label: 'Swim Booking' }],
      value: review,
      required: true,
    })
    expect(fieldIn(shown, 'words')).toMatchObject({
      value: 'The key is under the mat',
      required: true,
      long: true,
    })
    expect(shown?.submit).toMatchObject({ action: { type: 'addStory' }, collects: true })
  })

  test('of several checks, none is picked in advance', async () => {
    await bench.act('Dana', { type: 'home' })
    await bench.posted('Dana', 'Clinic Booking')
    const field = fieldIn(await form('Dana'), 'review')
    expect(field).toMatchObject({ options: [{}, {}] })
    expect(field).not.toHaveProperty('value')
  })

  test('have no check to go to for somebody who takes part in none and is elsewhere', async () => {
    expect(await form('Mei')).toBeUndefined()
    expect(await form('Mei', 'another-place')).toBeUndefined()
  })

  test('have none before posting, and none in a closed check', async () => {
    const other = new Bench()
    await other.start('Dana', 'Swim Booking')
    expect(await other.reviews.storyForm(who('Dana'), 'Words', undefined)).toBeUndefined()
    await bench.act('Dana', { type: 'close', review, sure: true })
    expect(await form('Dana')).toBeUndefined()
  })

  test('of a reader go to the check that stands in that place, unless its stories stand nowhere', async () => {
    const town = new Town()
    const { bench: inTown, review: there } = await readyToPost(town)
    const asked = (place: string) => inTown.reviews.storyForm(who('Mei'), 'Words', place)
    const publish = { type: 'publish', review: there, to: 'square', sure: true }
    await inTown.act('Dana', { ...publish, how: 'headline' })
    await settled(inTown, there)
    expect(await asked('square')).toBeUndefined()
    await inTown.act('Dana', { ...publish, how: 'all' })
    await settled(inTown, there)
    expect(fieldIn(await asked('square'), 'review')).toMatchObject({ value: there })
    expect(await asked('market')).toBeUndefined()
  })
})

describe('home', () => {
  test('is one page unless another is asked for, and leaves out what was deleted', async () => {
    const names = Array.from({ length: 16 }, (_, n) => `Product ${n + 1}`)
    for (const name of names) await bench.start('Jo', name)
    const titles = async (page?: number) =>
      textsIn(await bench.reviews.home(who('Jo'), page)).filter((line) => line.includes('Product'))
    expect(await titles()).toHaveLength(15)
    expect(await titles(2)).toHaveLength(1)
    const [last] = await bench.reviews.overview(who('Jo'))
    await bench.act('Jo', { type: 'delete', review: last?.review, confirm: last?.product })
    expect((await bench.reviews.overview(who('Jo'))).map((one) => one.product)).not.toContain(
      last?.product,
    )
  })

  test('names every check, however many there are', async () => {
    const busy = await bench.start('Jo', 'Lockers')
    const [own] = (await bench.store.list('local')).filter(({ id }) => id === busy)
    const other = (await bench.store.list('local')).filter(({ id }) => id !== busy)
    const list = [...other, ...Array.from({ length: 101 }, () => ({ ...own }) as Listed)]
    bench.store.list = async () => list
    expect(await bench.reviews.overview(who('Jo'))).toHaveLength(102)
  })

  test('leads to the message of what waits, in the thread that it stands in', async () => {
    const link: Channel['link'] = async (_, place, root) => `https://town.example/${root}/${place}`
    const { bench: inTown, review: there } = await readyToPost(Object.assign(new Town(), { link }))
    const publish = { type: 'publish', review: there, to: 'square', sure: true, how: 'all' }
    await inTown.act('Dana', publish)
    await settled(inTown, there)
    const finding = await inTown.firstStory('Dana', there)
    const step = { treatment: 'mitigate', own: 'Lock it', due: '2027-01-15' }
    await inTown.act('Dana', { type: 'decide', review: there, finding, owner: 'dana', ...step })
    const home = textsIn(await inTown.reviews.home(who('Dana'))).join(' ')
    expect(home).toContain(`https://town.example/summary/story/${finding}`)
  })

  test('comes on asking, with the page that was asked for', async () => {
    const { replies } = await bench.act('Dana', { type: 'home' })
    expect(labelsIn(replies[0])).toContain(bench.say('conversation.home.stories'))
    const { form } = await bench.act('Dana', { type: 'openStart' })
    expect(fieldIn(form, 'product')).toMatchObject({ type: 'text', required: true })
    expect(form?.submit.action).toEqual({ type: 'start' })
  })
})

describe('a check that cannot be read', () => {
  test('is named to its facilitator alone, with what to do', async () => {
    const [listed] = await bench.store.list('local')
    bench.store.setAside = async () => (listed ? [listed] : [])
    const line = /\*\*Swim Booking\*\* cannot be opened just now.*whatif repair/
    expect(textsIn(await bench.reviews.home(who('Dana'))).join('\n')).toMatch(line)
    expect(textsIn(await bench.reviews.home(who('Ravi'))).join('\n')).not.toMatch(line)
    const { unreadable } = await bench.reviews.checks(who('Dana'))
    expect(unreadable && textsIn(unreadable).join()).toMatch(line)
    expect(await bench.reviews.checks(who('Ravi'))).not.toHaveProperty('unreadable')
  })
})
