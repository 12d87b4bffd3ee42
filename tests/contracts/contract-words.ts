import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ChannelUnderTest, heard, type Seat } from './channel.ts'

const helps = [
  'help',
  'Help!',
  'please help',
  'hi',
  'Hello',
  'hey there',
  'What can you do?',
  'settings',
]
const lists = ['my checks', 'My checks, please', 'list', 'checks']
const deletes = ['delete', 'Delete this check']
const reports = ['report', 'my report']

/** Words that lead somewhere mean the same wherever they are typed. */
export function describeWords(make: () => Promise<ChannelUnderTest>): void {
  let channel: ChannelUnderTest
  let dana: Seat
  let mei: Seat

  beforeAll(async () => {
    channel = await make()
    dana = await channel.seat('Dana')
    mei = await channel.seat('Mei')
  })
  afterAll(() => channel.stop())

  const says = async (seat: Seat, words: string): Promise<string> => {
    await seat.replies()
    await seat.types(words)
    return heard(seat)
  }

  describe('with no check of one’s own', () => {
    test.each(helps)('“%s” helps', async (words) => {
      expect(await says(mei, words)).toContain('What I can do')
    })

    test.each(lists)('“%s” lists nothing, and starts nothing', async (words) => {
      expect(await says(mei, words)).toMatch(/No checks yet|Nothing here yet/)
      expect(await mei.cards()).toEqual([])
    })

    test.each([
      ['delete', 'no check here that could be deleted'],
      ['report', 'no check here yet, so there is no report'],
      ['continue', 'no check here to go on with'],
      ['stop', 'no check here to go on with'],
      ['bananas', 'Type “start” and the name of your product'],
    ])('“%s” says what is missing', async (words, answer) => {
      expect(await says(mei, words)).toContain(answer)
      expect(await mei.cards()).toEqual([])
    })
  })

  describe('at the first question, which takes words', () => {
    beforeEach(async () => {
      await dana.starts('Swim Booking')
      await dana.replies()
    })

    /** Nothing was taken for an answer. */
    const stillAsks = async () => {
      const { text } = await dana.card()
      expect(text).toMatch(/Question 1 of about/)
      expect(text).toContain('from start to end')
    }

    test.each(helps)('“%s” helps', async (words) => {
      expect(await says(dana, words)).toContain('What I can do')
      await stillAsks()
    })

    test.each(lists)('“%s” lists the checks', async (words) => {
      expect(await says(dana, words)).toMatch(/Swim Booking.*just started/)
      await stillAsks()
    })

    test.each(deletes)('“%s” asks first', async (words) => {
      expect(await says(dana, words)).toMatch(/delete|Delete/)
      await stillAsks()
      // Leaves a form that may be open.
      await says(dana, '/cancel')
    })

    test.each(reports)(
      '“%s” says that nothing is posted yet, or where it stands',
      async (words) => {
        expect(await says(dana, words)).not.toContain('What it does')
        await stillAsks()
      },
    )

    test.each(['stop', 'Stop!', 'continue', 'please go on'])('“%s” is no answer', async (words) => {
      await says(dana, words)
      const texts = (await dana.cards()).map(({ text }) => text).join('\n')
      expect(texts).not.toContain(`What it does: ${words}`)
      await says(dana, 'continue')
      await stillAsks()
    })

    test.each([
      'Start a check for Tea Shop',
      'please start a new check called “Tea Shop”',
      'start Tea Shop',
      '/start Tea Shop',
    ])('“%s” begins another check, by its name', async (words) => {
      await says(dana, words)
      const [greeting, question] = (await dana.cards()).slice(-2)
      expect(greeting?.text).toContain('what could go wrong with Tea Shop, and')
      expect(question?.text).toContain('from start to end')
    })

    test.each(['help desk', 'hi-fi rental', 'list of lists', 'home delivery', 'report writing'])(
      '“%s” is an answer',
      async (words) => {
        await says(dana, words)
        expect((await dana.cards()).at(-2)?.text).toBe(`What it does: ${words}`)
      },
    )

    test('“start selling lessons” may be either: whoever typed it says which', async () => {
      const asked = await says(dana, 'start selling lessons')
      expect(asked).toContain('Is “start selling lessons” your answer')
      await stillAsks()
      await dana.presses('It is my answer')
      expect((await dana.cards()).at(-2)?.text).toBe('What it does: start selling lessons')
    })

    test('a check is gone on with by its name', async () => {
      await dana.starts('Tea Shop')
      await dana.types('It sells tea')
      await says(dana, 'continue Swim Booking')
      await dana.types('It books lessons')
      const texts = (await dana.cards()).map(({ text }) => text)
      expect(texts).toContain('What it does: It books lessons')
    })
  })
}
