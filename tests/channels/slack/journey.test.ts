import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { question } from '../../contracts/standing-check.ts'
import { startJourney } from './journey.ts'
import type { Shown } from './shapes.ts'

const journey = await startJourney()
const { slack, people, open, closed, seat, settled, standing, whispers, newest, whispered } =
  journey
afterAll(() => journey.stop())

const { poll } = expect

describe('a check is started', () => {
  const sent = 'I sent you the first question'

  test('by the command, with the product’s name', async () => {
    const reply = await people.mei.command('Pool Keys', open)
    expect(reply.body).toContain(sent)
    await poll(() => people.mei.read()).toMatch(/Hi Mei\. .*Pool Keys/)
    await poll(() => people.mei.read()).toContain('Question 1 of about')
  })

  test('by naming the app in a channel, and in a thread; the answer is seen by them alone', async () => {
    const { mei } = people
    await mei.invite(open)
    await mei.mention('Lockers', open)
    await whispered('mei', open).toContain(sent)
    const first = await people.ravi.write('What about the towels?', open)
    await mei.mention('Towels', open, first.ts)
    await poll(async () => (await whispers('mei', open)).at(-1)?.thread_ts).toBe(first.ts)
    await poll(() => mei.read()).toMatch(/Hi Mei\. .*Towels/)
    expect(await people.ravi.read(open)).not.toContain(sent)
  })

  test('by the shortcut; what is wrong stands in its window', async () => {
    const { mei } = people
    await mei.shortcut('start_check')
    await poll(() => mei.readForm()).toContain('What is the product called?')
    const name = 'What is the product called?'
    await expect(mei.submit({ [name]: '' })).rejects.toThrow('Slack wants these filled in')
    await expect(mei.submit({ [name]: 'x'.repeat(121) })).rejects.toThrow('Slack lets nobody type')
    const { errors } = await mei.submit({ [name]: '   ' })
    expect(errors).toEqual({ 'start.product': expect.stringContaining('Nothing was changed') })
    await mei.submit({ [name]: 'Saunas' })
    expect(await mei.readForm()).toContain(sent)
    await mei.close()
    await poll(() => mei.read()).toMatch(/Hi Mei\. .*Saunas/)
  })

  test('from the home page', async () => {
    const { mei } = people
    await mei.openHome()
    await poll(() => mei.readHome()).toContain('*Saunas* · just started')
    await mei.press('Start a check', { on: 'home' })
    await poll(() => mei.readForm()).toContain('What is the product called?')
    await mei.submit({ 'What is the product called?': 'Showers' })
    await mei.close()
    await poll(() => mei.read()).toMatch(/Hi Mei\. .*Showers/)
  })

  test('a name that is too long for a name is answered kindly', async () => {
    const reply = await people.mei.command('x'.repeat(121), open)
    expect(reply.status).toBe(200)
    await whispered('mei', open).toContain('under 120 letters')
  })
})

