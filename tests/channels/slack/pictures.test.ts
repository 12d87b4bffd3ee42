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

test('two instances that draw one picture in one moment leave one file in Slack', async () => {
  const bench = new Bench()
  const shelf = new MemoryShelf()
  const files = new Set<string>()
  let meet = (): void => undefined
  const together = new Promise<void>((resolve) => {
    meet = resolve
  })
  const client = {
    async filesUploadV2() {
      files.add(`F${files.size + 1}`)
      const file = `F${files.size}`
      // Both have looked at the shelf before either keeps anything there.
      if (files.size === 2) meet()
      await together
      return { files: [{ files: [{ id: file }] }] }
    },
    files: { delete: async ({ file }: { file: string }) => files.delete(file) },
  }
  const workspace = { team: 'T1', may: () => true, client } as unknown as Workspace
  const parts = {
    shelf,
    rasterise: () => new Uint8Array(),
    links: undefined,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    reviews: () => ({ ...bench.reviews, picture: async () => '<svg/>' }),
    now: () => 0,
  }
  const card = {
    sender: { workspace: 'slack:T1', channel: 'slack', who: { id: 'R1', name: 'R1' } },
    review: 'R1',
    message: message({ type: 'picture', picture: 'data-flow', alt: 'What goes where' }),
    posted: false,
  }
  const draw = () => picturesOf(parts, workspace, card)
  const shown = (await Promise.all([draw(), draw()])).map((all) => all.get('data-flow'))
  expect(shown[0]).toEqual(shown[1])
  expect(shown[0]).toEqual({ slackFile: [...files][0] })
  expect(files.size).toBe(1)
})
