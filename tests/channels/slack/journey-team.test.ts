import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answered, question } from '../../contracts/standing-check.ts'
import { wordsToldIn } from '../../story-words.ts'
import { startJourney } from './journey.ts'

const journey = await startJourney()
const { slack, people, open, closed, seat, standing, whispers, newest, whispered } = journey
afterAll(() => journey.stop())

const { poll } = expect
const down = question('wrong.down')

describe('a check is looked over and posted', () => {
  const dana = () => people.dana
  const place = 'Post it in'
  const until = 'When should you have talked it through? (you can leave this open)'

  beforeAll(async () => {
    await answered(seat('Dana'), 'Clinic Booking')
  })

  test('all answers stand there by section; one is picked from a menu to change it', async () => {
    await newest('dana').toMatch(/^Look over your answers for Clinic Booking/)
    const text = (await standing('dana')).at(-1)
    expect(text).toMatch(
      /\*About your product\*\n1\. What it does: skipped\n2\. How far along: Yes/,
    )
    await dana().press(`Change: ${down.short}`, { saying: 'Look over your answers' })
    await newest('dana').toContain(down.ask)
    await dana().press('Days')
    await newest('dana').toMatch(new RegExp(`\\d+\\. ${down.short}: Days`))
  })

  test('the preview is for her alone, with both pictures', async () => {
    await dana().press('Show me the summary')
    await newest('dana').toMatch(/^Only you see this\. Nothing is posted yet\./)
    expect((await standing('dana')).at(-1)).toMatch(
      /\{picture: Who does what.*\}\n\{picture: How bad/,
    )
    expect(await people.ravi.read(closed)).toBe('')
  })

  test('before many, it is said who reads there; guests are named', async () => {
    await dana().invite(open)
    slack.addFacts(people.mei.id, { is_restricted: true })
    await dana().press('Post it all somewhere else')
    await poll(() => dana().readForm()).toContain('I tell you who can read it')
    await dana().submit({ [place]: open })
    const warned = () => newest('dana')
    await warned().toContain('This lists weak spots.')
    await warned().toMatch(
      /4 people are in #everybody, and everyone here can open it\. 1 of them is a guest\./,
    )
    expect(await people.ravi.read(open)).not.toContain('Clinic')
    slack.addFacts(people.mei.id, { is_restricted: false })
  })

  test('a private place is offered first, and the window shows no others', async () => {
    await dana().press('Post it to a private place')
    await poll(() => dana().readForm()).toContain('Pick a place that few people can read.')
    const [input] =
      dana()
        .form()
        ?.blocks.flatMap(({ element }) => element ?? []) ?? []
    expect(input).toMatchObject({ filter: { include: ['private'] } })
  })

  test('the summary stands alone, its stories below it, one after the other', async () => {
    await dana().submit({ [place]: closed, [until]: '2026-12-04' })
    await poll(() => dana().read(), { timeout: 20_000 }).toContain(
      'Posted. The team can talk it through now.',
    )
    const [summary, ...stories] = await people.ravi.messages(closed)
    expect(stories).toHaveLength(7)
    expect(new Set(stories.map(({ thread_ts }) => thread_ts))).toEqual(new Set([summary?.ts]))
    const text = (await standing('ravi', closed))[0]
    expect(text).toContain('What could go wrong with Clinic Booking\nDana · 21 Nov')
    expect(text).toContain('Please talk it through by 4 Dec.')
    expect(text).toMatch(/0 of 7 talked through\n\[Talk it through\] \[See everything\]/)
    const images = summary?.blocks?.filter(({ type }) => type === 'image')
    expect(images).toHaveLength(2)
    for (const { alt_text, slack_file } of images ?? []) {
      expect(alt_text).toBeDefined()
      expect(slack_file).toBeDefined()
    }
  })
})

describe('a team talks it through', () => {
  const why = 'Why? (needed for “no” and “doesn’t apply”)'
  const share = 'Others may see my name and reason (only then can somebody agree with a “no”)'
  const stand = 'What do you think?'
  let saying = ''
  beforeAll(async () => {
    saying = wordsToldIn((await standing('ravi', closed))[1]) ?? ''
  })
  const at = () => ({ in: closed, saying })
  const story = async () =>
    (await standing('ravi', closed)).slice(1).find((text) => text.includes(saying)) ?? ''
  const summary = async () => (await standing('ravi', closed))[0] ?? ''

  test('a stance is taken in a window, told to them alone, and how many have spoken to all', async () => {
    const { ravi, mei } = people
    await ravi.press('Say what you think', at())
    await poll(() => ravi.readForm()).toMatch(/^Whatif\n\*Could this happen with Clinic Booking/)
    const { errors } = await ravi.submit({ [stand]: 'No, because …' })
    expect(errors).toEqual({ 'takeStance.reason': expect.stringContaining('Please say why') })
    expect(ravi.form()).toBeDefined()
    await ravi.submit({ [stand]: 'No, because …', [why]: 'We test it', [share]: ['Yes'] })
    const [said] = await whispers('ravi', closed)
    expect(said?.text).toContain('Thank you.')
    expect(said?.thread_ts).toBeDefined()
    await mei.press('Say what you think', at())
    await mei.submit({ [stand]: 'Yes' })
    await poll(story).toContain('2 of 3 have said what they think.')
    await poll(async () => JSON.stringify(await whispers('mei', closed))).toContain('We test it')
    expect(await story()).not.toMatch(/We test it|No: 1/)
    expect(await mei.read(closed)).not.toContain('and your reason')
  })

  test('a second person agrees, and the summary counts it', async () => {
    await people.mei.press('I agree', { in: closed })
    await poll(story).toContain('Mei agrees.')
    await poll(summary).toContain('1 of 7 talked through')
  })

  test('a reason is doubted, and the facilitator told something privately', async () => {
    const { mei, dana } = people
    await mei.press('More', at())
    await mei.press('That’s not right', { in: closed })
    await poll(() => mei.readForm()).toContain('Which one?')
    const [reason = ''] = (await mei.readForm()).match(/(?<=Which one\?: \()[^|)]*[^|) ]/) ?? []
    await mei.submit({ 'Which one?': reason, 'What is right?': 'Only staff do' })
    await poll(story).toContain('Mei doubts a reason: “Only staff do”')
    await mei.press('More', at())
    await mei.press('Tell Dana privately', { in: closed })
    await poll(() => mei.readForm()).toContain('only Dana sees them')
    await mei.submit({ 'Your words (only Dana sees them)': 'It happened in May' })
    await poll(() => dana.read()).toMatch(/Mei tells you privately.*It happened in May/)
    expect(await people.ravi.read(closed)).not.toContain('It happened in May')
  })

  test('a step is decided: who is picked, a past day and a missing reason stand beside their fields', async () => {
    const { dana, ravi } = people
    await dana.press('What to do', at())
    await poll(() => dana.readForm()).toContain('Who sees to it?')
    expect(await dana.readForm()).not.toContain('@dana')
    const mine = { 'Who sees to it?': ravi.id, 'Or in your own words': 'We lock the door' }
    const past = await dana.submit({ ...mine, 'By when?': '2026-11-18' })
    expect(past.errors).toEqual({ 'decide.due': 'Please pick a day that is still to come.' })
    const lives = { 'How do you deal with it?': 'Live with it until that day' }
    const bare = await dana.submit({ ...mine, ...lives, 'By when?': '2026-12-24' })
    expect(bare.errors).toEqual({ 'decide.reason': 'Please say why you can live with it.' })
    await dana.submit({ ...mine, 'By when?': '2026-12-24' })
    await poll(story).toMatch(/\*Fix it:\* Ravi, by 24 Dec\.\n(?:• .*\n)*• We lock the door/)
    await ravi.press('It is done', at())
    await ravi.submit({ 'How can others see that it is done?': 'Tried it before all' })
    await poll(story).toContain('How it shows: “Tried it before all”')
  })

  test('how soon is seen differently, with a reason', async () => {
    const { mei } = people
    await mei.press('More', at())
    await mei.press('I see it differently', { in: closed })
    await poll(() => mei.readForm()).toContain('How soon should it be?')
    await mei.submit({ 'How soon should it be?': 'Keep in mind', 'Why?': 'Mended last week' })
    await poll(story).toMatch(/\*Keep in mind\*, says Mei, because “Mended/)
  })

  test('everything is paged in place, for them alone; a story is added there', async () => {
    const { mei } = people
    const pages = async () =>
      (await whispers('mei', closed)).filter(({ text }) => /Page/.test(text))
    await mei.press('See everything', { in: closed })
    await poll(async () => (await pages()).map(({ text }) => /Page \d/.exec(text)?.[0])).toEqual([
      'Page 1',
    ])
    await mei.press('Next page', { in: closed })
    await poll(async () => (await pages()).map(({ text }) => /Page \d/.exec(text)?.[0])).toEqual([
      'Page 2',
    ])
    await mei.press('Add a story', { in: closed })
    await mei.submit({ 'Someone could …': 'Someone could park in the way' })
    await poll(summary).toContain('Someone could park in the way')
    await poll(summary).toContain('1 of 8 talked through')
  })

  test('any message becomes a story', async () => {
    const { mei, ravi } = people
    const said = await ravi.write('Somebody could copy the key', closed)
    await mei.messageShortcut('add_story', said)
    await poll(() => mei.readForm()).toContain('Which check does it belong to?')
    expect(await mei.readForm()).toContain('Somebody could copy the key')
    await mei.submit()
    await poll(summary).toContain('Somebody could copy the key')
  })

  test('from the home page the stories open in a window, and its pages turn there', async () => {
    const { mei } = people
    await mei.openHome()
    await poll(() => mei.readHome()).toContain('*Clinic Booking*')
    await mei.press('See the stories', { on: 'home' })
    await poll(() => mei.readForm()).toContain('Page 1 of')
    await mei.press('Next page', { on: 'form' })
    await poll(() => mei.readForm()).toContain('Page 2 of')
    expect(await mei.read()).not.toContain('Page')
    await mei.press('Previous page', { on: 'form' })
    await poll(() => mei.readForm()).toContain('Page 1 of')
    await mei.press('Talk about 1', { on: 'form' })
    await poll(() => mei.readForm()).toContain('Say what you think')
    await mei.press('Say what you think', { on: 'form' })
    await poll(() => mei.readForm()).toContain(stand)
    await mei.submit({ [stand]: 'Not sure' })
    expect(mei.form()).toBeUndefined()
    await newest('mei').toContain('Thank you.')
  })

  test('the report comes as a file, to whoever asked', async () => {
    const { ravi } = people
    await ravi.press('Take along', { in: closed })
    await poll(() => ravi.readForm()).toContain('What would you like to take along?')
    await ravi.submit()
    await whispered('ravi', closed).toContain('I sent you the report')
    const file = await ravi.openFile('clinic-booking.html')
    expect(new TextDecoder().decode(file)).toContain('Clinic Booking')
  })

  test('it is closed with a digest, and then deleted: what was posted is blank', async () => {
    const { dana, ravi } = people
    await dana.press('Close the check')
    await poll(() => dana.read()).toContain('not talked through')
    await dana.press('Close anyway')
    await poll(() => ravi.read(closed)).toContain(
      '*Clinic Booking:* 1 of 9 stories talked through.',
    )
    await dana.command('delete')
    await poll(() => dana.readForm()).toContain('Type the product’s name to be sure')
    await dana.submit({ 'Type the product’s name to be sure': 'Clinic Booking' })
    await poll(() => dana.read()).toContain('It is deleted.')
    await poll(() => ravi.read(closed)).not.toMatch(/Clinic|possible for/)
    expect(await ravi.read(closed)).toContain('This check was deleted.')
    await dana.openHome()
    await poll(() => dana.readHome()).not.toContain('Clinic')
  })
})
