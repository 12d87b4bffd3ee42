import { beforeEach, describe, expect, test } from 'vitest'
import { message } from '../../src/message/build.ts'
import { fold } from '../../src/review/state.ts'
import { say } from '../own-content.ts'
import { type Bench, words } from './bench.ts'
import { UnsureCheck } from './unsure-check.ts'

let check: UnsureCheck
let bench: Bench
let review: string

const act = (name: string, action: object) => check.act(name, action)
const answer = (name: string, question: string, value: string | readonly string[], version = 0) =>
  act(name, { type: 'answer', question, value, version })
const handOver = (question: string, to: string, more: object = {}) =>
  act('Dana', { type: 'handOver', question, to, ...more })
const interview = async () => {
  const record = await bench.store.load({ workspace: 'local', id: review })
  if (!record) throw new Error('no record')
  return fold(record).interview
}
const lookOver = () => check.lookOver()
const unsureOfAll = (team: readonly string[] | null) => check.unsureOfAll(team)

beforeEach(async () => {
  check = await UnsureCheck.begun()
  bench = check.bench
  review = check.review
})

describe('“not me”', () => {
  test('is remembered: the same person is not sent the same question again', async () => {
    await unsureOfAll(['Ravi'])
    await act('Dana', { type: 'sendOpen' })
    const question = (await bench.asked('Ravi', review)) ?? ''
    const before = (await interview()).handovers.filter(({ to }) => to === 'ravi').length
    await act('Ravi', { type: 'takeBack', question })
    await act('Dana', { type: 'sendOpen' })
    const { handovers, declined } = await interview()
    expect(handovers.filter(({ to }) => to === 'ravi')).toHaveLength(before - 1)
    expect(handovers.some((one) => one.question === question)).toBe(false)
    expect(declined).toEqual([{ question, person: 'ravi' }])
    expect(await lookOver()).toContain('nobody named yet')
  })

  test('of the only question leaves nobody named for it, of one of several the others', async () => {
    await unsureOfAll(['Ravi'])
    await act('Dana', { type: 'sendOpen' })
    const own = async () => (await interview()).handovers.filter(({ to }) => to === 'ravi')
    const [first, ...others] = await own()
    for (const { question } of others) await act('Ravi', { type: 'takeBack', question })
    await act('Ravi', { type: 'takeBack', question: first?.question })
    const before = (await interview()).handovers.length
    await act('Dana', { type: 'sendOpen' })
    expect((await interview()).handovers).toHaveLength(before)
    expect(await lookOver()).toMatch(/questions are open: nobody named yet \d+\./)
  })

  test('does not keep anybody from being asked by name', async () => {
    await handOver('about.stage', 'Ravi')
    await act('Ravi', { type: 'takeBack', question: 'about.stage' })
    await handOver('about.stage', 'Ravi')
    expect(await bench.asked('Ravi', review)).toBe('about.stage')
    expect((await interview()).declined).toEqual([])
  })
})

test('whoever asked sees on the card of the question that it was answered', async () => {
  const card = async () =>
    (await bench.feed('Dana', review)).own.map(({ message }) => words(message)).join('\n')
  const question = (await bench.asked('Dana', review)) ?? ''
  await handOver(question, 'Ravi')
  expect(await card()).toContain('asked Ravi')
  await answer('Ravi', question, 'Parents book lessons')
  expect(await card()).toContain('Ravi has answered')
  expect(await card()).not.toContain('asked Ravi')
})

