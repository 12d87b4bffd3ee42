import { afterAll, describe, expect, test } from 'vitest'
import { question } from '../../contracts/standing-check.ts'
import { startJourney } from './journey.ts'
import type { Json, Shown } from './shapes.ts'
import { words } from './whatif.ts'

const journey = await startJourney()
const { teams, whatif, people, settled, newest } = journey
const { dana, ravi, mei } = people
afterAll(() => journey.stop())

const { poll } = expect
const hello = words('teams.welcome.personal.title')
const cards = async (who = dana): Promise<readonly Shown[]> => {
  await settled()
  return who.messages().filter(({ by }) => by === 'whatif')
}
const textsOf = async (who = dana) => (await cards(who)).map(({ seen }) => seen?.text ?? '')
const times = (words: string, all: string): number => all.split(words).length - 1

describe('the app is added', () => {
  test('for oneself: it says hello once, also when Teams tells it again', async () => {
    await dana.adds()
    await poll(() => dana.read()).toContain(hello)
    for (const activity of teams.sent.slice()) {
      await teams.again({ ...activity, id: `f:${Math.random()}` })
    }
    await settled()
    expect(times(hello, dana.read())).toBe(1)
  })

  test('to a team and to a group chat: once where it was added, and not to each person', async () => {
    await dana.adds('general')
    await dana.adds('chat')
    await settled()
    const place = words('teams.welcome.place.title')
    expect(times(place, ravi.read('general'))).toBe(1)
    expect(ravi.read('announcements')).toBe('')
    expect(times(place, ravi.read('chat'))).toBe(1)
    expect(ravi.read()).toBe('')
  })

  test('and says what it can do, with a way to begin', async () => {
    const { toast } = await dana.presses('What can you do?')
    expect(toast).toBe('See below.')
    await newest('dana').toContain(words('chat.help.title'))
    expect((await cards()).at(-1)?.seen?.buttons).toEqual(['Start a check', 'Your checks'])
  })
})

describe('a check is started', () => {
  test('from the card: its form stays as a line', async () => {
    await dana.presses('Start a check')
    const name = 'What is the product called?'
    await expect(dana.sends({ [name]: '' })).rejects.toThrow('Teams wants these filled in')
    await dana.sends({ [name]: 'Pool Keys' })
    expect(await textsOf()).toContain('Start a check\nThank you. I have that.')
    await newest('dana').toContain('Question 1 of about')
  })

  test('by typing, as one types in a hurry', async () => {
    await mei.adds()
    await mei.says('  START   Cloak Room ')
    await poll(() => mei.read()).toMatch(/Hi Mei\. .*Cloak Room/)
    await mei.says('start')
    await newest('mei').toMatch(/^Start a check/)
  })

  test('in a channel, by naming the app: the others read only where the talk goes on', async () => {
    await dana.says('start Lockers', { in: 'general' })
    await poll(() => dana.read()).toMatch(/Hi Dana\. .*Lockers/)
    await settled()
    const all = ravi.messages('general')
    const asked = all.find(({ text }) => text === 'start Lockers')
    const said = all.filter(({ root }) => root === asked?.id).map(({ seen }) => seen?.text)
    expect(said).toEqual([words('teams.here.started', { name: 'Dana' })])
    expect(ravi.read('general')).not.toContain('Question')
  })

  test('in a group chat, by somebody who has never written to the app', async () => {
    await ravi.says('start Towels', { in: 'chat' })
    await poll(() => ravi.read()).toMatch(/Hi Ravi\. .*Towels/)
    await settled()
    expect(dana.messages('chat').at(-1)?.seen?.text).toBe(
      words('teams.here.started', { name: 'Ravi' }),
    )
    await ravi.says('what about the water', { in: 'chat', mention: false })
    await ravi.says('what about the water', { in: 'chat' })
    await settled()
    expect(dana.messages('chat').at(-1)?.seen?.text).toBe(words('teams.here.hint'))
    for (const typed of ['help', 'What can you do?', 'Help!']) {
      await ravi.says(typed, { in: 'chat' })
      await settled()
      expect(dana.messages('chat').at(-1)?.seen?.text).toContain(words('chat.help.title'))
    }
    await ravi.says('Start a check for Bath Caps', { in: 'chat' })
    await poll(() => ravi.read()).toMatch(/Hi Ravi\. .*go wrong with Bath Caps,/)
    expect(ravi.read()).not.toContain('the water')
  })

  test('a name that is no name is answered kindly', async () => {
    await dana.says(`start a check for ${'x'.repeat(121)}`)
    await newest('dana').toContain('Please keep the name under 120 letters.')
  })
})

