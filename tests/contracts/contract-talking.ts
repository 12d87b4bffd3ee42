import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { content } from '../own-content.ts'
import { type Card, type ChannelUnderTest, heard, type Seat } from './channel.ts'
import { posted, type Team, team, textOf } from './standing-check.ts'

const why = 'Why? (needed for “no” and “doesn’t apply”)'
const share = 'Others may see my name and reason (only then can somebody agree with a “no”)'
const no = 'No, because …'

/** A posted check is talked through; each test takes a story of its own. */
export function describeTalking(make: () => Promise<ChannelUnderTest>): void {
  let channel: ChannelUnderTest
  let people: Team
  let titles: readonly string[]

  beforeAll(async () => {
    channel = await make()
    people = await team(channel)
    await posted(people, 'Clinic Booking', channel)
    titles = (await people.mei.thread()).slice(1).map(titleOf)
  })
  afterAll(() => channel.stop())

  const title = (n: number): string => titles[n - 1] ?? ''
  const story = async (n: number): Promise<string> => {
    const cards = await people.ravi.thread()
    return cards.find((card) => titleOf(card) === title(n))?.text ?? ''
  }
  const summary = async (): Promise<string> => (await people.ravi.thread())[0]?.text ?? ''
  const thinks = async (seat: Seat, n: number, filling: Parameters<Seat['fills']>[0]) => {
    await seat.replies()
    await seat.presses('Say what you think', title(n))
    await seat.fills(filling)
    return heard(seat)
  }

  describe('what is posted', () => {
    test('the summary stands alone, and its seven stories follow in order, none twice', async () => {
      const text = await summary()
      expect(text).toContain('What could go wrong with Clinic Booking')
      expect(text).toMatch(/Act first|Plan soon/)
      expect(text).toContain('0 of 7 talked through')
      expect(titles).toHaveLength(7)
      expect(new Set(titles).size).toBe(7)
      const places = titles.map((one) => text.indexOf(`. ${shortOf(one)}`))
      expect(places.every((place) => place > 0)).toBe(true)
      expect(places).toEqual(places.toSorted((one, other) => one - other))
    })

    test('everybody has it in front of them', async () => {
      for (const seat of Object.values(people)) {
        expect((await seat.thread()).map(titleOf).slice(1)).toEqual(titles)
      }
      expect((await people.dana.home()).text).toMatch(/Clinic Booking.*7 stories/)
      expect((await people.dana.card()).text).toContain('Posted. The team can talk it through now.')
    })

    test('everything is there page by page, each once', async () => {
      const { mei } = people
      await mei.replies()
      await mei.presses('See everything')
      const pages: Card[] = [...(await mei.replies())]
      while (pages.at(-1)?.buttons.includes('Next page')) {
        await mei.presses('Next page', pages.at(-1))
        pages.push(...(await mei.replies()))
      }
      const [, of] = /Page 1 of (\d+)/.exec(pages[0]?.text ?? '') ?? []
      expect(Number(of)).toBeGreaterThan(1)
      expect(pages).toHaveLength(Number(of))
      const all = pages.flatMap(({ text }) => text.split('\n')).filter((line) => /: /.test(line))
      for (const one of titles) expect(textOf(pages)).toContain(endOf(one))
      expect(new Set(all).size).toBe(all.length)
    })
  })

  describe('what people think', () => {
    test('others see it once they have said what they think; a reason only where it was shared', async () => {
      const { mei, ravi } = people
      await mei.presses('Say what you think', title(1))
      expect((await mei.form())?.text).toMatch(/^Could this happen with Clinic Booking\?/)
      await mei.fills({ 'What do you think?': 'Yes', [why]: 'I saw it done' })
      expect(await heard(mei)).toContain('once they have said what they think.')
      expect(await story(1)).not.toContain('Yes: 1')
      const shared = { 'What do you think?': 'Partly', [why]: 'So did I', [share]: true }
      expect(await thinks(ravi, 1, shared)).toContain('Yes: 1')
      expect(await story(1)).toContain('2 of 3 have said what they think.')
      expect(await story(1)).not.toMatch(/Partly|So did I/)
      await mei.replies()
      await mei.presses('See what others say', title(1))
      expect(await heard(mei)).toContain('Ravi (Partly): “So did I”')
      expect(await heard(mei)).not.toContain('I saw it done')
    })

    test('a “no” needs its reason, and counts once somebody else agrees', async () => {
      const { mei, ravi } = people
      const refused = await thinks(mei, 2, { 'What do you think?': no })
      expect(refused).toContain('Please say why it cannot happen')
      expect(await mei.form()).toBeDefined()
      await mei.fills({ 'What do you think?': no, [why]: 'We test it', [share]: true })
      expect(await story(2)).toContain('Somebody says that it is not possible here.')
      expect(await story(2)).not.toContain('We test it')
      const seen = await thinks(ravi, 2, { 'What do you think?': 'Not sure' })
      expect(seen).toContain('Not possible, says Mei: “We test it”')
      await ravi.presses('I agree')
      expect(await heard(ravi)).toContain('You agree with Mei')
      expect(await summary()).toContain('1 of 7 talked through')
    })

    test('a reason that is not right stands in doubt beside the story', async () => {
      const { mei } = people
      await mei.presses('More', title(3))
      await mei.presses('That’s not right')
      const [which] = (await mei.form())?.fields ?? []
      await mei.fills({
        'Which one?': which?.options?.[0] ?? '',
        'What is right?': 'Only staff do',
      })
      expect(await story(3)).toContain('Mei doubts a reason: “Only staff do”')
    })

    test('what is told privately reaches the facilitator alone', async () => {
      const { dana, mei, ravi } = people
      await mei.replies()
      await mei.presses('More', title(3))
      await mei.presses('Tell Dana privately')
      const [words] = (await mei.form())?.fields ?? []
      expect(words?.label).toContain('only Dana sees them')
      await mei.fills({ [words?.label ?? '']: 'It happened to me in May' })
      expect(await heard(mei)).toContain('Sent to Dana, and to nobody else.')
      expect(textOf(await dana.cards())).toMatch(/Mei tells you privately.*happened to me in May/)
      const others = [ravi.cards(), ravi.thread(), mei.cards(), dana.thread()]
      expect(textOf((await Promise.all(others)).flat())).not.toContain('happened to me in May')
    })
  })

  describe('what is decided', () => {
    test('who and by when; a day that is past is refused, and the form stays', async () => {
      const { dana, ravi } = people
      await dana.replies()
      await dana.presses('What to do', title(4))
      const filling = { 'Who sees to it?': 'Ravi', 'Or in your own words': 'We lock the door' }
      await dana.fills({ ...filling, 'By when?': '2026-11-18' })
      expect(await heard(dana)).toContain('Please pick a day that is still to come.')
      expect(await dana.form()).toBeDefined()
      await dana.fills({ ...filling, 'By when?': '2026-12-24' })
      expect(await heard(dana)).toContain('Decided: Fix it. Ravi sees to it, by 24 Dec.')
      expect(await story(4)).toMatch(/Fix it: Ravi, by 24 Dec\.[^$]*We lock the door/)
      await ravi.presses('It is done', title(4))
      await ravi.fills({ 'How can others see that it is done?': 'Tried it before the team' })
      expect(await story(4)).toContain('How it shows: “Tried it before the team”')
    })

    test('whoever agrees has said first what they think', async () => {
      const { dana, ravi } = people
      await dana.replies()
      await dana.presses('What to do', title(7))
      await dana.fills({
        'How do you deal with it?': 'Live with it until that day',
        'Who sees to it?': 'Ravi',
        'By when?': '2026-12-24',
        'Why? (needed to live with it)': 'It is rare',
      })
      expect(await heard(dana)).toContain('To live with it until 24 Dec is proposed')
      await ravi.replies()
      await ravi.presses('I agree', title(7))
      expect(await heard(ravi)).toContain('Please say what you think first.')
      await ravi.fills({ 'What do you think?': 'Partly' })
      await ravi.presses('I agree', title(7))
      expect(await heard(ravi)).toContain('You agree. It is decided.')
    })

    test('how soon can be seen differently; both stay on record', async () => {
      const { mei } = people
      await mei.presses('More', title(5))
      await mei.presses('I see it differently')
      await mei.fills({ 'How soon should it be?': 'Fine for now', 'Why?': 'Mended last week' })
      expect(await story(5)).toMatch(/Fine for now, says Mei, because “Mended last.*by the answers/)
    })

    test('a story in the team’s own words stands with the others', async () => {
      const { mei } = people
      await mei.presses('See everything')
      await mei.presses('Add a story')
      await mei.fills({ 'Someone could …': 'Someone could park in the ambulance bay' })
      const own = (await people.ravi.thread()).filter(({ text }) => text.includes('ambulance bay'))
      expect(own.length).toBeGreaterThanOrEqual(2)
      expect(await summary()).toContain('ambulance bay')
    })
  })

  describe('what ends', () => {
    test('a closed check takes no more, until it is opened again', async () => {
      const { dana, mei } = people
      const held = (await mei.thread()).find((card) => titleOf(card) === title(6))
      await dana.presses('Close the check')
      expect(await heard(dana)).toContain('not talked through')
      await dana.presses('Close anyway')
      await mei.replies()
      await mei.presses('Say what you think', held)
      expect(await heard(mei)).toContain('This check is closed. Dana can open it again.')
      await dana.presses('Open it again')
      expect(await thinks(mei, 6, { 'What do you think?': 'Yes' })).toContain('Thank you')
    })

    test('a restart changes nothing of what stands', async () => {
      const before = textOf(await people.ravi.thread())
      await channel.restart()
      await channel.settle()
      expect(textOf(await people.ravi.thread())).toBe(before)
    })

    test('deleting takes the product’s name, and blanks what was posted', async () => {
      const { dana, mei } = people
      const held = (await mei.thread()).find((card) => titleOf(card) === title(6))
      await dana.deletes()
      const name = 'Type the product’s name to be sure'
      await dana.fills({ [name]: 'Something else' })
      expect(await heard(dana)).toContain('nothing was deleted')
      await dana.deletes()
      await dana.fills({ [name]: 'Clinic Booking' })
      expect(await heard(dana)).toContain('It is deleted.')
      const left = [dana, mei].flatMap((seat) => [seat.cards(), seat.thread()])
      expect(textOf((await Promise.all(left)).flat())).not.toMatch(/possible|Clinic|privately/)
      expect((await dana.home()).text).not.toContain('Clinic Booking')
      await mei.replies()
      await mei.presses('Say what you think', held)
      expect(await heard(mei)).toContain('This check is not here any more.')
    })
  })
}

const titleOf = ({ text }: Card): string => text.split('\n')[0] ?? ''

/** The few words of the summary for the story that asks this, as far as they name nobody. */
function shortOf(title: string): string {
  const asks = ({ question }: { question: string }) => {
    const [before = '', after = ''] = question.split(/\{\w+\}/)
    return title.startsWith(before) && title.endsWith(after)
  }
  const { short = title } = content.catalogue.threats.find(asks) ?? {}
  return short.split('{')[0] ?? ''
}

/** The last words of what somebody could do, which the whole list says and the story asks alike. */
const endOf = (title: string): string => title.replace(/\?$/, '').split(' ').slice(-4).join(' ')