describe('a second opinion', () => {
  test('both are asked, both answers stand, and nobody’s wins silently', async () => {
    await handOver('info.leak', 'Ravi')
    expect((await handOver('info.leak', 'Mei')).said).toContain('I asked Mei too')
    await answer('Ravi', 'info.leak', 'mild')
    expect(await bench.asked('Mei', review)).toBe('info.leak')
    await answer('Mei', 'info.leak', 'hurt')
    expect(await bench.asked('Ravi', review)).toBeUndefined()
    expect(await bench.asked('Mei', review)).toBeUndefined()
    const said = await lookOver()
    expect(said).toMatch(/Ravi says “.*”, Mei says “.*”\. Who is right\?/)
    expect(said).toMatch(/Ravi is right[^$]*Mei is right/)
  })

  test('of a question that was answered keeps that answer', async () => {
    await answer('Dana', 'info.leak', 'mild')
    expect((await handOver('info.leak', 'Ravi')).said).toContain('Every answer stands')
    await answer('Ravi', 'info.leak', 'hurt')
    expect(await lookOver()).toContain('Dana says')
    expect(await lookOver()).toContain('Ravi says')
  })

  test('is settled by one of them, who says why, or comes round to the other', async () => {
    await answer('Dana', 'info.leak', 'mild')
    await handOver('info.leak', 'Ravi')
    await answer('Ravi', 'info.leak', 'hurt')
    expect(
      (await act('Ravi', { type: 'settle', question: 'info.leak', of: 'ravi' })).said,
    ).toContain('Please say why')
    const settle = { type: 'settle', question: 'info.leak', of: 'ravi' }
    expect((await act('Dana', settle)).said).not.toBe('')
    expect(await lookOver()).not.toContain('Who is right')
    expect((await act('Dana', settle)).said).toBe(say('conversation.gentle.repeat'))
    const { answers } = await interview()
    expect(
      answers.find(({ by, question }) => by === 'dana' && question === 'info.leak'),
    ).toMatchObject({
      value: 'hurt',
      settles: true,
    })
  })

  test('is settled by one of them changing theirs', async () => {
    await answer('Dana', 'info.leak', 'mild')
    await handOver('info.leak', 'Ravi')
    await answer('Ravi', 'info.leak', 'hurt')
    await act('Ravi', { type: 'change', question: 'info.leak' })
    await answer('Ravi', 'info.leak', 'mild', 1)
    expect(await lookOver()).not.toContain('Who is right')
  })

  test('can be left by whoever was asked, and the first stays asked', async () => {
    await handOver('info.leak', 'Ravi')
    await handOver('info.leak', 'Mei')
    await act('Mei', { type: 'takeBack', question: 'info.leak' })
    expect(words(await bench.open('Mei', review))).toMatch(/asked Ravi$/)
    expect(await bench.asked('Ravi', review)).toBe('info.leak')
    await handOver('info.leak', 'Mei')
    await act('Ravi', { type: 'takeBack', question: 'info.leak' })
    expect(await bench.asked('Mei', review)).toBe('info.leak')
  })

  test('of somebody who has answered already is not asked', async () => {
    await answer('Dana', 'info.leak', 'mild')
    await handOver('info.leak', 'Ravi')
    await answer('Ravi', 'info.leak', 'hurt')
    await act('Dana', { type: 'takeBack', question: 'info.leak' })
    expect((await handOver('info.leak', 'Ravi')).said).toContain(
      'Ravi has answered this one already',
    )
  })

  test('is none where a question that came back is handed on', async () => {
    await handOver('info.leak', 'Ravi')
    await act('Ravi', { type: 'handOver', question: 'info.leak', to: 'Dana' })
    expect((await handOver('info.leak', 'Mei')).said).not.toContain('too')
    expect((await interview()).handovers.map(({ to }) => to)).toEqual(['mei'])
  })

  test('of somebody who was not sure can be asked once more', async () => {
    await answer('Dana', 'info.leak', 'mild')
    await handOver('info.leak', 'Ravi')
    await act('Ravi', { type: 'notSure', question: 'info.leak', version: 0 })
    await act('Dana', { type: 'takeBack', question: 'info.leak' })
    expect((await handOver('info.leak', 'Ravi')).said).toContain('I asked Ravi too')
  })

  test('says in the form what it means', async () => {
    await answer('Dana', 'info.leak', 'mild')
    const form = async (question: string) => {
      const opened = (await act('Dana', { type: 'openHandOver', question })).form
      return words(opened && message(...opened.elements))
    }
    expect(await form('info.leak')).toContain('as well')
    expect(await form('info.leak')).not.toContain('You go on')
    expect(await form('info.change')).toContain('You go on with the next question')
  })
})

