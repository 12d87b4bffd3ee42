import { describe, expect, test } from 'vitest'
import type { Called, Connector } from '../../../src/channels/teams/connector.ts'
import type { TeamsContext } from '../../../src/channels/teams/context.ts'
import { createLookups } from '../../../src/channels/teams/lookups.ts'
import { isIn, placeCalled, teamsAudienceOf } from '../../../src/channels/teams/place-search.ts'
import { postTargetsOf } from '../../../src/channels/teams/post-targets.ts'
import {
  type ConversationReference,
  createConversations,
} from '../../../src/channels/teams/reference.ts'
import { createRoster } from '../../../src/channels/teams/roster.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { words } from './whatif.ts'

const tenantId = 'acme'
const me = '29:me'

/** A team of the tenant: its first channel is its id. */
const teamOf = (n: number, more: Partial<ConversationReference> = {}): ConversationReference => ({
  kind: 'channel',
  serviceUrl: 'https://teams.example/',
  tenantId,
  botId: '28:bot',
  conversationId: `19:team-${n}`,
  teamId: `19:team-${n}`,
  teamName: `Team ${n}`,
  ...more,
})

interface Cloud {
  readonly teams: number
  /** Questions that are answered in each second; then Teams asks for patience. */
  readonly perSecond?: number
  /** True for teams that this person is in. */
  readonly has?: (team: string) => boolean
  readonly refuse?: (path: string) => Called | undefined
  readonly size?: number
  readonly more?: readonly ConversationReference[]
}

/** A tenant with many teams, behind a clock that moves only when the program waits. */
async function openCloud({ teams, perSecond = Infinity, has = () => true, ...how }: Cloud) {
  let now = 0
  const answeredAt: number[] = []
  const asked: string[] = []
  const size = how.size ?? 3
  const answer = (path: string): Called => {
    asked.push(path)
    const lately = answeredAt.filter((at) => at > now - 1000)
    if (lately.length >= perSecond) return { ok: false, status: 429, why: 'x', afterSeconds: 1 }
    answeredAt.push(now)
    const refused = how.refuse?.(path)
    if (refused) return refused
    const [, kind, team = '', what] = /^(\w+)\/([^/]+)\/(\w+)/.exec(decodeURIComponent(path)) ?? []
    if (kind === 'teams') return { ok: true, body: { conversations: [{ id: team }] } }
    if (what === 'members') {
      return has(team)
        ? { ok: true, body: { id: me, name: 'Me' } }
        : { ok: false, status: 404, why: 'status-404' }
    }
    const from = Number(/continuationToken=(\d+)/.exec(path)?.[1] ?? 0)
    const members = Array.from({ length: Math.min(500, size - from) }, (_, n) => ({
      id: from + n === size - 1 ? me : `29:${from + n}`,
      name: `Person ${from + n}`,
    }))
    const next = from + 500 < size ? { continuationToken: String(from + 500) } : {}
    return { ok: true, body: { members, ...next } }
  }
  const connector: Connector = { call: async (_, { path }) => answer(path) }
  const conversations = createConversations(new MemoryShelf())
  for (let n = 0; n < teams; n++) await conversations.remember(teamOf(n))
  for (const one of how.more ?? []) await conversations.remember(one)
  // The end of patience with a form never comes; a second that Teams asks for passes at once.
  const pause = (milliseconds: number): Promise<void> => {
    if (milliseconds > 5000) return new Promise(() => undefined)
    return Promise.resolve().then(() => {
      now += milliseconds
    })
  }
  const roster = createRoster(createLookups({ connector, pause }), () => now)
  return { context: { say: words, conversations, roster, pause } as unknown as TeamsContext, asked }
}

const labels = async (context: TeamsContext) =>
  (await postTargetsOf(context, tenantId, me)).targets.map((one) => one.label)

