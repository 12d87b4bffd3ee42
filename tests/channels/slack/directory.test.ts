import { expect, test } from 'vitest'
import { createDirectory } from '../../../src/channels/slack/directory.ts'
import { say } from '../../own-content.ts'
import { silent } from '../../review/bench.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'

test('somebody is new once, also when Slack tells it twice in one moment', async () => {
  const directory = createDirectory({
    shelf: new MemoryShelf(),
    say,
    logger: silent,
    now: () => 0,
    within: (_, work) => work,
  })
  const told = () => directory.isNew('T1', 'U1')
  expect(await Promise.all([told(), told()])).toEqual([true, false])
  expect(await directory.isNew('T1', 'U2')).toBe(true)
})
