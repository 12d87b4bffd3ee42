import { expect, test } from 'vitest'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { answer, create, instant, key } from '../contracts/change-samples.ts'
import { dataFolder, KeptLog } from './data-folder.ts'
import { other } from './filled-folder.ts'

const facts: NonNullable<NonNullable<ReturnType<typeof create>['heading']>['facts']> = {
  version: 2,
  product: 'r1',
  reach: 'private',
  waiting: { people: 1, seconds: 0, opinions: 0 },
  unsure: { count: 0, of: 3 },
  services: ['Ferry “line”'],
  rules: [],
  list: {
    flow: 'check',
    channel: 'web',
    facilitator: 'dana',
    answeredAt: instant(0),
    come: [],
    matters: [],
    stories: {},
  },
}

test('facts of headings are there after any number of restarts, looked at or not, and nobody can change them', async () => {
  const folder = await dataFolder()
  const open = () => openLowdbStore({ folder, logger: new KeptLog() })
  const first = await open()
  const { heading } = create()
  for (const one of [key, other])
    await first.append(one, { ...create(), ...(heading && { heading: { ...heading, facts } }) })
  const before = await first.list('w1')
  expect(before[0]?.heading.facts).toEqual(facts)
  await first.close()
  for (const looks of [true, false, true]) {
    const store = await open()
    const listed = (await store.list('w1')).filter(({ id }) => id !== 'more')
    if (looks) expect(listed).toEqual(before)
    expect(Object.isFrozen(listed[0]?.heading)).toBe(true)
    expect(Object.isFrozen(listed[0]?.heading.facts?.services)).toBe(true)
    // Something has to be written down anew.
    const { rev } = (await store.load({ ...key, id: 'more' })) ?? { rev: 0 }
    await store.append({ ...key, id: 'more' }, rev === 0 ? create() : answer(rev, 'a'))
    await store.close()
    const again = await open()
    expect((await again.list('w1')).filter(({ id }) => id !== 'more')).toEqual(before)
    await again.close()
  }
})
