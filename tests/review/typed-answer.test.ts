import { beforeEach, describe, expect, test } from 'vitest'
import { Bench, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'

let bench: Bench
let review: string

beforeEach(async () => {
  bench = new Bench()
  review = await bench.start('Dana', 'Swim Booking')
})

const type = async (text: string): Promise<string> =>
  (await bench.act('Dana', { type: 'say', review, text })).replies.map(words).join('\n')

describe('typed answers', () => {
  test('what is not understood is quoted, with the answers to press, and changes nothing', async () => {
    await type('Lessons')
    const said = await type('purple elephant')
    expect(said).toContain('I read “purple elephant”')
    expect(said).toContain('Yes, people use it')
    expect(said).toContain('Not sure')
    expect(await bench.asked('Dana', review)).toBe('about.stage')
  })

  test('the nearest answers are offered alone', async () => {
    await type('Lessons')
    const said = await type('no')
    expect(said).toContain('No, it is an idea')
    expect(said).toContain('No, it is being built')
    expect(said).not.toContain('Yes, people use it')
  })

  test('the second time says why it is asked and who could help, and an answer ends that', async () => {
    await type('Lessons')
    const first = await type('purple elephant')
    const second = await type('purple elephants')
    expect(second).not.toBe(first)
    expect(second).toContain('We ask in a way that fits a plan')
    expect(second).toContain('Ask somebody')
    await type('we are building it')
    expect(await bench.asked('Dana', review)).toBe('about.shape')
    await type('back')
    expect(await type('green elephant')).not.toContain('Ask somebody')
  })

  test('of several things each is noted, and what was none of them is said', async () => {
    await type('Lessons')
    await type('live')
    const said = await type('web site, app and pigeons')
    expect(said).toContain('A website, A phone or computer app')
    expect(said).toContain('“pigeons”')
    expect(await bench.asked('Dana', review)).toBe('about.features')
  })

  test('“ask Tom” hands the question to Tom, and “ask my developer” asks who that is', async () => {
    const asked = await bench.act('Dana', { type: 'say', review, text: 'ask my developer' })
    expect(asked.form?.title).toBe(bench.say('conversation.handOver.title'))
    expect(await bench.asked('Dana', review)).toBe('about.what')
    expect(await type('ask Tom')).toContain('Tom')
    expect(await bench.asked('Dana', review)).toBe('about.stage')
  })

  test.each(['I dont know, sorry', 'no clue', 'not really sure', 'I’d have to ask our IT'])(
    '“%s” is not kept as words, however it is sent',
    async (words) => {
      await bench.act('Dana', {
        type: 'answer',
        review,
        question: 'about.what',
        version: 0,
        value: words,
      })
      expect(await bench.asked('Dana', review)).toBe('about.stage')
      await type('back')
      await type('Lessons')
      expect(await bench.asked('Dana', review)).toBe('about.stage')
    },
  )

  test('“skip” in the place of a name is no helper', async () => {
    await type('Lessons')
    await type('live')
    for (const word of ['website', 'pay', 'skip', 'skip']) await type(word)
    expect(await bench.asked('Dana', review)).toBe('about.team')
    const answer = { type: 'answer', review, question: 'about.team', version: 0 }
    await bench.act('Dana', { ...answer, value: ['skip', 'Ravi', 'no idea'] })
    const record = await bench.store.load({ workspace: 'local', id: review })
    const event = record?.events.findLast(({ type: kind }) => kind === 'answered')
    expect(event).toMatchObject({ value: ['', 'Ravi', ''] })
  })

  test('a bare yes is no answer where words are asked for', async () => {
    expect(await type('yes')).toContain('I read “yes”')
    expect(await bench.asked('Dana', review)).toBe('about.what')
  })

  test('“change” and a number opens that answer again', async () => {
    for (const line of ['Lessons', 'live', 'website']) await type(line)
    await type('change 2')
    expect(await bench.asked('Dana', review)).toBe('about.stage')
  })

  test('words in a field mean what they mean when they are typed', async () => {
    const field = async (value: string) => {
      const given = { type: 'answer', review, question: 'about.what', version: 0, value }
      return (await bench.act('Dana', given)).replies.map(words).join('\n')
    }
    expect(await field('why?')).toContain('Why we ask')
    expect(await field('yes')).toContain('I read “yes”')
    await type('Lessons')
    expect(await bench.asked('Dana', review)).toBe('about.stage')
    await field('back')
    expect(await bench.asked('Dana', review)).toBe('about.what')
  })

  test('with no question open, what was typed is not taken, and that is said', async () => {
    const posted = await copyOfPosted()
    for (const text of ['blorp', 'live']) {
      const { review: there } = posted
      const { replies, notTaken } = await posted.bench.act('Dana', {
        type: 'say',
        review: there,
        text,
      })
      expect(replies.map(words)).toEqual([bench.say('conversation.typed.noQuestion')])
      expect(notTaken).toBe(true)
    }
  })
})
