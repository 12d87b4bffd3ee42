import { expect, test } from 'vitest'
import { createReplyLog } from '../../src/conversation/reply-log.ts'
import { plainText } from '../../src/message/plain-text.ts'
import type { Sender } from '../../src/review/ports.ts'
import { Bench } from '../review/bench.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'

const dana: Sender = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }
const mei: Sender = { ...dana, who: { id: 'mei', name: 'Mei' } }

function begin() {
  const bench = new Bench()
  const shelf = new MemoryShelf()
  const redrawn: string[] = []
  const log = createReplyLog({
    shelf,
    reviews: () => bench.reviews,
    say: bench.say,
    redraw: async ({ workspace, id }, ids, words) =>
      void redrawn.push(`${workspace} ${id} ${ids.join(' ')}: ${plainText(words)}`),
  })
  return { bench, shelf, log, redrawn }
}

test('once a check is deleted, every reply about it only says so, for everybody', async () => {
  const { bench, shelf, log, redrawn } = begin()
  const review = await bench.start('Dana', 'Swim Booking')
  await Promise.all([log.note(dana, review, ['1', '2']), log.note(dana, review, ['3'])])
  await log.note(mei, review, ['9'])
  await bench.act('Dana', { type: 'delete', review, confirm: 'Swim Booking' })
  await log.blank(dana, review, '3')
  expect(redrawn).toEqual([
    expect.stringMatching(/^local dana 1 2: .*deleted/),
    expect.stringMatching(/^local mei 9: /),
  ])
  expect(await shelf.names('')).toEqual([])
})

test('nothing is blanked while the check is there, and nothing is kept of no check', async () => {
  const { bench, shelf, log, redrawn } = begin()
  const review = await bench.start('Dana', 'Swim Booking')
  await log.note(dana, review, ['1'])
  await log.note(dana, undefined, ['2'])
  await log.note(dana, review, [])
  await log.blank(dana, review)
  expect(redrawn).toEqual([])
  expect(await shelf.names('')).toEqual([`local/said/${review}/dana`])
})

test('of what several instances note at once about one person nothing is lost', async () => {
  const { bench, shelf, log, redrawn } = begin()
  const review = await bench.start('Dana', 'Swim Booking')
  const parts = {
    shelf,
    reviews: () => bench.reviews,
    say: bench.say,
    redraw: async () => undefined,
  }
  const logs = [log, createReplyLog(parts), createReplyLog(parts)]
  await Promise.all(
    Array.from({ length: 60 }, (_, n) => logs[n % 3]?.note(dana, review, [`m${n}`])),
  )
  await bench.act('Dana', { type: 'delete', review, confirm: 'Swim Booking' })
  await log.blank(dana, review)
  expect(redrawn.join().match(/\bm\d+/g)).toHaveLength(60)
})
