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