describe('one’s own answer', () => {
  test('can be changed after the question was taken back', async () => {
    await handOver('info.leak', 'Ravi')
    await answer('Ravi', 'info.leak', 'mild')
    await act('Dana', { type: 'takeBack', question: 'info.leak' })
    await act('Ravi', { type: 'change', question: 'info.leak' })
    expect(await bench.asked('Ravi', review)).toBe('info.leak')
    await answer('Ravi', 'info.leak', 'serious', 1)
    const { answers } = await interview()
    expect(answers.find(({ by }) => by === 'ravi')?.value).toBe('serious')
    expect(words(await bench.open('Ravi', review))).toContain('That was all of it')
  })

  test('is the only one that can: not a question one was never asked', async () => {
    await handOver('info.leak', 'Ravi')
    await answer('Ravi', 'info.leak', 'mild')
    expect((await act('Ravi', { type: 'change', question: 'info.change' })).said).toContain(
      'Only Dana',
    )
  })
})

describe('every refusal is a whole sentence', () => {
  test('of a question that is with somebody else', async () => {
    await handOver('info.leak', 'Ravi')
    const { said } = await act('Dana', {
      type: 'answer',
      question: 'info.leak',
      value: 'mild',
      version: 0,
    })
    expect(said).toBe('That question is with Ravi right now.')
    await handOver('info.change', 'Ravi')
    await act('Ravi', { type: 'handOver', question: 'info.change', to: 'Mei' })
    expect((await act('Dana', { type: 'takeBack', question: 'info.change' })).said).toBe(
      'That question is with Mei right now.',
    )
  })
})

describe('names that were given already', () => {
  beforeEach(() => unsureOfAll(['Tom our developer', 'Ravi']))

  test('are offered to choose from', async () => {
    const { form } = await act('Dana', { type: 'openHandOver', question: 'info.leak' })
    const fields = form?.elements.flatMap((one) => (one.type === 'field' ? [one.field] : [])) ?? []
    const known = fields.find(({ id }) => id === 'known')
    expect(known?.type === 'choice' && known.options.map(({ label }) => label)).toEqual([
      'Tom our developer',
      'Ravi',
    ])
    await handOver('info.leak', '', { known: 'Ravi' })
    expect(await bench.asked('Ravi', review)).toBe('info.leak')
  })

  test.each(['Tom', 'tom', 'Tom our developer of old'])(
    '“%s” is asked about, not made a second person',
    async (typed) => {
      const { said } = await handOver('info.leak', typed)
      expect(said).toContain('Yes, Tom our developer')
      expect(said).toContain(`No, somebody else called ${typed}`)
      expect((await interview()).handovers).toEqual([])
    },
  )

  test('whichever is picked is asked', async () => {
    await handOver('info.leak', 'Tom our developer')
    expect((await interview()).handovers[0]?.to).toBe('tom our developer')
    await handOver('info.change', 'Tom', { isNew: true })
    expect((await interview()).handovers.at(-1)?.to).toBe('tom')
  })

  test('a name that only begins with the same letters is somebody else', async () => {
    await handOver('info.leak', 'To')
    expect((await interview()).handovers[0]?.to).toBe('to')
  })
})

describe('asking somebody', () => {
  test('twice says that it is done already', async () => {
    expect((await handOver('info.leak', 'Ravi')).said).toContain('I asked Ravi')
    expect((await handOver('info.leak', 'Ravi')).said).toBe(say('conversation.gentle.repeat'))
    expect((await interview()).handovers).toHaveLength(1)
  })

  test('a question that is not in the check is not possible', async () => {
    const unknown = say('conversation.gentle.unknownQuestion')
    expect((await handOver('no.such', 'Ravi')).said).toBe(unknown)
    expect((await act('Dana', { type: 'openHandOver', question: 'no.such' })).said).toBe(unknown)
  })

  test('is for whoever has the question, or looks after the check', async () => {
    await handOver('info.leak', 'Ravi')
    const others = { type: 'handOver', question: 'info.change', to: 'Mei' }
    expect((await act('Ravi', others)).said).toContain('Only Dana')
    await act('Ravi', { ...others, question: 'info.leak' })
    expect(await bench.asked('Mei', review)).toBe('info.leak')
  })
})