describe('questions are answered', () => {
  beforeAll(async () => {
    await people.dana.command('Swim Booking', closed)
  })
  const dana = () => people.dana
  const asked = () => newest('dana')

  test('a card asks one thing, and says how far along it is', async () => {
    await asked().toMatch(
      /^Question 1 of about \d+ · Swim Booking · About your product\n\*What happens with it/,
    )
    expect((await standing('dana')).at(-1)?.split('\n').at(-1)).toBe('[Why?] [Back] [More]')
  })

  test('why is told beside it, to them alone; there is nothing before the first', async () => {
    await dana().press('Why?')
    await whispered('dana').toMatch(/^Why we ask/)
    await dana().press('Back')
    await whispered('dana').toContain('This is the first question.')
  })

  test('words are written in a window, which wants some', async () => {
    await dana().press('Write it')
    await poll(() => dana().readForm()).toMatch(/^Your answer\nQuestion 1 of/)
    await expect(dana().submit()).rejects.toThrow('Slack wants these filled in: Your words')
    await dana().submit({ 'Your words': 'It sells swimming lessons' })
    expect(dana().form()).toBeUndefined()
    await poll(() => dana().read()).toContain('What it does: *It sells swimming lessons*\n[Change]')
    await asked().toMatch(/^Question 2 of/)
  })

  test('one of a few is a button, several are boxes', async () => {
    await dana().press('Yes, people use it')
    await asked().toContain(question('about.shape').ask)
    await dana().choose('field.value', ['A website', 'A phone or computer app'])
    await dana().press('Send')
    await poll(() => dana().read()).toContain(
      'Ways to reach it: *A website, A phone or computer app*',
    )
    await asked().toContain(question('about.features').ask)
    await dana().say('sign in')
    await poll(() => dana().read()).toContain('What people can do: *Sign in*')
    const hers = seat('Dana')
    await asked().toContain(question('about.hands').ask)
    await hers.presses('Skip')
    await asked().toContain(question('wrong.never').ask)
    await hers.presses('Skip')
    await asked().toContain(question('about.like').ask)
    await hers.presses('Not sure')
  })

  test('who builds it is picked from the people here', async () => {
    await asked().toContain('Who could help with the harder questions?')
    await dana().press('Choose people')
    await poll(() => dana().readForm()).toContain('Who builds it? (optional)')
    const { errors } = await dana().submit()
    expect(Object.values(errors)).toEqual([expect.stringContaining('Nothing was filled in')])
    await dana().submit({ 'Who builds it?': people.ravi.id })
    await poll(() => dana().read()).toMatch(/Who can help: \*.*Ravi/)
    expect(await dana().read()).not.toContain('Nothing was filled in')
  })

  test('not sure is kept for whoever would know', async () => {
    await asked().toContain('Who uses it?')
    const hers = seat('Dana')
    await hers.fills({ 'Pick all that fit': ['The public: customers, members, parents, visitors'] })
    await hers.presses('Not sure')
    await hers.fills({ 'Pick all that fit': ['Names and contact details'] })
    await asked().toContain(question('info.leak').ask)
    await dana().say('Someone is hurt')
    await asked().toContain(question('info.change').ask)
    await dana().say('Unhappy people and complaints')
    await asked().toContain(question('wrong.down').ask)
    await hers.presses('Not sure')
    await asked().toContain(question('wrong.closest').ask)
    const all = await dana().read()
    expect(all).toContain('How many people: *Not sure*')
    expect(all).toMatch(/How long without it: \*Not sure\*/)
  })

  test('a teammate is asked, is greeted by name of who asks, and answers', async () => {
    const { ravi } = people
    await asked().toContain(question('wrong.closest').ask)
    await dana().press('More')
    await dana().press('Ask a teammate')
    await poll(() => dana().readForm()).toContain('Who would know?')
    await dana().submit({ 'Who would know?': ravi.id })
    await poll(() => dana().read()).toContain('I asked Ravi 1 question.')
    await poll(() => ravi.read()).toContain('Dana would like your help with Swim Booking.')
    expect((await standing('ravi')).at(-1)).toContain('Dana asks you this one.')
    await ravi.say('Someone is hurt')
    await poll(() => ravi.read()).toContain('Thank you. That was all of it.')
    expect(await ravi.read()).not.toContain('It sells swimming lessons')
    await ravi.openHome()
    await poll(() => ravi.readHome()).toContain('Swim Booking')
  })

  test('one stops, and continues from the home page, which says where', async () => {
    await dana().say('stop')
    await poll(() => dana().read()).toContain('I’ve kept your place')
    await dana().openHome()
    await poll(() => dana().readHome()).toMatch(/\*Swim Booking\* · \d+ of about \d+ answered/)
    await dana().press('Continue', { on: 'home' })
    await poll(() => dana().readForm()).toContain('stands under Messages')
    await dana().close()
    await asked().toMatch(/^Question \d+ of/)
  })

  test('an earlier answer is changed, and its old card tells so kindly', async () => {
    const old = (await dana().messages()).find(({ text }) => text.includes('How far along'))
    await dana().press('Change', { saying: 'How far along' })
    await asked().toContain('Is it in use yet?')
    await dana().press('No, it is being built')
    await poll(() => dana().read()).toContain('How far along: *No, it is being built*')
    const before = slack.sent.at(-1)
    await slack.again(before)
    await dana().press('Change', { on: old as Shown })
    await asked().toContain('Is it in use yet?')
    await dana().press('Yes, people use it')
    await poll(() => dana().read()).toContain('How far along: *Yes, people use it*')
  })

  test('nothing of it is seen in any channel', async () => {
    for (const channel of [open, closed]) {
      expect(await people.ravi.read(channel)).not.toContain('Swim Booking')
    }
  })
})

describe('a check is deleted', () => {
  test('by the word alone, too; its name is asked for, and another changes nothing', async () => {
    const { mei } = people
    await mei.command('Old Towels')
    await newest('mei').toContain('Question 1 of')
    await mei.say('It lends out linen')
    await newest('mei').toContain('Question 2 of')
    await mei.say('change')
    await newest('mei').toContain('It lends out linen')
    await mei.say('Delete')
    await newest('mei').toContain('You can delete the check that we are at.')
    await mei.press('Delete this check')
    await poll(() => mei.readForm()).toContain('every story of Old Towels')
    const refused = await mei.submit({ 'Type the product’s name to be sure': 'Towels' })
    expect(Object.values(refused.errors).join()).toContain('nothing was deleted')
    await mei.close()
    await mei.press('Delete this check')
    await mei.submit({ 'Type the product’s name to be sure': 'old towels' })
    await newest('mei').toContain('It is deleted.')
    expect((await standing('mei')).join('\n')).not.toContain('Old Towels, and')
    // Also what was said of it beside its cards; their own words are theirs.
    const said = (await mei.messages()).filter(({ user }) => user !== mei.id)
    expect(JSON.stringify(said)).not.toContain('lends out linen')
  })

  test('only by who made it', async () => {
    const { ravi } = people
    await ravi.command('delete')
    await poll(() => ravi.readForm()).toContain('Only Dana can do that here.')
    await ravi.close()
  })
})

describe('the home page', () => {
  test('holds fifteen products a page, and turns its pages in place', async () => {
    const { mei } = people
    for (let n = 1; n <= 12; n++) await mei.command(`Product ${n}`)
    await mei.openHome()
    await poll(() => mei.readHome()).toContain('Page 1 of 2')
    const first = mei.readHome()
    expect(first.match(/\[Continue\]/g)).toHaveLength(15)
    await mei.press('Older ones', { on: 'home' })
    await poll(() => mei.readHome()).toContain('Page 2 of 2')
    const both = first + mei.readHome()
    for (const product of ['Pool Keys', 'Saunas', 'Product 1', 'Product 12']) {
      expect(both).toContain(`*${product}* · just started`)
    }
    expect(mei.form()).toBeUndefined()
  })

  test('is drawn without asking Slack for anything', async () => {
    const before = slack.calls.length
    await people.mei.openHome()
    await settled()
    expect(slack.calls.slice(before).map(({ method }) => method)).toEqual(['views.publish'])
  })
})

test('no channel was ever listed, and no history read', () => {
  const methods = new Set(slack.calls.map(({ method }) => method))
  for (const method of ['conversations.list', 'conversations.history', 'users.list']) {
    expect([...methods]).not.toContain(method)
  }
})
