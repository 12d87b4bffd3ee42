import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answered, question } from '../../contracts/standing-check.ts'
import { wordsToldIn } from '../../story-words.ts'
import type { PlaceName } from './home.ts'
import { startJourney } from './journey.ts'
import type { Shown } from './shapes.ts'
import { words } from './whatif.ts'

const journey = await startJourney()
const { teams, whatif, clock, links, people, settled, newest, seat } = journey
const { dana, ravi, mei } = people
afterAll(() => journey.stop())

const { poll } = expect
const down = question('wrong.down')
const where = 'Post it in'
const why = 'Why? (needed for “no” and “doesn’t apply”)'
const share = 'Others may see my name and reason (only then can somebody agree with a “no”)'
const stand = 'What do you think?'
const sent = words('teams.here.sent')
const guestOf = (name: string) => ({ id: `29:1guest${name}`, name, aadObjectId: name })

/** The cards of the app that somebody sees in a place, without what it says when it is added. */
const standing = (place: PlaceName, who = ravi): readonly Shown[] =>
  who.messages(place).filter((one) => journey.isCard(one))
const texts = (place: PlaceName, who = ravi): string[] =>
  standing(place, who).map(({ seen }) => seen?.text ?? '')
const images = ({ card }: Shown): { url: string; altText: string }[] =>
  ((card?.['body'] ?? []) as { type: string; url: string; altText: string }[]).filter(
    ({ type }) => type === 'Image',
  )

beforeAll(async () => {
  teams.acme.joins({ ...guestOf('Gus'), role: 'guest' }, 'general')
  await dana.adds()
  for (const place of ['general', 'closed', 'chat'] as const) await dana.adds(place)
  await answered(seat('dana'), 'Clinic Booking')
  await settled()
})

describe('a check is looked over and posted', () => {
  test('one answer is picked from a list to change it', async () => {
    await newest('dana').toMatch(/^Look over your answers for Clinic Booking/)
    await dana.presses(`Change: ${down.short}`)
    await newest('dana').toContain(down.ask)
    await dana.presses('Days')
    await newest('dana').toContain(`${down.short}: Days`)
  })

  test('the preview is hers alone, with both pictures by addresses that stop working', async () => {
    await dana.presses('Show me the summary')
    await newest('dana').toMatch(/^Only you see this\. Nothing is posted yet\./)
    const pictures = images(dana.messages().at(-1) as Shown)
    expect(pictures.map(({ altText }) => altText)).toEqual([
      words('thread.picture.data-flow'),
      words('thread.picture.risk-map'),
    ])
    const tokens = pictures.map(({ url }) => url.replace('https://whatif.example/files/', ''))
    expect(tokens.map((token) => links.read(token))).toEqual([
      expect.objectContaining({ what: 'data-flow', person: dana.id }),
      expect.objectContaining({ what: 'risk-map', person: dana.id }),
    ])
    clock.pass(7 * 24 * 3600)
    expect(links.read(tokens[0] ?? '')).toBeUndefined()
    expect(texts('general')).toEqual([])
  })

  test('private places come first: the group chat and the channel with members of its own', async () => {
    await dana.presses('Post it to a private place')
    await newest('dana').toContain('Pick a place that few people can read.')
    const [field] = dana.messages().at(-1)?.seen?.fields ?? []
    expect(field).toMatchObject({ label: where, options: ['Acme Pool, Leads', 'Launch'] })
  })

  test('before many it is said who reads there, and guests are counted', async () => {
    await dana.presses('Post it all somewhere else')
    await newest('dana').toContain('I tell you who can read it')
    await dana.sends({ [where]: 'Acme Pool, Announcements' })
    await newest('dana').toMatch(/Acme Pool, Announcements can be read by \d people/)
    expect(texts('announcements')).toEqual([])
    expect(dana.messages().at(-1)?.seen?.buttons).toContain('Post it to a private place')
  })

  test('a place that is not hers is refused, whatever her program sends', async () => {
    await dana.presses('Post it to a private place')
    await newest('dana').toContain('Pick a place that few')
    const form = dana.messages().at(-1) as Shown
    const send = async (to: string) => {
      const { action } = (teams.sent.at(-1)?.['value'] ?? {}) as { action: object }
      const data = { ...sendData(form), to }
      const value = { action: { ...action, data }, trigger: 'manual' }
      const one = { ...teams.sent.at(-1), id: `f:${to}`, replyToId: form.id, value }
      return teams.deliver(one)
    }
    for (const to of [teams.umbrella.places.closed, '19:made-up@thread.v2', 'x']) {
      const { body } = await send(to)
      expect(body).toMatchObject({ value: words('chat.trouble.place') })
    }
    expect(teams.umbrella.people.dana.read('closed')).toBe('')
  })

  test('in a channel the summary opens a thread, and its stories are replies in it', async () => {
    await dana.sends({ [where]: 'Acme Pool, Leads' })
    await poll(() => standing('closed')).toHaveLength(8)
    await poll(() => dana.read()).toContain('Posted. The team can talk it through now.')
    const [summary, ...stories] = standing('closed')
    expect(summary?.root).toBeUndefined()
    expect(new Set(stories.map(({ root }) => root))).toEqual(new Set([summary?.id]))
    expect(summary?.seen?.text).toMatch(/^What could go wrong with Clinic Booking\nDana/)
    expect(summary?.seen?.text).toContain('0 of 7 talked through')
    expect(images(summary as Shown)).toHaveLength(2)
    for (const { url } of images(summary as Shown)) {
      expect(links.read(url.replace('https://whatif.example/files/', ''))?.person).not.toBe(dana.id)
    }
  })
})