describe('where somebody can post', () => {
  test('in a team of thousands, without reading its list of members', async () => {
    const { context, asked } = await openCloud({ teams: 1, size: 2600 })
    expect(await labels(context)).toEqual(['Team 0, General'])
    expect(asked.some((path) => path.includes('pagedmembers'))).toBe(false)
    expect(await teamsAudienceOf(context, tenantId, '19:team-0')).toMatchObject({ readers: 2600 })
  })

  test('in sixty teams, though Teams answers thirty questions a second', async () => {
    const { context } = await openCloud({ teams: 60, perSecond: 30 })
    expect(await postTargetsOf(context, tenantId, me)).toMatchObject({
      isWhole: true,
      isUnsure: false,
    })
    expect(await labels(context)).toHaveLength(60)
  })

  test('where it was looked a moment ago, nothing is asked again', async () => {
    const { context, asked } = await openCloud({ teams: 5, has: (team) => team !== '19:team-2' })
    expect(await labels(context)).toHaveLength(4)
    const before = asked.length
    await labels(context)
    // Only whether they have joined the one that they were not in.
    expect(asked.length - before).toBe(1)
  })

  test('what could not be looked into is not said to be nothing', async () => {
    const busy: Called = { ok: false, status: 429, why: 'status-429', afterSeconds: 60 }
    const { context } = await openCloud({
      teams: 3,
      refuse: (path) => (path.includes('team-1') ? busy : undefined),
    })
    expect(await postTargetsOf(context, tenantId, me)).toMatchObject({
      isWhole: false,
      isUnsure: true,
    })
    expect(await labels(context)).toEqual(['Team 0, General', 'Team 2, General'])
    await expect(isIn(context, teamOf(1), me)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a Teams that does not answer in time holds up no form', async () => {
    const { context } = await openCloud({ teams: 2 })
    const silent = {
      ...context,
      roster: { ...context.roster, member: () => new Promise(() => {}) },
    }
    const impatient = { ...silent, pause: async () => {} } as unknown as TeamsContext
    expect(await postTargetsOf(impatient, tenantId, me)).toEqual({
      targets: [],
      isWhole: false,
      isUnsure: true,
    })
  })

  test('beyond a hundred the places used last come first, and the rest goes by its name', async () => {
    const late = Array.from({ length: 3 }, (_, n) => teamOf(200 + n, { usedOn: '2026-11-30' }))
    const { context } = await openCloud({ teams: 120, more: late })
    const { targets, isWhole, isUnsure } = await postTargetsOf(context, tenantId, me)
    expect(targets).toHaveLength(100)
    expect({ isWhole, isUnsure }).toEqual({ isWhole: false, isUnsure: false })
    expect(targets.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Team 200, General', 'Team 201, General', 'Team 202, General']),
    )
    const mine = new Set(targets.map(({ reference }) => reference.teamName))
    const left = Array.from({ length: 120 }, (_, n) => `Team ${n}`).find((name) => !mine.has(name))
    for (const typed of [`${left}`, ` ${left?.toUpperCase()},  general`]) {
      const place = await placeCalled(context, { tenantId, person: me }, typed)
      expect(place).toMatchObject({ teamName: left })
    }
  })

  test('an archived team is not offered', async () => {
    const { context } = await openCloud({ teams: 2, more: [teamOf(1, { archived: true })] })
    expect(await labels(context)).toEqual(['Team 0, General'])
  })
})

describe('a typed name of a place', () => {
  const called = async (typed: string, cloud: Partial<Cloud> = {}) => {
    const chat = teamOf(9, { kind: 'groupChat', conversationId: '19:chat', name: 'Launch' })
    const { teamId: _, teamName: __, ...alone } = chat
    const { context } = await openCloud({ teams: 3, more: [alone], ...cloud })
    return (await placeCalled(context, { tenantId, person: me }, typed))?.conversationId
  }

  test.each([
    ['Team 1', '19:team-1'],
    ['team 1, general', '19:team-1'],
    ['launch', '19:chat'],
    ['Laun', '19:chat'],
  ])('%s', async (typed, place) => {
    expect(await called(typed)).toBe(place)
  })

  test.each(['General', 'Team', 'Nothing', ' ', ''])(
    '“%s” names none, or more than one',
    async (typed) => {
      expect(await called(typed)).toBeUndefined()
    },
  )

  test('names no place of others', async () => {
    expect(await called('Team 1', { has: (team) => team !== '19:team-1' })).toBeUndefined()
  })
})
