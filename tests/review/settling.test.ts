import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../src/review/ports.ts'
import { type Bench, words } from './bench.ts'
import { copyOfPosted, copyOfPreviewed } from './posted-check.ts'

const said = ({ replies }: Outcome): string => replies.map(words).join('\n')
const question = 'info.leak'

/** Dana answered and posted; Ravi was asked as well and says otherwise. */
async function withTwoAnswers() {
  const check = await copyOfPosted()
  const { bench, review } = check
  await bench.act('Dana', { type: 'handOver', review, question, to: 'Ravi' })
  await bench.act('Ravi', { type: 'answer', review, question, version: 0, value: 'mild' })
  return check
}

const card = (bench: Bench, review: string) =>
  bench.threadCard('Mei', review, `opinion/${question}`)

describe('two answers that differ', () => {
  test('are a question to the team, posted once, with who says what', async () => {
    const { bench, review } = await withTwoAnswers()
    expect(await card(bench, review)).toContain('Two answers, one question')
    expect(await card(bench, review)).toMatch(/Dana says “.+”[\s\S]*Ravi says “.+”/)
    expect(await card(bench, review)).toContain('[Dana is right] [Ravi is right]')
    await bench.act('Dana', { type: 'handOver', review, question, to: 'Jo' })
    await bench.act('Jo', { type: 'answer', review, question, version: 0, value: 'serious' })
    const { thread } = await bench.feed('Mei', review)
    expect(thread.filter(({ id }) => id.startsWith('opinion/'))).toHaveLength(1)
    expect(await card(bench, review)).toContain('Jo says')
  })

  test('that are there before posting are posted with everything else; under a headline they are not', async () => {
    for (const [how, count] of [
      ['all', 1],
      ['headline', 0],
    ] as const) {
      const { bench, review } = await copyOfPreviewed()
      await bench.act('Dana', { type: 'handOver', review, question, to: 'Ravi' })
      await bench.act('Ravi', { type: 'answer', review, question, version: 0, value: 'mild' })
      await bench.act('Dana', { type: 'preview', review })
      await bench.act('Dana', { type: 'publish', review, how })
      const { thread } = await bench.feed('Dana', review)
      expect(thread.filter((one) => one.id.startsWith('opinion/'))).toHaveLength(count)
    }
  })

  test('are settled by one of the two, who says why, and that is read by all', async () => {
    const { bench, review } = await withTwoAnswers()
    const press = { type: 'openSettle', review, question, of: 'ravi' }
    expect(JSON.stringify((await bench.act('Ravi', press)).form)).toContain('reason')
    const bare = await bench.act('Ravi', { type: 'settle', review, question, of: 'ravi' })
    expect(said(bare)).toContain('Please say why')
    expect(bare.form).toBeDefined()
    const reason = 'The card numbers are not kept.'
    await bench.act('Ravi', { type: 'settle', review, question, of: 'ravi', reason })
    expect(await card(bench, review)).toContain('Ravi says why: The card numbers are not kept.')
    expect(await card(bench, review)).not.toContain('is right]')
  })

  test('end where one comes round to the other, without a reason', async () => {
    const { bench, review } = await withTwoAnswers()
    await bench.act('Ravi', { type: 'settle', review, question, of: 'dana' })
    expect(await card(bench, review)).toContain('the answers agree now')
  })

  test('are settled by the facilitator with a reason, and by nobody who gave neither', async () => {
    const { bench, review, finding } = await withTwoAnswers()
    await bench.act('Mei', { type: 'takeStance', review, finding, stance: 'yes' })
    const act = { type: 'settle', review, question, of: 'ravi', reason: 'He looked.' }
    expect(said(await bench.act('Mei', act))).toBe(
      'These people can say which answer is right: Dana, Ravi.',
    )
    await bench.act('Dana', { type: 'handCheck', review, known: 'Mei' })
    expect(said(await bench.act('Mei', { ...act, reason: '' }))).toContain('Please say why')
    await bench.act('Mei', act)
    expect(await card(bench, review)).toContain('Mei says why: He looked.')
  })

  test('are shown to whoever hears that they wait, side by side', async () => {
    const { bench, review } = await withTwoAnswers()
    const seen = said(await bench.act('Ravi', { type: 'seeOpinions', review, question }))
    expect(seen).toContain('[Dana is right] [Ravi is right]')
  })

  test('open again once somebody answers otherwise after that', async () => {
    const { bench, review } = await withTwoAnswers()
    const reason = 'He looked.'
    await bench.act('Dana', { type: 'settle', review, question, of: 'ravi', reason })
    await bench.act('Dana', { type: 'handOver', review, question, to: 'Jo' })
    await bench.act('Jo', { type: 'answer', review, question, version: 0, value: 'serious' })
    expect(await card(bench, review)).toContain('Two answers, one question')
    expect(await card(bench, review)).not.toContain('He looked')
  })
})

