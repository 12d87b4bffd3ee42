import { beforeEach, describe, expect, test } from 'vitest'
import { Bench, weak, words } from './bench.ts'

let bench: Bench
let review: string

beforeEach(async () => {
  bench = new Bench()
  review = await bench.start('Dana', 'Swim Booking')
})

const act = async (action: object, delivery?: string, name = 'Dana') =>
  (await bench.act(name, { review, ...action }, delivery)).replies.map(words).join('\n')
const type = (text: string) => act({ type: 'say', text })
const events = async () =>
  (await bench.store.load({ workspace: 'local', id: review }))?.events.map(
    ({ type: kind }) => kind,
  ) ?? []

describe('answering', () => {
  test('the same delivery twice changes nothing the second time', async () => {
    const press = { type: 'answer', question: 'about.what', version: 0, value: 'Lessons' }
    await act(press, 'slack-7')
    const once = await events()
    await act(press, 'slack-7')
    expect(await events()).toEqual(once)
  })

  test('a double click is answered kindly and changes nothing', async () => {
    const press = { type: 'answer', question: 'about.what', version: 0, value: 'Lessons' }
    await act(press)
    const once = await events()
    expect(await act(press)).toContain('Nothing changed')
    expect(await events()).toEqual(once)
  })

  test('so is a double click on “not sure”', async () => {
    const press = { type: 'notSure', question: 'about.what', version: 0 }
    await act(press)
    expect(await act(press)).toContain('Nothing changed')
  })

  test('picks that rule each other out, and questions that no longer count, are said', async () => {
    const say = bench.say
    const features = (value: string[], version: number) =>
      act({ type: 'answer', question: 'about.features', version, value })
    expect(await features(['none', 'signin'], 0)).toBe(say('conversation.gentle.notTogether'))
    await features(['signin'], 0)
    await features(['none'], 1)
    const late = { type: 'answer', question: 'in.how', version: 0, value: ['password'] }
    expect(await act(late)).toBe(say('conversation.gentle.notApplicable'))
    expect(await act({ ...late, question: 'no.such' })).toBe(
      say('conversation.gentle.unknownQuestion'),
    )
  })

  test('several picks may come in one line, and names without empty ones between', async () => {
    await act({ type: 'answer', question: 'about.features', version: 0, value: 'signin,,message' })
    await act({ type: 'answer', question: 'about.team', version: 0, value: ['', 'Ravi'] })
    await bench.answerAll('Dana', review, {})
    const shown = words(await bench.open('Dana', review))
    expect(shown).toMatch(/: Sign in.*, .*[Mm]essage/)
    expect(shown).toMatch(/: Ravi$/m)
  })

  test('looking over and then at the summary is on record once', async () => {
    await bench.answerAll('Dana', review, weak)
    await act({ type: 'lookOver' })
    await act({ type: 'preview' })
    expect((await events()).filter((kind) => kind === 'lookedOver')).toHaveLength(1)
    expect((await events()).at(-1)).toBe('previewed')
  })

  test('nothing is posted or shown before the questions are answered', async () => {
    const still = bench.say('conversation.gentle.stillAsking')
    for (const type of ['preview', 'publish', 'openPublish'])
      expect(await act({ type, ...(type !== 'preview' && { how: 'all' }) })).toBe(still)
    expect(await events()).not.toContain('published')
  })

  test('a click on an old card says what stands, and changes nothing', async () => {
    await act({ type: 'answer', question: 'about.what', version: 0, value: 'Lessons' })
    const press = { type: 'answer', question: 'about.what', version: 0, value: 'Courses' }
    expect(await act(press)).toContain('Lessons')
    expect(await bench.asked('Dana', review)).toBe('about.stage')
  })

  test('Back pressed twice on one card goes back once', async () => {
    for (const [question, value] of [
      ['about.what', 'Lessons'],
      ['about.stage', 'live'],
    ])
      await act({ type: 'answer', question, version: 0, value })
    const question = await bench.asked('Dana', review)
    await act({ type: 'back', question })
    await act({ type: 'back', question })
    expect(await bench.asked('Dana', review)).toBe('about.stage')
    await act({ type: 'back', question: 'about.stage' })
    expect(await bench.asked('Dana', review)).toBe('about.what')
  })

  test('a start that is sent twice makes one check', async () => {
    const start = { type: 'start', product: 'Twice' }
    const first = await bench.act('Dana', start, 'again')
    const second = await bench.act('Dana', start, 'again')
    expect(second.review).toBe(first.review)
  })

  test.each([
    [
      'a choice that is not there',
      { question: 'about.stage', value: 'yesterday' },
      'not one of the answers',
    ],
    ['two where one is asked', { question: 'about.stage', value: ['idea', 'live'] }, 'just one'],
    ['nothing at all', { question: 'about.what', value: '   ' }, 'Nothing was filled in'],
    ['far too much', { question: 'about.what', value: 'x'.repeat(3000) }, 'a bit long'],
    [
      'a question that never was',
      { question: 'about.nothing', value: 'x' },
      'not part of this check',
    ],
    ['a question that does not apply', { question: 'in.how', value: ['password'] }, ''],
  ])('%s gets a kind line', async (_what, given, said) => {
    const before = await events()
    const reply = await act({ type: 'answer', version: 0, ...given })
    expect(reply).toContain(said)
    if (said !== '') expect(await events()).toEqual(before)
  })
})

