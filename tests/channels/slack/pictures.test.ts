import { expect, test } from 'vitest'
import { createFileLinks } from '../../../src/channels/public/file-links.ts'
import { picturesOf } from '../../../src/channels/slack/pictures.ts'
import type { Workspace } from '../../../src/channels/slack/workspaces.ts'
import { message } from '../../../src/message/build.ts'
import { Bench } from '../../review/bench.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'

const days = (count: number): number => count * 24 * 3600

// Where files may not be uploaded, Slack fetches pictures at an address whenever somebody scrolls there.
test('the address of a picture ends after a week, but not in the thread of a posted summary', async () => {
  const bench = new Bench()
  const { clock } = bench
  const links = createFileLinks({
    publicUrl: 'https://whatif.example',
    secret: 'a secret that only the operator knows',
    clock,
  })
  const parts = {
    shelf: new MemoryShelf(),
    rasterise: () => new Uint8Array(),
    links,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    reviews: () => bench.reviews,
    now: () => 0,
  }
  const workspace = { may: () => false } as unknown as Workspace
  const card = {
    sender: { workspace: 'slack:T1', channel: 'slack', who: { id: 'R1', name: 'R1' } },
    review: 'R1',
    message: message({ type: 'picture', picture: 'data-flow', alt: 'What goes where' }),
  }
  const fileAt = async (posted: boolean) => {
    const shown = (await picturesOf(parts, workspace, { ...card, posted })).get('data-flow')
    return () => links.read((shown && 'url' in shown ? shown.url : '').split('/files/')[1] ?? '')
  }
  const mine = await fileAt(false)
  const everybodys = await fileAt(true)
  expect(mine()).toEqual({ workspace: 'slack:T1', review: 'R1', what: 'data-flow', person: 'R1' })
  clock.pass(days(8))
  expect(mine()).toBeUndefined()
  clock.pass(days(400))
  expect(everybodys()).toMatchObject({ review: 'R1', what: 'data-flow', posted: true })
})