describe('questions are answered', () => {
  test('beside one, why it is asked; before the first there is none', async () => {
    await dana.says('start Swim Booking')
    await newest('dana').toMatch(
      /^Question 1 of about \d+ · Swim Booking · About your product\nWhat happens with it/,
    )
    expect((await cards()).at(-1)?.seen?.buttons).toEqual(['Send', 'Skip', 'Why?', 'Back', 'More'])
    await dana.presses('Why?')
    await newest('dana').toContain('Why we ask')
    await dana.presses('Back')
    await newest('dana').toContain('This is the first question.')
  })

  test('words, one of a few, several, somebody’s names', async () => {
    await dana.sends({ 'Your words': 'It sells swimming lessons' })
    await newest('dana').toMatch(/^Question 2 of/)
    expect(await textsOf()).toContain('What it does: It sells swimming lessons')
    await dana.presses('Yes, people use it')
    await dana.sends({ 'Pick all that fit': ['A website', 'A phone or computer app'] })
    await settled()
    await dana.says('sign in')
    await newest('dana').toContain(question('about.hands').ask)
    await dana.presses('Skip')
    await newest('dana').toContain(question('wrong.never').ask)
    await dana.presses('Skip')
    await newest('dana').toContain(question('about.like').ask)
    await dana.presses('Not sure')
    await newest('dana').toContain('Who could help with the harder questions?')
    const [builds] = (await cards()).at(-1)?.seen?.fields ?? []
    expect(builds).toMatchObject({ kind: 'one', options: ['Dana', 'Mei', 'Ravi'] })
    await dana.sends({ [builds?.label ?? '']: 'Ravi' })
    await newest('dana').toContain('Who uses it?')
    expect(await textsOf()).toContainEqual(expect.stringMatching(/^Who can help: .*Ravi/))
  })

  test('an older program answers too; it is told as a message what came of it', async () => {
    await dana.sends(
      { 'Pick all that fit': ['The public: customers, members, parents, visitors'] },
      { as: 'submit', legacy: true },
    )
    await newest('dana').toContain('How many people use it')
    await dana.presses('Not sure', { as: 'submit' })
    await newest('dana').toContain('What kinds of information')
    const old = (await cards()).find(({ seen }) => seen?.text.startsWith('How far along'))
    await dana.presses('Change', { on: old as Shown, as: 'submit' })
    await newest('dana').toContain('Is it in use yet?')
    await dana.presses('Yes, people use it', { as: 'submit' })
    await newest('dana').toContain('What kinds of information')
    expect(dana.read()).not.toContain('See below.')
  })

  test('not sure is kept for whoever would know, and can be undone', async () => {
    await dana.presses('Not sure')
    await newest('dana').toMatch(/^Question \d+ of/)
    expect(await textsOf()).toContainEqual(expect.stringMatching(/^Kinds of information: Not sure/))
    await dana.presses('Undo', { saying: 'Kinds of information' })
    await newest('dana').toContain('What kinds of information')
    await dana.sends({ 'Pick all that fit': ['Names and contact details'] })
    await newest('dana').toContain(question('info.leak').ask)
  })

  test('a teammate who never wrote to the app is asked, and answers', async () => {
    await dana.presses('More')
    await newest('dana').toContain('More about: If it all leaked')
    await dana.presses('Ask a teammate')
    await newest('dana').toMatch(/^Ask a teammate\n.*with your name on it/)
    await dana.sends({ 'Who would know?': 'Ravi' })
    await poll(() => dana.read()).toContain('Ask a teammate\nI asked Ravi 1 question.')
    await poll(() => ravi.read()).toContain('Dana would like your help with Swim Booking.')
    await ravi.presses('Someone is hurt: body, safety or good name')
    await newest('ravi').toContain('Thank you. That was all of it.')
    expect(ravi.read()).not.toContain('It sells swimming lessons')
  })

  test('one stops, and continues', async () => {
    await dana.says('stop')
    await newest('dana').toContain('I’ve kept your place')
    await dana.presses('Continue', { saying: 'I’ve kept your place' })
    await newest('dana').toMatch(/^Question \d+ of/)
  })

  test('what is pressed twice, or held for long, changes nothing and says so', async () => {
    const [held] = (await cards()).slice(-1)
    await dana.presses('Not sure', { on: held as Shown })
    await newest('dana').toMatch(/^Question \d+ of/)
    const before = await textsOf()
    const press = teams.sent.at(-1)
    await teams.again(press)
    const later = { id: `f:${Math.random()}`, timestamp: '2026-11-23T09:01:00.000Z' }
    await teams.again({ ...press, ...later })
    await settled()
    const after = await textsOf()
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.slice(before.length)).toEqual([words('conversation.gentle.repeat')])
  })

  test('all checks stand on one card, with what waits', async () => {
    await dana.says('my checks')
    await newest('dana').toMatch(/^Your checks/)
    const { text = '', buttons } = (await cards()).at(-1)?.seen ?? {}
    for (const product of ['Pool Keys', 'Lockers', 'Swim Booking']) expect(text).toContain(product)
    expect(text).not.toContain('Towels')
    expect(buttons).toContain('Start a check')
  })

  test('nothing of it is read where others are', async () => {
    await settled()
    for (const place of ['general', 'announcements', 'chat'] as const) {
      expect(ravi.read(place)).not.toContain('Swim')
    }
  })
})

