import { describe, expect, test } from 'vitest'
import { usualPolicy } from '../../src/domain/policy.ts'
import type { Outcome } from '../../src/review/ports.ts'
import { Bench, weak, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'

const said = ({ replies }: Outcome): string => replies.map(words).join('\n')

/** Everything that somebody has on their own side of a check. */
async function ownWords(bench: Bench, name: string, review: string): Promise<string> {
  const { own } = await bench.feed(name, review)
  return own.map(({ message }) => words(message)).join('\n')
}

/** A check that Dana posted and in which Mei has spoken. */
async function withMei() {
  const check = await copyOfPosted()
  const { bench, review, finding } = check
  await bench.act('Mei', { type: 'takeStance', review, finding, stance: 'yes' })
  return check
}

describe('the facilitator hands a check over', () => {
  test('the other can do what only the facilitator could, and the old one no more', async () => {
    const { bench, review } = await withMei()
    const { form } = await bench.act('Dana', { type: 'openHandCheck', review })
    expect(JSON.stringify(form)).toContain('"Mei"')
    const outcome = await bench.act('Dana', { type: 'handCheck', review, known: 'Mei' })
    expect(said(outcome)).toContain('Mei looks after Clinic Booking now.')
    expect(said(await bench.act('Dana', { type: 'close', review, sure: true }))).toBe(
      'Only Mei can do that here.',
    )
    await bench.act('Mei', { type: 'close', review, sure: true })
    expect((await bench.feed('Mei', review)).phase).toBe('closed')
  })

  test('everyone in it is told by a card of their own, but for who did it', async () => {
    const { bench, review, finding } = await withMei()
    await bench.act('Ravi', { type: 'takeStance', review, finding, stance: 'partly' })
    await bench.act('Dana', { type: 'handCheck', review, known: 'Mei' })
    expect(await ownWords(bench, 'Ravi', review)).toContain(
      'Dana has handed Clinic Booking over. Mei looks after it now.',
    )
    expect(await ownWords(bench, 'Mei', review)).toContain(
      'Dana has handed Clinic Booking over to you.',
    )
    expect(await ownWords(bench, 'Dana', review)).not.toContain('handed Clinic Booking over')
  })

  test('what was told to the old one in private stays with them; what is told from now on does not', async () => {
    const { bench, review, finding } = await withMei()
    await bench.act('Mei', { type: 'tell', review, finding, words: 'I shared my password.' })
    await bench.act('Dana', { type: 'handCheck', review, to: 'Ravi' })
    await bench.act('Mei', { type: 'tell', review, finding, words: 'Twice, in fact.' })
    expect(await ownWords(bench, 'Dana', review)).toContain('I shared my password.')
    expect(await ownWords(bench, 'Dana', review)).not.toContain('Twice')
    expect(await ownWords(bench, 'Ravi', review)).not.toContain('I shared my password.')
    expect(await ownWords(bench, 'Ravi', review)).toContain('Twice, in fact.')
    expect(JSON.stringify(await bench.feed('Ravi', review))).not.toContain('my password')
  })

  test('before posting, the new one goes on where the old one was and is asked nothing again', async () => {
    const bench = new Bench()
    const review = await bench.start('Dana', 'Clinic Booking')
    await bench.answerAll('Dana', review, weak)
    await bench.act('Dana', { type: 'handCheck', review, to: 'Mei' })
    expect(await bench.asked('Mei', review)).toBeUndefined()
    expect(words(await bench.open('Mei', review))).toContain('Look over your answers')
    await bench.act('Mei', { type: 'preview', review })
    await bench.act('Mei', { type: 'publish', review, how: 'all' })
    expect((await bench.feed('Mei', review)).thread.length).toBeGreaterThan(1)
  })

  test('the new one can take back what the old one asked', async () => {
    const { bench, review } = await withMei()
    await bench.act('Dana', { type: 'handOver', review, question: 'info.locked', to: 'Ravi' })
    await bench.act('Dana', { type: 'handCheck', review, known: 'Mei' })
    const outcome = await bench.act('Mei', { type: 'takeBack', review, question: 'info.locked' })
    expect(said(outcome)).toBe('')
    expect(await bench.asked('Ravi', review)).toBeUndefined()
  })

  test('nobody hands it to themselves, or to nobody', async () => {
    const { bench, review } = await withMei()
    expect(said(await bench.act('Dana', { type: 'handCheck', review, to: 'Dana' }))).toBe(
      'You look after this check already.',
    )
    expect(said(await bench.act('Dana', { type: 'handCheck', review }))).toContain('who')
    expect(said(await bench.act('Mei', { type: 'handCheck', review, to: 'Mei' }))).toBe(
      'Only Dana can do that here.',
    )
  })
})

describe('a check whose facilitator is not there', () => {
  /** Saturday 21 November; Ravi has answered what he was asked, so that it waits for Dana. */
  async function waitingForDana() {
    const bench = new Bench()
    const review = await bench.start('Dana', 'Clinic Booking')
    await bench.act('Dana', { type: 'handOver', review, question: 'info.locked', to: 'Ravi' })
    const on = { review, question: 'info.locked', version: 0 }
    await bench.act('Ravi', { type: 'notSure', ...on })
    return { bench, review }
  }

  test('is anybody’s to look after once something has waited for five working days', async () => {
    const { bench, review } = await waitingForDana()
    bench.clock.to('2026-11-26T09:00Z')
    expect(said(await bench.act('Ravi', { type: 'takeOver', review }))).toContain(
      'Dana looks after this check.',
    )
    expect(said(await bench.act('Ravi', { type: 'lookOver', review }))).toBe(
      'Only Dana can do that here.',
    )
    bench.clock.to('2026-11-27T09:00Z')
    const refused = await bench.act('Ravi', { type: 'lookOver', review })
    expect(said(refused)).toContain('Dana has not been here for a while')
    expect(JSON.stringify(refused)).toContain('"takeOver"')
    expect(await ownWords(bench, 'Ravi', review)).toContain('Look after this check')
    const taken = await bench.act('Ravi', { type: 'takeOver', review })
    expect(said(taken)).toContain('You look after Clinic Booking now.')
    expect(await ownWords(bench, 'Dana', review)).toContain(
      'Ravi looks after Clinic Booking now. Dana had not been here for a while.',
    )
    expect(said(await bench.act('Dana', { type: 'lookOver', review }))).toBe(
      'Only Ravi can do that here.',
    )
  })

  test('days on which they are away do not count, nor days on which nothing waited', async () => {
    const { bench, review } = await waitingForDana()
    await bench.act('Dana', { type: 'setAway', review, until: '2026-11-27' })
    bench.clock.to('2026-12-03T09:00Z')
    expect(said(await bench.act('Ravi', { type: 'takeOver', review }))).toContain('five working')
    bench.clock.to('2026-12-04T09:00Z')
    expect(said(await bench.act('Ravi', { type: 'takeOver', review }))).toContain('You look after')

    const quiet = await withMei()
    quiet.bench.clock.to('2027-01-15T09:00Z')
    const { bench: still, review: posted } = quiet
    expect(said(await still.act('Mei', { type: 'takeOver', review: posted }))).toContain(
      'Dana looks after this check.',
    )
  })

  test('any act of theirs begins the days anew; the organisation says which days are working days', async () => {
    const { bench, review } = await waitingForDana()
    bench.clock.to('2026-11-26T09:00Z')
    await bench.act('Dana', { type: 'stop', review })
    bench.clock.to('2026-12-01T09:00Z')
    expect(said(await bench.act('Ravi', { type: 'takeOver', review }))).toContain('five working')

    const week = { ...usualPolicy.week, days: [1, 2] }
    const rare = new Bench({
      policy: { ...usualPolicy, week },
      store: bench.store,
      clock: bench.clock,
    })
    bench.clock.to('2026-12-08T09:00Z')
    expect(said(await rare.act('Ravi', { type: 'takeOver', review }, 'r1'))).toContain(
      'five working',
    )
    expect(said(await bench.act('Ravi', { type: 'takeOver', review }, 'r2'))).toContain('You look')
  })

  test('is no reader’s to take', async () => {
    const { bench, review } = await withMei()
    await bench.act('Dana', { type: 'moveAll', review, person: 'dana', to: 'Mei', leaves: true })
    expect(said(await bench.act('Lena', { type: 'takeOver', review }))).toBe(
      'Only Mei can do that here.',
    )
  })
})