describe('two answers that differ, in every form of the result', () => {
  const formats = ['md', 'html', 'brief', 'json'] as const

  /** All that is read of the result: the summary as it stands, its files, and the last card once it is closed. */
  async function forms(bench: Bench, review: string) {
    const dana = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }
    const [md, html, brief, json] = await Promise.all(
      formats.map(async (format) => (await bench.reviews.report(dana, review, format)).body),
    )
    return { md, html, brief, json, summary: await bench.threadCard('Mei', review, 'summary') }
  }
  const json = (body = '') => JSON.parse(body).review.differing

  test('an open one is told with both answers, how it is rated and who settles it', async () => {
    const { bench, review } = await copyOfPreviewed()
    await bench.act('Dana', { type: 'handOver', review, question, to: 'Ravi' })
    await bench.act('Ravi', { type: 'answer', review, question, version: 0, value: 'mild' })
    await bench.act('Dana', { type: 'preview', review })
    await bench.act('Dana', { type: 'publish', review, how: 'all' })
    const { json: file, ...read } = await forms(bench, review)
    for (const [form, words = ''] of Object.entries(read)) {
      expect(words, form).toMatch(/Dana says “[^”]+”, Ravi says “[^”]+”/)
      expect(words, form).toMatch(/lies between the answers/)
      expect(words, form).toContain('until Dana or Ravi says which is right')
    }
    expect(json(file)).toEqual([
      {
        question,
        answers: [
          { by: 'Dana', answer: 'hurt' },
          { by: 'Ravi', answer: 'mild' },
        ],
        ratedBetween: true,
        settles: ['Dana', 'Ravi'],
      },
    ])
    const reason = 'Nobody is named in it.'
    await bench.act('Ravi', { type: 'settle', review, question, of: 'ravi', reason })
    const after = await forms(bench, review)
    expect(after.md).toContain('still lie between the answers until it is posted again')
    expect(after.md).toContain('Ravi says why: Nobody is named in it.')
    expect(after.summary).toContain('Ravi says why: Nobody is named in it.')
    await bench.act('Dana', { type: 'preview', review })
    await bench.act('Dana', { type: 'publish', review, how: 'all' })
    const again = await forms(bench, review)
    expect(again.md).not.toContain('lie between')
    for (const form of ['md', 'html', 'summary'] as const) {
      expect(again[form], form).toMatch(/“[^”]+” stands. Ravi says why: Nobody is named in it./)
    }
    expect(json(again.json)[0]).toMatchObject({
      ratedBetween: false,
      stands: 'mild',
      settledBy: 'Ravi',
      reason,
    })
  })

  test('one that came up after posting is not said to be rated', async () => {
    const { bench, review } = await withTwoAnswers()
    const { md, summary, json: file } = await forms(bench, review)
    for (const words of [md, summary]) {
      expect(words).toContain('The ratings here do not know it yet')
      expect(words).not.toContain('lies between')
    }
    expect(json(file)[0]).toMatchObject({ ratedBetween: false })
    await bench.act('Dana', { type: 'close', review, sure: true })
    const digest = await bench.threadCard('Mei', review, 'digest')
    expect(digest).toContain('1 question has two answers: Dana or Ravi says which is right.')
  })

  test('where all agree there is nothing to tell', async () => {
    const { bench, review } = await copyOfPosted()
    const { md, json: file } = await forms(bench, review)
    expect(md).not.toContain('Two answers')
    expect(json(file)).toBeUndefined()
  })
})
