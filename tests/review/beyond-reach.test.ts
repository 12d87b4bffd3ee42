import { describe, expect, test } from 'vitest'
import { localChannel } from '../../src/conversation/local-channel.ts'
import type { OutboxEntry } from '../../src/review/record.ts'
import { MemoryStore } from '../storage/memory-store.ts'
import { Bench, words } from './bench.ts'
import { postedCheck } from './posted-check.ts'

/** A posted check with so many items in a tracker, whose channel has accounts or none. */
async function withItems(count: number, address: (n: number) => string, accounts = false) {
  const { bench: posted, review } = await postedCheck()
  const record = await posted.store.load({ workspace: 'local', id: review })
  if (!record) throw new Error('there is no check')
  const items = Array.from({ length: count }, (_, at): OutboxEntry => {
    const place = JSON.stringify(['GitHub', 'acme/app', `${at + 1}`, address(at + 1)])
    const card = { kind: 'item', subject: `story-${at}` } as const
    const to = { kind: 'thread', channel: 'tracker', thread: 'local' } as const
    return { id: `item/${at}`, to, card, wanted: 1, sent: 1, failures: 0, place }
  })
  const channel = { ...localChannel('web'), accounts }
  const bench = new Bench({ channel })
  if (!(bench.store instanceof MemoryStore)) throw new Error('it is in memory')
  bench.store.hold({ ...record, rev: 1, seen: [], outbox: [...record.outbox, ...items] })
  const said = async (action: object) => {
    const { replies, form } = await bench.act('Dana', { review, ...action })
    return [JSON.stringify(form?.elements ?? []), ...replies.map(words)].join('\n')
  }
  return { said }
}

const at = (n: number) => `https://github.com/acme/app/issues/${n}`

describe('deleting says what it does not reach', () => {
  test('before and after: items with the way to each, and copies', async () => {
    const { said } = await withItems(2, at)
    const before = await said({ type: 'openDelete' })
    for (const line of ['[\\\\#1](https://github.com/acme/app/issues/1) in GitHub', 'safe copies'])
      expect(before).toContain(line)
    expect(before).not.toContain('into the chat')
    const after = await said({ type: 'delete', confirm: 'Clinic Booking' })
    expect(after).toContain('It is deleted.')
    expect(after).toContain('#2 (https://github.com/acme/app/issues/2) in GitHub')
  })

  test('of many items the first ones, and how many more; one without an address by its id', async () => {
    const { said } = await withItems(13, () => '')
    const before = await said({ type: 'openDelete' })
    expect(before).toContain('\\\\#10 in GitHub: remove it there')
    expect(before).not.toContain('\\\\#11 in GitHub')
    expect(before).toContain('3 more in the same place')
  })

  test('and where people are in a chat, the files that were sent there', async () => {
    const { said } = await withItems(0, at, true)
    expect(await said({ type: 'openDelete' })).toContain('Files that I sent into the chat')
  })
})
