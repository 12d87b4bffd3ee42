import { beforeEach, describe, expect, test } from 'vitest'
import { Bench, weak } from './bench.ts'

let bench: Bench
let review: string
const act = (name: string, action: object) => bench.act(name, { review, ...action })
/** The kind of the newest card that stands before somebody. */
const kind = async (name: string) => (await bench.feed(name, review)).own.at(-1)?.id.split('/')[0]
/** The kinds of all cards that still say something. */
const kinds = async (name: string) =>
  (await bench.feed(name, review)).own.map(({ id }) => id.split('/')[0])

beforeEach(async () => {
  bench = new Bench()
  review = await bench.start('Dana', 'Swim Booking')
})

describe('the one card that somebody has to do something with', () => {
  test('is, for who looks after the check, a question, the answers, the preview, then what was posted', async () => {
    expect(await kinds('Dana')).toEqual(['greeting', 'question'])
    await bench.answerAll('Dana', review, weak)
    expect(await kind('Dana')).toBe('checking')
    await act('Dana', { type: 'preview' })
    expect(await kind('Dana')).toBe('preview')
    expect(await kinds('Dana')).not.toContain('checking')
    await act('Dana', { type: 'publish', how: 'all' })
    expect(await kind('Dana')).toBe('posted')
    expect(await kinds('Dana')).not.toContain('preview')
    await act('Dana', { type: 'close', sure: true })
    expect(await kind('Dana')).toBe('posted')
  })

  test('of the preview goes back to the answers when one is changed', async () => {
    await bench.answerAll('Dana', review, weak)
    await act('Dana', { type: 'preview' })
    await act('Dana', { type: 'change', question: 'info.leak' })
    expect(await kind('Dana')).toBe('question')
    expect(await bench.asked('Dana', review)).toBe('info.leak')
    await act('Dana', { type: 'answer', question: 'info.leak', version: 1, value: 'mild' })
    expect(await kind('Dana')).not.toBe('question')
  })

  test('is, for who was asked, each question in turn, then thanks', async () => {
    await act('Dana', { type: 'handOver', question: 'about.stage', to: 'Ravi' })
    await act('Dana', { type: 'handOver', question: 'info.leak', to: 'Ravi' })
    expect(await kinds('Ravi')).toEqual(['batch', 'question'])
    await act('Ravi', { type: 'answer', question: 'about.stage', version: 0, value: 'live' })
    expect(await bench.asked('Ravi', review)).toBe('info.leak')
    await act('Ravi', { type: 'stop' })
    expect(await kind('Ravi')).toBe('stopped')
    await act('Ravi', { type: 'continue' })
    expect(await kinds('Ravi')).not.toContain('stopped')
    await act('Ravi', { type: 'answer', question: 'info.leak', version: 0, value: 'hurt' })
    expect(await kind('Ravi')).toBe('handedDone')
  })

  test('asked again, they get a new word about it unless a question is still open', async () => {
    await act('Dana', { type: 'handOver', question: 'about.stage', to: 'Ravi' })
    await act('Dana', { type: 'handOver', question: 'info.leak', to: 'Ravi' })
    expect((await kinds('Ravi')).filter((one) => one === 'batch')).toHaveLength(1)
    await act('Ravi', { type: 'answer', question: 'about.stage', version: 0, value: 'live' })
    await act('Ravi', { type: 'answer', question: 'info.leak', version: 0, value: 'hurt' })
    await act('Dana', { type: 'handOver', question: 'info.change', to: 'Ravi' })
    expect((await kinds('Ravi')).filter((one) => one === 'batch')).toHaveLength(2)
    expect(await kind('Ravi')).toBe('question')
  })

  test('is nothing for who only joined the talk', async () => {
    await bench.answerAll('Dana', review, weak)
    await act('Dana', { type: 'preview' })
    await act('Dana', { type: 'publish', how: 'all' })
    const finding = await bench.firstStory('Dana', review)
    await act('Mei', { type: 'takeStance', finding, stance: 'yes' })
    expect(await kinds('Mei')).toEqual([])
    await act('Dana', { type: 'close', sure: true })
    expect(await kinds('Mei')).toEqual([])
  })

  test('of a closed check is thanks for who was asked, however many questions are left', async () => {
    await act('Dana', { type: 'handOver', question: 'about.stage', to: 'Ravi' })
    await bench.answerAll('Dana', review, weak)
    await act('Dana', { type: 'preview' })
    await act('Dana', { type: 'publish', how: 'all' })
    await act('Dana', { type: 'close', sure: true })
    expect(await kind('Ravi')).toBe('handedDone')
    expect(await kind('Dana')).toBe('posted')
  })
})

describe('cards that stood before', () => {
  test('are drawn anew where something about them changed, and only there', async () => {
    const versions = async () =>
      new Map((await bench.feed('Dana', review)).own.map(({ id, version }) => [id, version]))
    const first = await versions()
    await act('Dana', { type: 'answer', question: 'about.what', version: 0, value: 'Lessons' })
    const second = await versions()
    expect(second.get('greeting')).toBe(first.get('greeting'))
    const [what = '', stage = ''] = [...second.keys()].filter((id) => id.startsWith('question/'))
    expect(second.get(what)).toBe((first.get(what) ?? 0) + 1)
    await act('Dana', { type: 'answer', question: 'about.stage', version: 0, value: 'live' })
    const third = await versions()
    expect(third.get(what)).toBe(second.get(what))
    expect(third.get(stage)).toBe((second.get(stage) ?? 0) + 1)
    await act('Dana', { type: 'mainOnly' })
    const fourth = await versions()
    expect(fourth.get('greeting')).toBe((third.get('greeting') ?? 0) + 1)
    const now = [...third.keys()].at(-1) ?? ''
    expect(fourth.get(now)).toBe((third.get(now) ?? 0) + 1)
    await bench.answerAll('Dana', review, weak)
    const greeted = (await versions()).get('greeting')
    await act('Dana', { type: 'lookOver' })
    expect((await versions()).get('greeting')).toBe((greeted ?? 0) + 1)
  })

  test('a question that was changed has a card of its own each time', async () => {
    await act('Dana', { type: 'answer', question: 'about.what', version: 0, value: 'Lessons' })
    await act('Dana', { type: 'change', question: 'about.what' })
    await act('Dana', { type: 'answer', question: 'about.what', version: 1, value: 'Swims' })
    await act('Dana', { type: 'change', question: 'about.what' })
    const record = await bench.store.load({ workspace: 'local', id: review })
    const ids = record?.outbox.map(({ id }) => id).filter((id) => id.includes('about.what'))
    expect(ids).toEqual([1, 2, 3].map((visit) => `question/dana/about.what/${visit}`))
  })
})
