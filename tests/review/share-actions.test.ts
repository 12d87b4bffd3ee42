import { beforeEach, expect, test } from 'vitest'
import type { Outcome } from '../../src/review/ports.ts'
import { type Bench, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'
import { fieldIn, labelsIn } from './pressing.ts'
import { readyToPost, settled, Town } from './town.ts'

let bench: Bench
let review: string

beforeEach(async () => {
  ;({ bench, review } = await copyOfPosted())
})

const said = ({ replies }: Outcome): string => replies.map(words).join('\n')
const whoSees = async (name: string) => said(await bench.act(name, { type: 'whoSees', review }))
const share = (to: string, by = 'Dana') => bench.act(by, { type: 'share', review, to })
const events = async () =>
  (await bench.store.load({ workspace: 'local', id: review }))?.events.map(({ type }) => type)

test('whoever looks after a check lets somebody see it, and everyone in it sees that', async () => {
  const { form } = await bench.act('Dana', { type: 'openShare', review })
  expect(fieldIn(form, 'to') ?? fieldIn(form, 'known')).toBeDefined()
  expect(said(await share('Lena'))).toContain('Lena may see this check now')
  expect(await whoSees('Mei')).toContain('May see it without taking part: Lena')
  expect(words(await bench.open('Dana', review))).toContain('May see it without taking part: Lena')
})

test('nobody else can, and who sees it takes no part by that', async () => {
  expect(said(await share('Lena', 'Mei'))).toContain('Only Dana can do that here.')
  await share('Lena')
  const record = await bench.store.load({ workspace: 'local', id: review })
  expect(record?.heading.people).not.toContain('lena')
  expect(record?.heading.facts?.sharedWith).toEqual(['lena'])
})

test('it can be taken back; then nobody is named any more', async () => {
  await share('Lena')
  const { replies } = await bench.act('Dana', { type: 'whoSees', review })
  expect(labelsIn(replies[0])).toContain('Lena no longer')
  await bench.act('Dana', { type: 'unshare', review, person: 'lena' })
  expect(await whoSees('Mei')).not.toContain('Lena')
  await bench.act('Dana', { type: 'unshare', review, person: 'lena' })
  expect((await events())?.filter((type) => type === 'unshared')).toHaveLength(1)
})

test('nobody, oneself, and the same again change nothing and are told kindly', async () => {
  const none = await share('')
  expect(said(none)).toContain('Please say who may see it')
  expect(none).toMatchObject({ wrong: 'to', form: {} })
  expect(said(await share('Dana'))).toContain('you see it anyway')
  await share('Lena')
  expect(said(await share('Lena'))).toContain('already')
  expect((await events())?.filter((type) => type === 'shared')).toHaveLength(1)
})

test('a name that nobody has proved opens nothing, and that is said', async () => {
  expect(said(await share('Lena'))).toContain('an address that is theirs alone')
})

test('where everybody has an account, a name that is nobody’s is not taken', async () => {
  const town = new Town()
  const ready = await readyToPost(town)
  await settled(ready.bench, ready.review)
  const on = { type: 'share', review: ready.review }
  const lena = { id: 'U7', name: 'Lena' }
  expect(said(await ready.bench.act('Dana', { ...on, to: 'Nobody' }))).toContain('nobody called')
  expect(said(await ready.bench.act('Dana', { ...on, to: 'U7' }, undefined, [lena]))).toContain(
    'Lena may see this check now',
  )
})

test('a check that is not posted is seen by whom it is shared with, and by no lead', async () => {
  const town = new Town()
  const ready = await readyToPost(town)
  const overview = async (id: string) =>
    said(
      await ready.bench.reviews.handle({
        id: `o-${id}`,
        workspace: 'local',
        channel: 'web',
        who: { id, name: id },
        action: { type: 'overview', page: 1 },
      }),
    )
  expect(await overview('U7')).toContain('No product is shared with you yet')
  const lena = { id: 'U7', name: 'Lena' }
  await ready.bench.act('Dana', { type: 'share', review: ready.review, to: 'U7' }, undefined, [
    lena,
  ])
  expect(await overview('U7')).toContain('Swim Booking')
  expect(await overview('U8')).toContain('No product is shared with you yet')
})