describe('a team talks it through in a channel', () => {
  const at: { in: 'closed'; saying: string } = { in: 'closed', saying: '' }
  beforeAll(() => {
    at.saying = wordsToldIn(texts('closed')[1]) ?? ''
  })
  const story = () =>
    texts('closed')
      .slice(1)
      .find((text) => text.includes(at.saying)) ?? ''
  const summary = () => texts('closed')[0] ?? ''

  test('a stance and its reason are given privately; all see how many have spoken', async () => {
    const { toast } = await ravi.presses('Say what you think', at)
    expect(toast).toBe(sent)
    await newest('ravi').toMatch(/^Could this happen with Clinic Booking/)
    await newest('ravi').toContain('You pressed this in “Acme Pool, Leads”. Go back to it')
    const [, ...stories] = standing('closed')
    const { id: pressed, root } = stories.find(({ seen }) =>
      seen?.text.includes(at.saying),
    ) as Shown
    const path = `${encodeURIComponent(teams.acme.places.closed)}/${pressed}`
    const address = `https://teams.microsoft.com/l/message/${path}?tenantId=${teams.acme.tenantId}`
    const form = JSON.stringify(ravi.messages().at(-1)?.card)
    expect(form).toContain(`(${address}&parentMessageId=${root})`)
    await ravi.sends({ [stand]: 'No, because …' })
    await newest('ravi').toContain('Please say why it cannot happen')
    await ravi.sends({ [stand]: 'No, because …', [why]: 'We test it', [share]: true })
    await newest('ravi').toContain('Thank you.')
    await poll(story).toContain('Somebody says that it is not possible here.')
    await mei.presses('Say what you think', at)
    await mei.sends({ [stand]: 'Yes', [why]: 'Saw it once' })
    await newest('mei').toContain('Not possible, says Ravi: “We test it”')
    await poll(story).toContain('2 of 3 have said what they think.')
    await poll(() => texts('closed', dana).join()).toContain('2 of 3 have said what they think.')
    expect(texts('closed').join()).not.toMatch(/Saw it once|We test it/)
  })

  test('how soon is seen differently, with a reason', async () => {
    await mei.presses('More', at)
    await mei.presses('I see it differently')
    await mei.sends({ 'How soon should it be?': 'Keep in mind', 'Why?': 'Mended last week' })
    await poll(story).toMatch(/Keep in mind, says Mei, because “Mended/)
  })

  test('a second person agrees, and sees so; the summary counts it', async () => {
    await mei.presses('See what others say', at)
    await newest('mei').toContain('Not possible, says Ravi: “We test it”')
    await mei.presses('I agree')
    await newest('mei').toMatch(/You agree with Ravi\./)
    await poll(story).toContain('Mei agrees.')
    await poll(summary).toContain('1 of 7 talked through')
  })

  test('from an older program, what is said stays between the two of them', async () => {
    await settled()
    const before = ravi.messages('closed').length
    await mei.presses('Say what you think', { ...at, as: 'submit' })
    await newest('mei').toMatch(/^Could this happen/)
    expect(ravi.messages('closed')).toHaveLength(before)
  })

  test('a reason is doubted, and the facilitator told something privately', async () => {
    await mei.presses('More', at)
    await mei.presses('That’s not right')
    await newest('mei').toContain('Which of these is not right?')
    const [which] = mei.messages().at(-1)?.seen?.fields ?? []
    await mei.sends({ 'Which one?': which?.options?.[0] ?? '', 'What is right?': 'Only staff do' })
    await poll(story).toContain('Mei doubts a reason: “Only staff do”')
    await mei.presses('More', at)
    await mei.presses('Tell Dana privately')
    await mei.sends({ 'Your words (only Dana sees them)': 'It happened in May' })
    await poll(() => dana.read()).toMatch(/Mei tells you privately.*It happened in May/)
    expect(texts('closed').join()).not.toContain('in May')
  })

  test('what is decided keeps what was filled in until its day is still to come', async () => {
    const { toast } = await dana.presses('What to do', at)
    expect(toast).toBe(sent)
    await newest('dana').toMatch(/^What could you do\?/)
    const mine = { 'Who sees to it?': 'Ravi', 'Or in your own words': 'We lock the door' }
    await dana.sends({ ...mine, 'By when?': '2026-11-18' })
    await newest('dana').toContain('Please pick a day that is still to come.')
    await dana.sends({ 'By when?': '2026-12-24' })
    await newest('dana').toContain('Decided: Fix it. Ravi sees to it, by 24 Dec.')
    await poll(story).toMatch(/Fix it: Ravi, by 24 Dec\.\n(?:- .*\n)*- We lock the door/)
    await ravi.presses('It is done', at)
    await ravi.sends({ 'How can others see that it is done?': 'Tried it before all' })
    await poll(story).toContain('How it shows: “Tried it before all”')
  })

  test('everything turns its pages in place, for whoever asked; a story is added', async () => {
    await mei.presses('See everything', { in: 'closed' })
    await newest('mei').toContain('Page 1 of')
    const before = mei.messages().length
    await mei.presses('Next page')
    await newest('mei').toContain('Page 2 of')
    expect(mei.messages()).toHaveLength(before)
    await mei.presses('Add a story')
    await mei.sends({ 'Someone could …': 'Someone could park in the way' })
    await poll(summary).toContain('Someone could park in the way')
    await poll(summary).toContain('1 of 8 talked through')
    expect(standing('closed').at(-1)?.root).toBe(standing('closed')[0]?.id)
  })

  test('the report comes as an address, to whoever asked, for a quarter of an hour', async () => {
    await ravi.presses('Take along', { in: 'closed' })
    await newest('ravi').toContain('Take it with you')
    await ravi.sends({ 'What would you like to take along?': 'Read or print it' })
    await newest('ravi').toContain('Open the report')
    const address = /https:\/\/whatif\.example\/files\/[\w.-]+/.exec(ravi.read())?.[0] ?? ''
    const token = address.split('/').at(-1) ?? ''
    expect(links.read(token)).toMatchObject({ person: ravi.id, what: 'html' })
    const file = links.read(token)
    expect(file?.workspace).toBe(`teams:${teams.acme.tenantId}`)
    clock.pass(15 * 60)
    expect(links.read(token)).toBeUndefined()
  })

  test('a card that was redrawn for all is so for whoever had pressed it; a reaction changes nothing', async () => {
    const [, ...stories] = standing('closed', mei)
    const shown = stories.find(({ seen }) => seen?.text.includes(at.saying))
    await mei.reacts('like', shown as Shown)
    expect(texts('closed', mei)).toEqual(texts('closed', dana))
  })

  test('it is closed with a digest, and then deleted: what was posted is blank', async () => {
    await dana.presses('Close the check')
    await newest('dana').toContain('not talked through')
    await dana.presses('Close anyway')
    await poll(() => texts('closed').join('\n')).toContain(
      'Clinic Booking: 1 of 8 stories talked through.',
    )
    expect(standing('closed').at(-1)?.root).toBe(standing('closed')[0]?.id)
    await dana.says('delete')
    await newest('dana').toContain('This removes every answer')
    await dana.sends({ 'Type the product’s name to be sure': 'Something' })
    await newest('dana').toContain(words('conversation.delete.mismatch'))
    await dana.sends({ 'Type the product’s name to be sure': 'Clinic Booking' })
    await poll(() => [...new Set(texts('closed'))]).toEqual(['This check was deleted.'])
    await settled()
    expect(texts('closed', mei).join()).not.toMatch(/Clinic|possible/)
    for (const who of [ravi, mei]) expect(who.read()).not.toMatch(/Clinic|possible|Somebody could/)
    const left = dana
      .read()
      .split('\n')
      .filter((line) => /Clinic|possible/.test(line))
    expect(left).toEqual(['start Clinic Booking'])
  })
})

test('the log holds no words, names, ids of people or addresses', () => {
  const log = whatif.log.join('\n')
  for (const secret of ['Clinic', 'Dana', 'We test it', dana.id, mei.id, '/files/']) {
    expect(log).not.toContain(secret)
  }
})

/** What the button of a form sends besides its fields. */
const sendData = ({ seen }: Shown) =>
  seen?.actions.find(({ associatedInputs }) => associatedInputs === 'auto')?.['data'] as object
