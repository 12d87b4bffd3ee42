import { createDirectory } from '../../../src/channels/slack/directory.ts'
import { createInstallations } from '../../../src/channels/slack/installations.ts'
import { manyWorkspaces } from '../../../src/channels/slack/workspaces.ts'
import { added } from '../../../src/channels/teams/installation.ts'
import { createLimiter } from '../../../src/channels/teams/limiter.ts'
import { createConversations } from '../../../src/channels/teams/reference.ts'
import { openBoundNames } from '../../../src/channels/web/bound-names.ts'
import { createCurrentChecks } from '../../../src/conversation/current-check.ts'
import { createReplyLog } from '../../../src/conversation/reply-log.ts'
import { createUnconfirmedCards } from '../../../src/conversation/unconfirmed-cards.ts'
import type { Sending } from '../../../src/domain/sending.ts'
import { openAwayBook } from '../../../src/review/away-book.ts'
import type { SendEntry, Sender, Shelf } from '../../../src/review/ports.ts'
import { createReminderLedger, datesActSince } from '../../../src/review/reminder-ledger.ts'
import { createLanes } from '../../../src/review/send-lanes.ts'
import { say } from '../../own-content.ts'
import { Bench, HandClock, silent } from '../../review/bench.ts'

/** What one of three instances has: the same in truth, and in the control each a thing of its own. */
export interface Instance {
  readonly shelf: Shelf
  readonly sending: Sending
}

const dana: Sender = { workspace: 'w:1', channel: 'chat', who: { id: 'dana', name: 'Dana' } }
const at = '2026-11-23T09:00:00.000Z'