describe('typing', () => {
  test('numbers, words, not sure, back, why, stop and continue work like taps', async () => {
    expect(await type('It lets parents book swimming lessons')).toBe('')
    expect(await bench.asked('Dana', review)).toBe('about.stage')
    expect(await type('why?')).toContain('Why we ask')
    await type('3')
    expect(await bench.asked('Dana', review)).toBe('about.shape')
    await type('1, 2')
    expect(await bench.asked('Dana', review)).toBe('about.features')
    await type('back')
    expect(await bench.asked('Dana', review)).toBe('about.shape')
    await type('a website')
    await type('not sure')
    await type('stop')
    expect(words(await bench.open('Dana', review))).toContain('kept your place')
    await type('continue')
    expect(await bench.asked('Dana', review)).toBe('about.hands')
  })

  test.each([
    '🏊‍♀️🏊‍♂️ lessons',
    'دروس السباحة',
    '水泳教室',
    '<script>alert(1)</script> *bold* [x](http://x)',
  ])('words in any script are kept exactly as typed: %s', async (text) => {
    await type(text)
    const record = await bench.store.load({ workspace: 'local', id: review })
    const answered = record?.events.find((event) => event.type === 'answered')
    expect(answered).toMatchObject({ value: text })
  })
})

describe('asking a teammate', () => {
  const handOver = { type: 'handOver', question: 'about.what', to: 'Ravi' }

  test('they get the question with the name of who asks; the asker’s place moves on', async () => {
    expect(await act(handOver)).toContain('I asked Ravi 1 question')
    expect(await bench.asked('Dana', review)).toBe('about.stage')
    const { own, thread } = await bench.feed('Ravi', review)
    expect(own.map(({ message }) => words(message)).join('\n')).toContain(
      'Dana would like your help',
    )
    expect(thread).toEqual([])
    expect(await bench.asked('Ravi', review)).toBe('about.what')
  })

  test('their answer settles it, and they are thanked', async () => {
    await act(handOver)
    await act(
      { type: 'answer', question: 'about.what', version: 0, value: 'Lessons' },
      undefined,
      'Ravi',
    )
    expect(words(await bench.open('Ravi', review))).toContain('Thank you')
    const { own } = await bench.feed('Dana', review)
    expect(own.map(({ message }) => words(message)).join('\n')).toContain('Ravi has answered')
  })

  test('they see only what they were asked, never the others’ answers', async () => {
    await act({ type: 'answer', question: 'about.what', version: 0, value: 'Secret swimming' })
    await act({ ...handOver, question: 'about.stage' })
    expect(JSON.stringify(await bench.feed('Ravi', review))).not.toContain('Secret swimming')
  })

  test('they answer only what they were handed, and somebody who only joined the talk answers nothing', async () => {
    await act(handOver)
    const before = await events()
    const press = { type: 'answer', question: 'about.stage', version: 0, value: 'live' }
    expect(await act(press, undefined, 'Ravi')).toContain('Only Dana')
    expect(await events()).toEqual(before)
  })

  test('handing it to oneself changes nothing', async () => {
    expect(await act({ ...handOver, to: ' dana ' })).toContain('That is you already')
    expect(await bench.asked('Dana', review)).toBe('about.what')
  })

  test('somebody not sure of most things is offered a teammate', async () => {
    const said: string[] = []
    for (let n = 0; n < 9; n++) {
      const question = await bench.asked('Dana', review)
      const skips = question === 'about.what' || question === 'about.team'
      said.push(await act({ type: skips ? 'skip' : 'notSure', question, version: 0 }))
    }
    expect(said.filter((line) => line.includes('hard to know alone'))).toHaveLength(1)
  })

  test('not sure is kept for whoever was named, and sent in one batch each', async () => {
    await bench.answerAll('Dana', review, { ...weak, 'about.team': ['Ravi', 'Mei', 'Jo'] })
    const card = words(await bench.open('Dana', review))
    expect(card).toMatch(/\d+ questions are open: .*Ravi \d+/)
    expect(await act({ type: 'sendOpen' })).toMatch(/I asked Ravi \d+ question/)
    expect(await bench.asked('Ravi', review)).toBeDefined()
    expect(words(await bench.open('Dana', review))).toMatch(/Waiting for \d+ answers/)
  })
})

