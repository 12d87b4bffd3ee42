import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createDirectory } from '../../../src/channels/slack/directory.ts'
import { createPresence } from '../../../src/channels/slack/presence.ts'
import { createConversations } from '../../../src/channels/teams/reference.ts'
import { openBoundNames } from '../../../src/channels/web/bound-names.ts'
import { createCurrentChecks } from '../../../src/conversation/current-check.ts'
import { createReplyLog } from '../../../src/conversation/reply-log.ts'
import { createUnconfirmedCards } from '../../../src/conversation/unconfirmed-cards.ts'
import { openAwayBook } from '../../../src/review/away-book.ts'
import { emptyShelfOf, shelfItemsOf } from '../../../src/review/erasing/shelf-without.ts'
import type { Channel, Sender, Shelf } from '../../../src/review/ports.ts'
import { createReminderLedger } from '../../../src/review/reminder-ledger.ts'
import { setToldWeekly } from '../../../src/review/weekly-wish.ts'
import { say } from '../../own-content.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { HandClock, silent } from '../bench.ts'

const at = '2026-11-20T09:00:00.000Z'
const team = 'T1'

/** Lets every part of the program that keeps something of somebody keep it. */
async function keepAllOf(
  shelf: Shelf,
  { workspace, person }: { workspace: string; person: string },
) {
  const who = { workspace, person }
  const sender: Sender = { workspace, channel: 'chat', who: { id: person, name: 'x' } }
  const never = () => {
    throw new Error('nobody asks')
  }
  const ledger = createReminderLedger(shelf)
  await ledger.claim({ ...who, id: 'l1', at, isFree: () => true })
  await ledger.askIn(who, 'r1')
  await (await openAwayBook(shelf)).set(who, '2027-01-01')
  const wishing = { shelf, clock: new HandClock(), channels: new Map<string, Channel>() }
  await setToldWeekly(wishing as never, sender, { checks: {} } as never)
  const current = createCurrentChecks({ reviews: never, shelf })
  current.note(sender, 'r1')
  await current.of(sender)
  const log = createReplyLog({ shelf, reviews: never, say, redraw: async () => undefined })
  await log.note(sender, 'r1', ['1'])
  const cards = createUnconfirmedCards({ shelf, reviews: never, act: async () => undefined })
  const key = { workspace, id: 'r1' }
  await cards.note(person, { key, entry: 'e1', unasked: false } as never)
  if (workspace === 'local') await (await openBoundNames(shelf)).add(person)
  if (workspace === `slack:${team}`) {
    const within = async () => undefined
    const directory = createDirectory({ shelf, say, logger: silent, now: () => 1, within })
    await directory.posted(team, person, 'D1')
    await createPresence(shelf, () => 1e9).note(team, person)
  }
  if (workspace === `teams:${team}`) {
    const place = { serviceUrl: 'https://x', tenantId: team, botId: 'b' }
    const conversations = createConversations(shelf)
    await conversations.remember({
      ...{ ...place, kind: 'personal', conversationId: `a:${person}`, userId: person },
    })
    await shelf.put(`teams/${team}/welcomed/a:${person}`, true)
  }
}

/** What is kept of no person. */
const ofNobody = {
  ready: at,
  retention: { months: 3, since: at },
  'away-changed': 1,
  'webhook-since': at,
  'webhook/local/r1': { since: at },
  'local/tracker': { sealed: 'x' },
  'slack/T1/tracker': { sealed: 'x' },
  'slack/installation/T1': { sealed: 'x' },
  'slack/picture/T1/r1/risks': { file: 'F1' },
  'teams/T1/tracker': { sealed: 'x' },
  'teams/T1/stories/r1': { shown: 's' },
  'teams/T1/place/19:x': { conversationId: '19:x' },
  'teams/T1/welcomed/19:x': true,
  'erasing/local': { id: 'x' },
  'erasing/slack:T1': { id: 'x' },
}

/** Words that stand in names, and ids that look like several of them. */
const people = [
  ...'dana local tracker current said r1 slack teams person T1 x person/x'.split(' '),
  ...['dana kim', 'local/dana', 'r1/dana', 'said/r1/dana', '29:1AHy-Ub', '1'],
]

const namesOf = (shelf: Shelf) => shelf.names('')

describe.each(['local', `slack:${team}`, `teams:${team}`])('of the shelf in %s', (workspace) => {
  test.each(people)('everything of %s goes, and nothing of anybody else', async (person) => {
    const shelf = new MemoryShelf()
    for (const [name, value] of Object.entries(ofNobody)) await shelf.put(name, value)
    for (const other of people)
      if (other !== person) await keepAllOf(shelf, { workspace, person: other })
    for (const other of ['local', `slack:${team}`, `teams:${team}`])
      if (other !== workspace) await keepAllOf(shelf, { workspace: other, person })
    const others = await namesOf(shelf)
    await keepAllOf(shelf, { workspace, person })
    const added = (await namesOf(shelf)).filter((name) => !others.includes(name))
    const lists = others.filter((name) => workspace === 'local' && name.startsWith('page/'))
    const found = await shelfItemsOf(shelf, { workspace, person })
    expect(found.toSorted()).toEqual([...added, ...lists].toSorted())
    await emptyShelfOf(shelf, { workspace, person })
    expect(await namesOf(shelf)).toEqual(others)
    expect(await shelfItemsOf(shelf, { workspace, person })).toEqual([])
  })
})

test('the conversation that leads to the rest goes last, so that what was interrupted can go on', async () => {
  const shelf = new MemoryShelf()
  const who = { workspace: `teams:${team}`, person: 'U1' }
  await keepAllOf(shelf, who)
  expect((await shelfItemsOf(shelf, who)).at(-1)).toBe(`teams/${team}/person/U1`)
})

test('every file that keeps something on the shelf is known here', async () => {
  const source = path.join(import.meta.dirname, '../../../src')
  const files = await readdir(source, { recursive: true })
  const writing: string[] = []
  for (const file of files.filter((name) => name.endsWith('.ts'))) {
    const text = await readFile(path.join(source, file), 'utf8')
    if (/shelf\??\.(put|change)\(/.test(text)) writing.push(file.replaceAll(path.sep, '/'))
  }
  // Whoever adds a file here looks whether its names hold a person: if so they belong into names-with-person.ts.
  const ofPeople = [
    'channels/slack/directory.ts',
    'channels/slack/presence.ts',
    'channels/teams/installation.ts',
    'channels/teams/reference.ts',
    'channels/web/bound-names.ts',
    'conversation/current-check.ts',
    'conversation/reply-log.ts',
    'conversation/unconfirmed-cards.ts',
    'review/away-book.ts',
    'review/reminder-ledger.ts',
    'review/weekly-wish.ts',
  ]
  const ofNobodyAlone = [
    'channels/slack/installations.ts',
    'channels/slack/pictures.ts',
    'channels/teams/story-pages.ts',
    'open-storage.ts',
    'review/erasing/erase-person.ts',
    'review/erasing/shelf-without.ts',
    'review/notice-sender.ts',
    'review/retention.ts',
    'storage/folder-taker.ts',
    'storage/postgres/taker.ts',
    'storage/restore-folder.ts',
    'workspace-trackers.ts',
  ]
  expect(writing.toSorted()).toEqual([...ofPeople, ...ofNobodyAlone].toSorted())
})
