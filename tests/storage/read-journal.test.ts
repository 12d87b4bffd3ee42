import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { stepText, wholeText } from '../../src/storage/journal-text.ts'
import { readJournal, readListed } from '../../src/storage/read-journal.ts'
import { busyJournal, everyFlipIsSeen } from './flipped-bits.ts'

const noLoss = { lines: 0, events: 0, changes: 0, cards: 0, seen: 0, heading: false }

test('a flipped bit of a journal is seen, wherever it is', () => everyFlipIsSeen(300, 12))

test('a journal of the first version is read as it was written, for ever', async () => {
  const folder = new URL('../fixtures/journals/', import.meta.url)
  const { record, loss } = readJournal(await readFile(new URL('1.journal', folder)))
  expect(record).toEqual(JSON.parse(await readFile(new URL('1.json', folder), 'utf8')))
  expect(loss).toEqual(noLoss)
})

describe('a journal', () => {
  test('says what its record was, to the last card, and in lists the same', async () => {
    const bytes = await busyJournal(12)
    const { record, loss, lines, ...rest } = readJournal(bytes)
    expect(loss).toEqual(noLoss)
    expect(rest).toMatchObject({ bytes: bytes.length, unfinished: 0 })
    expect(record?.events).toHaveLength(12)
    expect(record?.outbox.map(({ id }) => id)).toEqual(['c0', 'c9'])
    expect(record?.seen).toHaveLength(12)
    const { workspace, id, rev, heading } = record ?? {}
    expect(readListed(bytes).record).toMatchObject({ workspace, id, rev, heading })
    if (!record) throw new Error('nothing was read')
    const whole = wholeText(record)
    expect(readJournal(Buffer.from(whole.text)).record).toEqual(record)
    expect(lines).toBeGreaterThan(11)
  })

  test.each([
    ['an event', /^.* 2 {"event".*\n/m, { lines: 1, events: 1 }],
    ['the heading', /^.* {"heading".*\n/m, { lines: 1, heading: true }],
    ['cards', /^.* {"cards".*\n/m, { lines: 1, cards: 2 }],
    ['deliveries', /^.* {"seen".*\n/m, { lines: 1, seen: 1 }],
    ['a change', /^.* {"step":{"rev":5.*\n/m, { lines: 1, changes: 1 }],
    ['its head', /^.* {"head".*\n/m, { lines: 1 }],
    ['its foot', /^.* {"foot".*\n/m, { lines: 1 }],
  ])('that lost %s says so, and gives all the rest', async (_, line, lost) => {
    const text = (await busyJournal(12)).toString()
    const { record, loss } = readJournal(Buffer.from(text.replace(line, 'x\n')))
    expect(loss).toEqual({ ...noLoss, ...lost })
    const events = 12 - ('events' in lost || 'changes' in lost ? 1 : 0)
    expect(record?.events).toHaveLength(events)
    expect(record?.rev).toBe(12)
  })

  test.each([
    ['half a line', (text: string) => text.slice(0, -20)],
    ['a line without its end', (text: string) => text.slice(0, -1)],
    [
      'a block that was never written',
      (text: string) => `${text.slice(0, -60)}${'\0'.repeat(59)}\n`,
    ],
  ])('that ends in %s ends before it', async (_, cut) => {
    const { record, loss, unfinished } = readJournal(
      Buffer.from(cut((await busyJournal(12)).toString())),
    )
    expect(loss).toEqual(noLoss)
    expect(record?.rev).toBe(11)
    expect(unfinished).toBeGreaterThan(0)
  })

  test('that has a line twice, or lines in another order, says so', async () => {
    const bytes = await busyJournal(5)
    const text = bytes.toString()
    const step = stepText(3, { rev: 9, at: '2025-03-03T00:00:00.000Z' })
    expect(readJournal(Buffer.from(text + step)).loss.lines).toBe(1)
    expect(readJournal(Buffer.from(text + step)).record).toEqual(readJournal(bytes).record)
  })
})
