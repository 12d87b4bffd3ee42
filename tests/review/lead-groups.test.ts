import { beforeEach, expect, test } from 'vitest'
import { usualPolicy } from '../../src/domain/policy.ts'
import type { Outcome } from '../../src/review/ports.ts'
import { Bench, weak, words } from './bench.ts'
import { settled, Town } from './town.ts'

/** What the platform says of who is in a group; a mistake is thrown. */
let says: (group: string, person: string) => boolean | undefined
let bench: Bench
let review: string

class GroupTown extends Town {
  inGroup = async (_workspace: string, group: string, person: string) => says(group, person)
}

beforeEach(async () => {
  says = (group, person) => group === 'S024' && person === 'lena'
  bench = new Bench({
    channel: new GroupTown({ audience: { name: 'square', kind: 'public' } }),
    policy: { ...usualPolicy, leadGroups: ['S024', '19:other'] },
  })
  review = await bench.start('Dana', 'Swim Booking')
  await bench.answerAll('Dana', review, weak)
  await bench.act('Dana', { type: 'preview', review })
  await bench.act('Dana', { type: 'publish', review, to: 'square', how: 'all', sure: true })
  await settled(bench, review)
  await bench.start('Dana', 'Not yet posted')
})

const said = ({ replies }: Outcome): string => replies.map(words).join('\n')
const overview = async (name: string) => said(await bench.act(name, { type: 'overview' }))
const home = async (name: string) => JSON.stringify(await bench.act(name, { type: 'home' }))
const unsure = 'I cannot see just now who is in it'

test('where there is no check yet, nobody is offered all products', async () => {
  bench = new Bench({
    channel: new GroupTown({ audience: { name: 'square', kind: 'public' } }),
    policy: { ...usualPolicy, leadGroups: ['S024'] },
  })
  expect(await home('Lena')).not.toContain('See all products')
})

test('somebody of a group that leads sees what a lead sees', async () => {
  expect(await home('Lena')).toContain('See all products')
  const seen = await overview('Lena')
  expect(seen).toContain('Swim Booking')
  expect(seen).toContain('1 more is not shared with you.')
  expect(seen).not.toContain('Not yet posted')
})

test('nobody else does, and nobody is told of the rest', async () => {
  expect(await home('Mei')).not.toContain('See all products')
  const seen = await overview('Mei')
  expect([seen.includes('Swim'), seen.includes('not shared'), seen.includes(unsure)]).toEqual([
    false,
    false,
    false,
  ])
})

test.each([
  ['does not say who is in a group', () => undefined],
  [
    'cannot be asked',
    () => {
      throw new Error('down')
    },
  ],
])('a platform that %s makes nobody a lead, and that is said', async (_what, answer) => {
  says = answer
  expect(await home('Lena')).toContain('See all products')
  const seen = await overview('Lena')
  expect(seen).toContain(unsure)
  expect(seen).not.toContain('Swim')
  expect(seen).not.toContain('not shared')
})

test('one group that is seen is enough', async () => {
  says = (group) => (group === 'S024' ? true : undefined)
  const seen = await overview('Lena')
  expect([seen.includes('Swim Booking'), seen.includes(unsure)]).toEqual([true, false])
})

test('somebody of the group can make a step a rule', async () => {
  const record = await bench.store.load({ workspace: 'local', id: review })
  const [finding] = (record?.events ?? []).flatMap((event) =>
    event.type === 'published'
      ? event.analysis.findings.filter(({ safeguards }) => safeguards.length > 0)
      : [],
  )
  const safeguard = finding?.safeguards[0]
  const on = { review, finding: finding?.id }
  const step = { treatment: 'mitigate', safeguards: safeguard, owner: 'dana', due: '2026-12-10' }
  await bench.act('Dana', { type: 'decide', ...on, ...step })
  const make = (name: string) => bench.act(name, { type: 'makeRule', ...on, safeguard })
  expect(said(await make('Mei'))).toContain('Only Dana, or somebody who leads')
  expect(said(await make('Lena'))).toContain('a rule for all products now')
})
