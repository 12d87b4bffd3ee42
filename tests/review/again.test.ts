import { beforeEach, describe, expect, test } from 'vitest'
import { type Bench, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'

let bench: Bench
let review: string
let finding: string

beforeEach(async () => {
  ;({ bench, review, finding } = await copyOfPosted())
})

const act = async (name: string, action: object) =>
  words((await bench.act(name, { review, finding, ...action })).replies[0])
const talked = async () =>
  /(\d+) of \d+ talked through/.exec(await bench.threadCard('Ravi', review, 'summary'))?.[1]

describe('talking about a story again', () => {
  const no = { type: 'takeStance', stance: 'no', reason: 'We test it', shareReason: true }
  const decision = { type: 'decide', treatment: 'mitigate', owner: 'Ravi', due: '2026-12-24' }

  test('a “no” that was agreed on has to be agreed on again', async () => {
    await act('Mei', no)
    await act('Ravi', { type: 'secondNo', claimBy: 'mei' })
    expect(await talked()).toBe('1')
    await act('Dana', { type: 'reopenStory', reason: 'It came up again' })
    await act('Jo', { type: 'takeStance', stance: 'yes' })
    expect(await talked()).toBe('0')
    await act('Ravi', { type: 'secondNo', claimBy: 'mei' })
    expect(await talked()).toBe('1')
  })

  test('a story that was done can be decided anew, and the new step done', async () => {
    await act('Dana', { ...decision, own: 'Ask first' })
    await act('Ravi', { type: 'stepDone' })
    await act('Dana', { ...decision, own: 'Ask twice' })
    expect(await act('Ravi', { type: 'stepDone', shown: 'Asked twice' })).toContain('Well done')
    expect(await bench.threadCard('Ravi', review, `story/${finding}`)).toContain('Asked twice')
  })
})

describe('posting freezes', () => {
  test('what must never happen stays as it was posted, and so do the answers of the report', async () => {
    await bench.act('Dana', { type: 'goDeeper', review })
    await bench.answerAll('Dana', review, {})
    const sender = { workspace: 'local', channel: 'web', who: { id: 'mei', name: 'Mei' } }
    const before = await bench.reviews.report(sender, review, 'md')
    const on = { review, question: 'wrong.never' }
    await bench.act('Dana', { type: 'change', ...on })
    await bench.act('Dana', { type: 'answer', ...on, version: 1, value: 'A secret of ours' })
    expect(await bench.threadCard('Mei', review, 'summary')).not.toContain('A secret of ours')
    expect((await bench.reviews.report(sender, review, 'md')).body).toBe(before.body)
    await bench.act('Dana', { type: 'publish', review, how: 'all' })
    expect(await bench.threadCard('Mei', review, 'summary')).toContain('A secret of ours')
  })
})

describe('telling the facilitator alone', () => {
  test('leaves no trace in the thread, not even of which story it was about', async () => {
    const analysis = (await bench.store.load({ workspace: 'local', id: review }))?.events.flatMap(
      (event) => (event.type === 'published' ? event.analysis.findings : []),
    )
    const last = analysis?.at(-1)?.id ?? ''
    await bench.act('Mei', { type: 'takeStance', review, finding, stance: 'yes' })
    const before = (await bench.feed('Ravi', review)).thread
    expect(before.map(({ id }) => id)).not.toContain(`story/${last}`)
    await bench.act('Mei', { type: 'tell', review, finding: last, words: 'It happened to me' })
    expect((await bench.feed('Ravi', review)).thread).toEqual(before)
    const own = (await bench.feed('Dana', review)).own.map(({ message }) => words(message))
    expect(own.join()).toContain('It happened to me')
  })
})