describe('long ways round', () => {
  test('a changed answer is asked again, and the way leads back to where one was', async () => {
    await act({ type: 'answer', question: 'about.what', version: 0, value: 'Lessons' })
    await act({ type: 'answer', question: 'about.stage', version: 0, value: 'live' })
    await act({ type: 'change', question: 'about.what' })
    expect(await bench.asked('Dana', review)).toBe('about.what')
    await act({ type: 'answer', question: 'about.what', version: 1, value: 'Courses' })
    expect(await bench.asked('Dana', review)).toBe('about.shape')
  })

  test('going deeper asks what the limit left out', async () => {
    await bench.answerAll('Dana', review, weak)
    await act({ type: 'goDeeper' })
    const walked = await bench.answerAll('Dana', review, weak)
    expect(walked.length).toBeGreaterThan(5)
    expect(words(await bench.open('Dana', review))).not.toContain('could be asked')
  })

  test('a process that starts again finds everybody where they were', async () => {
    await act({ type: 'answer', question: 'about.what', version: 0, value: 'Lessons' })
    const again = new Bench({ store: bench.store })
    expect(await again.asked('Dana', review)).toBe('about.stage')
  })

  test('a clock that jumps back loses nothing and reorders nothing', async () => {
    await act({ type: 'answer', question: 'about.what', version: 0, value: 'Lessons' })
    bench.clock.pass(-86_400)
    await act({ type: 'answer', question: 'about.stage', version: 0, value: 'live' })
    expect(await bench.asked('Dana', review)).toBe('about.shape')
  })
})

describe('names with marks in them', () => {
  test('titles, labels and buttons show them as they are, cards show them as typed', async () => {
    const marked = await bench.start('Da_na', 'A*B [beta]')
    const { form } = await bench.act('Da_na', { type: 'openDelete', review: marked })
    expect(form?.title).not.toContain('\\')
    const body = form?.elements[0]
    expect(body?.type === 'text' && body.text).toContain('A\\*B \\[beta\\]')
    expect(words(await bench.open('Da_na', marked))).not.toContain('\\')
  })
})

describe('a quick check', () => {
  test('asks only the main questions, and “go deeper” brings the others back', async () => {
    await act({ type: 'mainOnly' })
    expect(words((await bench.feed('Dana', review)).own[0]?.message)).not.toContain('Just the main')
    const walked = await bench.answerAll('Dana', review, weak)
    expect(walked.filter((question) => question !== 'about.team').length).toBeLessThanOrEqual(15)
    await act({ type: 'goDeeper' })
    expect(await bench.asked('Dana', review)).toBeDefined()
  })
})