/** Each state that a process could believe to know alone: what three instances make of it together, and each for itself. */
export const states: readonly {
  readonly what: string
  readonly made: (all: readonly Instance[]) => Promise<unknown>
  readonly together: unknown
  readonly alone: unknown
}[] = [
  {
    what: 'typed words mean the check at which somebody acted last, wherever that was',
    async made(all) {
      const parts = all.map(({ shelf }) =>
        createCurrentChecks({ shelf, reviews: () => new Bench().reviews }),
      )
      for (const [n, one] of parts.entries()) {
        one.note(dana, `check ${n}`)
        await one.of(dana)
      }
      return Promise.all(parts.map((one) => one.of(dana)))
    },
    together: ['check 2', 'check 2', 'check 2'],
    alone: ['check 0', 'check 1', 'check 2'],
  },
  {
    what: 'every reply about a check that was deleted only says so, whoever wrote it',
    async made(all) {
      const bench = new Bench()
      const blanked: string[] = []
      const redraw = async (_: unknown, ids: readonly string[]) => void blanked.push(...ids)
      const logs = all.map(({ shelf }) =>
        createReplyLog({ shelf, reviews: () => bench.reviews, say, redraw }),
      )
      const notes = Array.from({ length: 30 }, (_, n) => logs[n % 3]?.note(dana, 'gone', [`m${n}`]))
      await Promise.all(notes)
      await logs[0]?.blank(dana, 'gone')
      return blanked.length
    },
    together: 30,
    alone: 10,
  },
  {
    what: 'a card of which nobody knows whether it landed comes again once, to whichever instance they write',
    async made(all) {
      const bench = new Bench()
      const review = await bench.start('Dana', 'Swim Booking')
      const me = { ...dana, workspace: 'local', channel: 'web' }
      const last = (await bench.feed('Dana', review)).own.at(-1)?.id ?? ''
      const key = { workspace: 'local', id: review }
      const message = { audience: 'people', elements: [] } as const
      const entry: SendEntry = {
        ...{ key, entry: last, kind: 'question', message },
        ...{ repeat: true, unasked: false },
      }
      const cards = all.map(({ shelf }) =>
        createUnconfirmedCards({ shelf, reviews: () => bench.reviews, act: async () => undefined }),
      )
      await cards[0]?.note('dana', entry)
      // Asked of the two that did not note it.
      return Promise.all([cards[1]?.bringAgain('d1', me), cards[2]?.bringAgain('d2', me)]).then(
        (brought) => brought.filter(Boolean).length,
      )
    },
    together: 1,
    alone: 0,
  },
  {
    what: 'somebody is new in Slack once, and here wherever they are heard of',
    async made(all) {
      const parts = { say, logger: silent, now: () => 1_763_715_600_000 }
      const within = <T>(_: number, work: Promise<T>) => work
      const known = all.map(({ shelf }) => createDirectory({ ...parts, shelf, within }))
      const isNew = await Promise.all(known.map((one) => one.isNew('T1', 'U1')))
      await known[0]?.met('T1', 'U1', 'C1')
      const isHere = await Promise.all(known.map((one) => one.isHere('T1', 'U1')))
      return [isNew.filter(Boolean).length, isHere.filter(Boolean).length]
    },
    together: [1, 3],
    alone: [3, 1],
  },
  {
    what: 'a workspace that installs the app anew at one is served with its new token by all, a minute later',
    async made(all) {
      let now = 1_763_715_600_000
      const seal = { seal: (text: string) => `*${text}`, open: (text: string) => text.slice(1) }
      const opened = all.map(({ shelf }) => {
        const kept = createInstallations({ shelf, seal, now: () => new Date(now) })
        return { kept, workspaces: manyWorkspaces(kept, { now: () => now }) }
      })
      const tokens = () =>
        Promise.all(opened.map(async ({ workspaces }) => (await workspaces.of('T1'))?.token))
      for (const token of ['xoxb-1', 'xoxb-2']) {
        await opened[0]?.kept.storeInstallation({
          ...{ team: { id: 'T1', name: 'Acme' }, enterprise: undefined },
          user: { id: 'U1', token: undefined, scopes: undefined },
          bot: { token, userId: 'B1', id: 'B2', scopes: ['chat:write'] },
        })
        await tokens()
        now += 60_000
      }
      return tokens()
    },
    together: ['xoxb-2', 'xoxb-2', 'xoxb-2'],
    alone: ['xoxb-2', undefined, undefined],
  },
  {
    what: 'the app that was added in Teams says hello once, however often and to whom that is told',
    async made(all) {
      let hellos = 0
      const turn = {
        ...{ tenantId: 't1', sender: dana, where: { kind: 'personal', conversationId: 'c1' } },
        here: { conversationId: 'c1' },
      } as unknown as Parameters<typeof added>[1]
      for (const { shelf } of [...all, ...all]) {
        const later = (work: Promise<unknown>) => {
          hellos++
          work.catch(() => undefined)
        }
        await added({ shelf, say, later } as unknown as Parameters<typeof added>[0], turn)
      }
      return hellos
    },
    together: 1,
    alone: 3,
  },
  {
    what: 'what each learns of a place in Teams stands together',
    async made(all) {
      const place = {
        kind: 'channel',
        serviceUrl: 'https://smba.example/',
        tenantId: 't1',
        conversationId: 'c1',
        botId: 'b1',
      } as const
      const known = all.map(({ shelf }) => createConversations(shelf))
      const learnt = [{ name: 'General' }, { teamName: 'Acme' }, { usedOn: '2026-11-23' }]
      await Promise.all(known.map((one, n) => one.remember({ ...place, ...learnt[n] })))
      const places = await Promise.all(known.map((one) => one.place('t1', 'c1')))
      return places.map((one) => Object.keys(one ?? {}).length - Object.keys(place).length)
    },
    together: [3, 3, 3],
    alone: [1, 1, 1],
  },
  {
    what: 'a conversation in Teams gets as many messages in a second as Microsoft allows, from all of them',
    async made(all) {
      const limiters = all.map(({ sending }) => createLimiter(sending))
      const waits = Array.from({ length: 24 }, (_, n) => limiters[n % 3]?.take('c1'))
      return (await Promise.all(waits)).filter((wait) => wait === 0).length
    },
    together: 7,
    alone: 21,
  },
  {
    what: 'a pause that a platform asked one for holds for all',
    async made(all) {
      const limiters = all.map(({ sending }) => createLimiter(sending))
      await limiters[0]?.pause('c1', 60)
      const waits = await Promise.all(limiters.map((one) => one.take('c1')))
      return waits.filter((wait) => wait > 50_000).length
    },
    together: 3,
    alone: 1,
  },
  {
    what: 'one card goes at a time in a conversation',
    async made(all) {
      const town = { name: 'chat', pace: { post: 60_000, update: 60_000 } }
      const entry = {
        ...{ id: 'summary', to: { kind: 'thread', channel: 'chat', thread: 'hall' } },
        ...{ card: { kind: 'summary' }, wanted: 1, sent: 0, failures: 0 },
      }
      const outgoing = { workspace: 'w:1', channel: town, entry } as unknown as Parameters<
        ReturnType<typeof createLanes>['take']
      >[0]
      const lanes = all.map(({ sending }) => createLanes(new HandClock(), sending))
      const taken = await Promise.all(lanes.map((one) => one.take(outgoing)))
      return taken.filter(Boolean).length
    },
    together: 1,
    alone: 3,
  },
  {
    what: 'somebody hears one line by itself, however many checks have one for them',
    async made(all) {
      const ledgers = all.map(({ shelf }) => createReminderLedger(shelf))
      const line = { workspace: 'w:1', person: 'dana', at, isFree: () => false }
      const claims = ledgers.map((one, n) => one.claim({ ...line, id: `line ${n}` }))
      return (await Promise.all(claims)).filter((stands) => stands === undefined).length
    },
    together: 1,
    alone: 3,
  },
  {
    what: 'since when days act is one instant, and older checks are asked about in one of them',
    async made(all) {
      const since = all.map(({ shelf }, n) => datesActSince(shelf, `2026-11-2${n}T09:00:00.000Z`))
      const asked = all.map(({ shelf }, n) =>
        createReminderLedger(shelf).askedIn({ workspace: 'w:1', person: 'dana' }, `r${n}`),
      )
      const sizes = [await Promise.all(since), await Promise.all(asked)]
      return sizes.map((each) => new Set(each).size)
    },
    together: [1, 1],
    alone: [3, 3],
  },
  {
    what: 'who is away is known to all before each looks at what is due',
    async made(all) {
      const books = await Promise.all(all.map(({ shelf }) => openAwayBook(shelf)))
      await books[0]?.set({ workspace: 'w:1', person: 'dana' }, '2026-12-24')
      await Promise.all(books.map((one) => one.refresh()))
      return books.filter((one) => one.in('w:1').get('dana') === '2026-12-24').length
    },
    together: 3,
    alone: 1,
  },
  {
    what: 'a name that was given to somebody on one page is theirs on all, a minute later',
    async made(all) {
      const names = await Promise.all(all.map(({ shelf }) => openBoundNames(shelf)))
      await Promise.all(names.map((one, n) => one.add(`name ${n}`)))
      await Promise.all(names.map((one) => one.refresh()))
      return names.map((one) => [0, 1, 2].filter((n) => one.has(`name ${n}`)).length)
    },
    together: [3, 3, 3],
    alone: [1, 1, 1],
  },
  {
    what: 'what one works on no other one does, until it is given up',
    async made(all) {
      const names = ['record 1', 'keeper 1', 'webhook/w/1', 'weekly 1']
      const claims = await Promise.all(
        names.map((name) => Promise.all(all.map(({ sending }) => sending.claim(name)))),
      )
      const held = claims.map((each) => each.flatMap((claim) => claim ?? []))
      await Promise.all(held.flat().map((claim) => claim.release()))
      return held.map((each) => each.length)
    },
    together: [1, 1, 1, 1],
    alone: [3, 3, 3, 3],
  },
]