describe('what Teams sends besides', () => {
  const changes = async (act: () => Promise<unknown>): Promise<number> => {
    await settled()
    const before = teams.calls.length
    await act()
    await settled()
    return teams.calls.slice(before).filter(({ name }) => ['post', 'update'].includes(name)).length
  }

  test('reactions and typing do nothing; a changed message is not read again, and says so', async () => {
    const [card] = (await cards()).slice(-1) as Shown[]
    const mine = dana.messages().find(({ text }) => text === 'stop') as Shown
    const last = teams.sent.at(-1) as Json
    expect(await changes(() => dana.reacts('like', card as Shown))).toBe(0)
    expect(await changes(() => dana.edits(mine, 'start Something Else'))).toBe(1)
    await newest('dana').toContain(words('chat.unread.edited'))
    expect(dana.read()).not.toContain('wrong with Something Else')
    expect(await changes(() => teams.deliver({ ...last, id: 'x', type: 'typing' }))).toBe(0)
  })

  test('a file, a picture or a recording without words gets one sentence', async () => {
    const said = teams.sent.findLast(({ type, text }) => type === 'message' && text === 'stop')
    const { text: _, ...activity } = said as Json
    for (const contentType of ['image/png', 'audio/mp4', 'application/octet-stream']) {
      const attachments = [{ contentType }]
      await teams.deliver({ ...activity, id: `f${contentType}`, attachments })
      await newest('dana').toContain(words('chat.unread.file'))
    }
    await settled()
    expect(times(words('chat.unread.file'), dana.read())).toBe(3)
  })

  test('words that come only marked up are read', async () => {
    const said = teams.sent.findLast(({ type, text }) => type === 'message' && text === 'stop')
    const { text: _, ...activity } = said as Json
    const attachments = [{ contentType: 'text/html', content: '<p>my&nbsp;<b>checks</b></p>' }]
    await teams.deliver({ ...activity, id: 'html', attachments })
    await newest('dana').toMatch(/^Your checks/)
  })

  test('whoever waits for the words in the answer gets them as messages', async () => {
    const reply = await dana.says('help', { expectReplies: true })
    expect(reply).toMatchObject({ status: 200, body: { activities: [] } })
    await newest('dana').toContain(words('chat.help.title'))
  })

  test('the same words sent again are heard once', async () => {
    await settled()
    const before = (await cards()).length
    await dana.says('what can you do')
    await newest('dana').toContain(words('chat.help.title'))
    await teams.again(teams.sent.at(-1))
    expect(await cards()).toHaveLength(before + 1)
  })
})

describe('many checks', () => {
  test('stand fifteen on a page, which turns in place', async () => {
    for (let n = 1; n <= 16; n++) await mei.says(`start Product ${n}`)
    await settled()
    await mei.says('my checks')
    await newest('mei').toContain('Page 1 of 2')
    const first = mei.messages().at(-1)?.seen
    const before = (await cards(mei)).length
    await mei.presses('Older ones')
    await newest('mei').toContain('Page 2 of 2')
    expect(await cards(mei)).toHaveLength(before)
    const both = [first?.text, mei.messages().at(-1)?.seen?.text].join('\n')
    for (const one of ['Cloak Room', 'Product 1', 'Product 16']) expect(both).toContain(one)
  })
})

test('the log holds no words, names or ids of people', () => {
  const log = whatif.log.join('\n')
  for (const secret of ['Swim', 'Dana', 'lessons', dana.id, ravi.id]) {
    expect(log).not.toContain(secret)
  }
})
