import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { faults } from './faults.ts'
import type { Json } from './shapes.ts'
import { card, startSmallBot, withCard } from './small-bot.ts'
import { startTeams, type Teams } from './tenant.ts'

let teams: Teams
let bot: Awaited<ReturnType<typeof startSmallBot>>

beforeEach(async () => {
  teams = await startTeams()
  bot = await startSmallBot()
  teams.listensAt(bot.address)
})
afterEach(async () => {
  await bot.stop()
  await teams.stop().catch(() => {})
})

const ask = (path: string, body?: unknown, method: 'GET' | 'POST' | 'PUT' = 'POST') =>
  bot.connector.call(teams.acme.serviceUrl, { method, path, ...(body ? { body } : {}) })
const activitiesOf = (id: string) => `conversations/${encodeURIComponent(id)}/activities`

describe('a person in our Teams', () => {
  test('adds the app, which Teams tells twice, writes, fills in, and sees the card replaced', async () => {
    const { dana, ravi } = teams.acme.people
    await expect(dana.says('hello')).rejects.toThrow('not in')
    await dana.adds()
    expect(bot.heard.map(({ type }) => type).sort()).toEqual([
      'conversationUpdate',
      'installationUpdate',
    ])
    await dana.says('a <b> & c')
    expect(dana.read()).toMatch(/^a <b> & c\n\nYou said: a <b> & c\n\(Who/)
    await dana.fills({ 'Who uses it?': ['Staff', 'Guests'] })
    await dana.fills({ 'Others may see it': true })
    const { card: shown } = await dana.presses('Save')
    expect(shown).toMatchObject({
      body: [{ text: '{type:save,who:staff,guests,share:true}' }, {}, {}, {}, {}, {}],
    })
    expect(dana.read()).toContain('{type:save')
    expect(ravi.read()).toBe('')
  })

  test('presses long words, and sees a toast or a red bar', async () => {
    const { dana } = teams.acme.people
    await dana.adds()
    await dana.says('hello')
    expect(await dana.presses('Toast')).toMatchObject({ toast: 'Thank you' })
    expect(await dana.presses('Refuse')).toMatchObject({ error: 'Not now' })
    await dana.presses('Something rather long')
    expect(bot.heard.at(-1)).toMatchObject({
      name: 'adaptiveCard/action',
      value: { action: { data: { type: 'something rather long' } } },
      replyToId: dana.messages().at(-1)?.id,
    })
    await expect(dana.presses('Nothing', { on: dana.messages()[1] as never })).rejects.toThrow(
      'sees only',
    )
    await expect(dana.fills({ 'Your words': 'x'.repeat(21) })).rejects.toThrow('21 letters')
    await expect(dana.fills({ 'Who uses it?': ['Nobody'] })).rejects.toThrow('cannot be picked')
  })

  test('presses with an older program, and Teams may not say on what', async () => {
    const { dana } = teams.acme.people
    await dana.adds()
    await dana.says('hello')
    await dana.sends({ 'Your words': 'x' }, { as: 'submit', legacy: true })
    const pressed = bot.heard.at(-1)
    expect(pressed).toMatchObject({
      type: 'message',
      id: expect.stringMatching(/^f:/),
      value: { why: 'x' },
      channelData: { legacy: { replyToId: expect.stringMatching(/^1:/) } },
    })
    expect(pressed).not.toHaveProperty('replyToId')
    expect(pressed).not.toHaveProperty('text')
  })

  test('mentions the app in a channel, in a thread of its own; without a mention it hears nothing', async () => {
    const { dana, mei } = teams.acme.people
    const { general } = teams.acme.places
    await dana.adds('general')
    await dana.says('start', { in: 'general' })
    const { id } = dana.messages('general')[0] ?? { id: '' }
    expect(bot.heard.at(-1)).toMatchObject({
      id,
      text: '<at>Whatif</at>&nbsp;start\n',
      conversation: { id: `${general};messageid=${id}`, conversationType: 'channel' },
    })
    await mei.says('later', { in: 'general' })
    await mei.says('what is it?', { in: 'general', thread: id })
    expect(await mei.says('aside', { in: 'general', mention: false })).toBeUndefined()
    const there = mei.messages('general').map(({ by, root }) => [by, root === id])
    expect(there.slice(0, 4)).toEqual([
      ['dana', false],
      ['whatif', true],
      ['mei', true],
      ['whatif', true],
    ])
    expect(bot.heard.filter(({ type }) => type === 'message')).toHaveLength(3)
  })

  test('gets the app’s words in its answer, reacts, edits, removes, and Teams sends again', async () => {
    const { dana } = teams.acme.people
    await dana.adds('chat')
    await dana.says('hi', { in: 'chat', expectReplies: true })
    expect(dana.read('chat')).toContain('You said: <at>')
    const [own, theirs] = dana.messages('chat')
    if (!own || !theirs) throw new Error('nothing there')
    await dana.presses('Save', { in: 'chat' })
    expect(dana.read('chat')).toContain('{type:save')
    await dana.reacts('like', theirs)
    expect(dana.read('chat')).not.toContain('{type:save')
    await dana.edits(own, 'hi there')
    await teams.again(teams.sent.at(-1))
    expect(bot.heard.slice(-2).map(({ id }) => id)).toEqual([own.id, own.id])
    expect(await dana.removes('chat')).toHaveLength(2)
    expect(await ask(activitiesOf(teams.acme.places.chat), { type: 'message', text: 'x' })).toEqual(
      { ok: false, status: 403, why: 'status-403' },
    )
  })
})

describe('our Teams is as strict as Teams', () => {
  test('threads, updates, chats and members', async () => {
    const { acme } = teams
    await acme.people.dana.adds('general')
    const { general, closed } = acme.places
    const opening = (channel: string) => ({
      isGroup: true,
      tenantId: acme.tenantId,
      channelData: { channel: { id: channel } },
      activity: { type: 'message', text: 'first' },
    })
    const opened = await ask('conversations', opening(general))
    const { activityId } = (opened as { body: { activityId: string } }).body
    expect(opened).toMatchObject({ body: { id: `${general};messageid=${activityId}` } })
    expect(await ask('conversations', opening(closed))).toMatchObject({ status: 403 })
    const words = { type: 'message', text: 'x' }
    const thread = activitiesOf(`${general};messageid=${activityId}`)
    expect(await ask(thread, words)).toMatchObject({ ok: true })
    expect(await ask(activitiesOf(`${general};messageid=1`), words)).toMatchObject({ status: 404 })
    expect(await ask(activitiesOf('19:unknown'), words)).toMatchObject({ status: 404 })
    expect(await ask(`${thread}/${activityId}`, words, 'PUT')).toMatchObject({ ok: true })
    expect(await ask(`${thread}/1`, words, 'PUT')).toMatchObject({ status: 404 })
    expect(acme.people.mei.read('general')).toBe('x\n\nx')
    const chat = {
      isGroup: false,
      bot: { id: teams.app.botId },
      tenantId: acme.tenantId,
      members: [{ id: acme.people.mei.id }],
    }
    expect(await ask('conversations', chat)).toMatchObject({
      body: { id: expect.stringMatching(/^a:/) },
    })
    const stranger = { ...chat, members: [{ id: teams.umbrella.people.mei.id }] }
    expect(await ask('conversations', stranger)).toMatchObject({ status: 400 })
    const page = await ask(
      `conversations/${encodeURIComponent(general)}/pagedmembers`,
      undefined,
      'GET',
    )
    expect(page).toMatchObject({ body: { members: [{}, {}], continuationToken: '2' } })
    const channels = await ask(
      `teams/${encodeURIComponent(general)}/conversations`,
      undefined,
      'GET',
    )
    expect(channels).toMatchObject({
      body: { conversations: [{ id: general }, { name: 'Announcements' }] },
    })
  })

  test('one tenant’s address reaches nothing of another', async () => {
    await teams.umbrella.people.dana.adds('chat')
    const words = { type: 'message', text: 'x' }
    expect(await ask(activitiesOf(teams.umbrella.places.chat), words)).toMatchObject({
      status: 404,
    })
  })

  const cut = card('x', {
    body: [
      {
        type: 'ActionSet',
        actions: [1, 2, 3, 4].map((n) => ({ type: 'Action.Submit', title: `${n}` })),
      },
    ],
  })
  test.each<[string, Json, string]>([
    [
      'a card that Microsoft’s parser remarks on',
      withCard(card('x', { body: [{ type: 'Fancy' }] })),
      'Fancy',
    ],
    ['four buttons in a row', withCard(cut), '4 buttons'],
    [
      'a field without a label',
      withCard(card('x', { body: [{ type: 'Input.Text', id: 'a' }] })),
      'no label',
    ],
    ['a card without words', withCard(card('')), 'no words'],
    ['a message without words', { ...withCard(card('x')), summary: '' }, 'notification'],
    ['a table', withCard(card('| a | b |')), 'not drawn'],
    ['more than Teams asks for', withCard(card('x'.repeat(25_000))), 'too many'],
    ['an address that Teams has not', {}, 'Teams has no'],
  ])('%s is told to whoever looks next', async (_what, message, wrong) => {
    const { dana } = teams.acme.people
    await dana.adds('chat')
    const { chat } = teams.acme.places
    const isMessage = 'type' in message
    await ask(
      isMessage ? activitiesOf(chat) : 'conversations/members',
      message,
      isMessage ? 'POST' : 'PUT',
    )
    expect(() => dana.read('chat')).toThrow(wrong)
    await expect(teams.stop()).rejects.toThrow(wrong)
  })

  test('what is over 100 kB does not get in', async () => {
    await teams.acme.people.dana.adds('chat')
    const far = { type: 'message', text: 'x'.repeat(52_000) }
    expect(await ask(activitiesOf(teams.acme.places.chat), far)).toMatchObject({ status: 413 })
  })

  test('calls without the right token are refused', async () => {
    const strict = await startTeams({ bearer: 'ours' })
    await expect(
      bot.connector.call(strict.acme.serviceUrl, {
        method: 'GET',
        path: 'conversations/x/pagedmembers',
      }),
    ).resolves.toMatchObject({ status: 401 })
    await strict.stop()
  })
})

describe('what goes wrong on the way', () => {
  test.each([
    ['too many calls', faults.busy(7), { status: 429, afterSeconds: 7 }, 0],
    ['too many calls, until nobody knows when', faults.busy(), { status: 429 }, 0],
    ['somebody else at the same moment', faults.conflict(), { status: 412 }, 0],
    ['Teams broken', faults.broken(), { status: 500 }, 0],
    ['Teams broken after posting', faults.brokenAfter(), { status: 502 }, 1],
    ['the line lost', faults.dropped(), { why: 'no-answer' }, 0],
    ['the line lost after posting', faults.droppedAfter(), { why: 'no-answer' }, 1],
    ['a message that is not named', faults.nameless(), { ok: true, body: {} }, 1],
  ])('%s', async (_what, fault, called, landed) => {
    const { dana } = teams.acme.people
    await dana.adds('chat')
    teams.plan('post', fault)
    const path = activitiesOf(teams.acme.places.chat)
    expect(await ask(path, { type: 'message', text: 'x' })).toMatchObject(called)
    expect(teams.left()).toBe(0)
    expect(dana.messages('chat')).toHaveLength(landed)
    expect(await ask(path, { type: 'message', text: 'x' })).toMatchObject({ ok: true })
  })
})
