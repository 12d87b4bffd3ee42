import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../src/review/ports.ts'
import { Bench, weak, words } from './bench.ts'

const said = ({ replies }: Outcome): string => replies.map(words).join('\n')

/** Dana asked Ravi three questions and Mei one; Ravi has answered one of his. */
async function asked() {
  const bench = new Bench()
  const review = await bench.start('Dana', 'Clinic Booking')
  for (const question of ['about.stage', 'people.who', 'info.kinds']) {
    await bench.act('Dana', { type: 'handOver', review, question, to: 'Ravi' })
  }
  await bench.act('Dana', { type: 'handOver', review, question: 'info.leak', to: 'Mei' })
  return { bench, review }
}

describe('how far everybody is', () => {
  test('is said by person and by section before anything is posted, in words too', async () => {
    const bench = new Bench()
    const review = await bench.start('Dana', 'Clinic Booking')
    await bench.answerAll('Dana', review, weak)
    for (const question of ['wrong.cost', 'run.notice']) {
      await bench.act('Dana', { type: 'handOver', review, question, to: 'Ravi' })
    }
    await bench.act('Ravi', { type: 'notSure', review, question: 'wrong.cost', version: 0 })
    const pressed = said(await bench.act('Dana', { type: 'progress', review }))
    expect(pressed).toContain('How far Clinic Booking is')
    expect(pressed).toMatch(/\d+ of \d+ questions are answered/)
    expect(pressed).toMatch(/Ravi: 1 of 2 answered\. I wait for 1 answer\./)
    for (const text of ['progress', 'Who has not answered?', 'who hasn’t answered yet']) {
      expect(said(await bench.act('Dana', { type: 'say', review, text }))).toBe(pressed)
    }
    expect(words(await bench.open('Dana', review))).toContain('[Who has answered?]')
  })

  test('lets the facilitator remind, ask somebody else and move everything; others see counts alone', async () => {
    const { bench, review } = await asked()
    const dana = said(await bench.act('Dana', { type: 'progress', review }))
    expect(dana).toContain('[Remind Ravi] [Ask somebody else] [Everything of Ravi’s to …]')
    const mei = said(await bench.act('Mei', { type: 'progress', review }))
    expect(mei).toContain('Ravi: 0 of')
    expect(mei).not.toContain('Remind')
    expect(mei).toContain('[Everything of mine to …]')
    expect(said(await bench.act('Lena', { type: 'progress', review }))).toContain('not here')
  })
})

describe('asking somebody else', () => {
  test('moves what one person has not answered, and nothing else', async () => {
    const { bench, review } = await asked()
    await bench.act('Ravi', { type: 'notSure', review, question: 'people.who', version: 0 })
    const on = { review, person: 'ravi', what: 'questions' }
    const { form } = await bench.act('Dana', { type: 'openMoveAll', ...on })
    expect(JSON.stringify(form)).toContain('moveAll')
    expect(JSON.stringify(form)).not.toContain('"leaves"')
    const outcome = await bench.act('Dana', { type: 'moveAll', ...on, to: 'Jo' })
    expect(said(outcome)).toMatch(/Jo has it now: \d questions?\./)
    expect(await bench.asked('Ravi', review)).toBeUndefined()
    expect(await bench.asked('Jo', review)).toBeDefined()
    expect(said(await bench.act('Dana', { type: 'moveAll', ...on, to: 'Jo' }))).toBe(
      'Nothing of Ravi’s is open here.',
    )
  })

  test('a question that was put to them as well goes to the other, and the first answer stays', async () => {
    const bench = new Bench()
    const review = await bench.posted('Dana', 'Clinic Booking')
    await bench.act('Dana', { type: 'handOver', review, question: 'run.updates', to: 'Ravi' })
    expect(await bench.asked('Ravi', review)).toBe('run.updates')
    const on = { review, person: 'ravi', what: 'questions' }
    await bench.act('Dana', { type: 'moveAll', ...on, to: 'Jo' })
    expect(await bench.asked('Ravi', review)).toBeUndefined()
    expect(await bench.asked('Jo', review)).toBe('run.updates')
    await bench.act('Jo', {
      type: 'answer',
      review,
      question: 'run.updates',
      version: 0,
      value: 'month',
    })
    expect(said(await bench.act('Dana', { type: 'lookOver', review }))).toContain('Who is right?')
  })
})

describe('everything of a person’s', () => {
  async function withSteps() {
    const bench = new Bench()
    const review = await bench.posted('Dana', 'Clinic Booking')
    const finding = await bench.firstStory('Dana', review)
    const { thread } = await bench.feed('Dana', review)
    const second =
      thread
        .filter(({ id }) => id.startsWith('story/'))
        .at(-1)
        ?.id.slice(6) ?? ''
    const on = { review, owner: 'Ravi', due: '2026-12-11' }
    await bench.act('Dana', { type: 'decide', ...on, finding, treatment: 'mitigate', own: 'Fix' })
    await bench.act('Dana', {
      type: 'decide',
      ...on,
      finding: second,
      treatment: 'accept',
      reason: 'Rare',
    })
    await bench.act('Mei', { type: 'secondDecision', review, finding: second })
    await bench.act('Dana', { type: 'handOver', review, question: 'wrong.cost', to: 'Ravi' })
    return { bench, review, finding }
  }

  test('goes to another in one press: questions, steps, and what is lived with', async () => {
    const { bench, review, finding } = await withSteps()
    const act = { type: 'moveAll', review, person: 'ravi', to: 'Jo', leaves: true }
    expect(said(await bench.act('Dana', act))).toBe(
      'Jo has it now: 1 question, 1 step and 1 thing that is lived with.\nRavi takes no part any more. What they answered and said stays.',
    )
    expect(await bench.threadCard('Mei', review, `story/${finding}`)).toContain('Jo')
    expect(words(await bench.open('Ravi', review))).toBe('A bad day’s cost: asked Jo')
    expect(await bench.asked('Jo', review)).toBe('wrong.cost')
    const progress = said(await bench.act('Dana', { type: 'progress', review }))
    expect(progress).not.toContain('Ravi')
    const done = await bench.act('Jo', { type: 'stepDone', review, finding, shown: 'A test' })
    expect(said(done)).not.toContain('Only')
  })

  test('is theirs to give away, the facilitator’s to move, and nobody else’s', async () => {
    const { bench, review, finding } = await withSteps()
    const act = { type: 'moveAll', review, person: 'ravi', to: 'Jo' }
    expect(said(await bench.act('Mei', act))).toBe('Only Dana can move what others have.')
    expect(said(await bench.act('Ravi', act))).toContain('Jo has it now')
    expect(await bench.threadCard('Mei', review, `story/${finding}`)).not.toContain('Ravi')
  })

  test('of a facilitator who leaves, the check goes with it', async () => {
    const { bench, review } = await withSteps()
    const act = { type: 'moveAll', review, person: 'dana', to: 'Mei', leaves: true }
    expect(said(await bench.act('Dana', act))).toContain('the check itself')
    expect((await bench.feed('Mei', review)).role).toBe('facilitator')
    expect(said(await bench.act('Dana', { type: 'close', review }))).toBe(
      'Only Mei can do that here.',
    )
  })
})
