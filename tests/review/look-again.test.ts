import { beforeEach, describe, expect, test } from 'vitest'
import { lookChanges } from '../../src/domain/vocabulary.ts'
import { say } from '../own-content.ts'
import { type Bench, words } from './bench.ts'
import {
  allStillTrue,
  analysisIn,
  begun,
  changeOf,
  day,
  eventsOf,
  known,
  mattersIn,
  standing,
  stateOf,
  tap,
} from './looking.ts'
import { fieldIn, labelsIn } from './pressing.ts'
import { check } from './second-look.ts'

let bench: Bench
let review: string

beforeEach(async () => {
  ;({ bench, review } = await standing())
})

describe('a look at which nothing has changed', () => {
  test('takes eight taps at most, from the name to the posted summary, and comes to the same', async () => {
    bench.clock.pass(40 * day)
    let taps = 1
    const offered = await bench.act('Dana', { type: 'start', product: 'Swim Booking' })
    taps++
    const { review: next = '' } = await tap('Dana', offered.replies[0], say('look.known.look'))
    taps += await allStillTrue(next)
    taps++
    await tap('Dana', await bench.open('Dana', next), say('thread.preview.all'))
    expect(taps).toBeLessThanOrEqual(8)
    expect((await stateOf(next)).phase).toBe('published')
    expect((await analysisIn(next))?.findings).toEqual((await analysisIn(review))?.findings)
    const summary = await bench.threadCard('Dana', next, 'summary')
    expect(summary).toContain('Since 21 Nov: no story is different.')
  })

  test('shows every answer once, in words and with its age', async () => {
    bench.clock.pass(40 * day)
    const next = await begun()
    const seen: string[] = []
    for (;;) {
      const card = await bench.open('Dana', next)
      if (!labelsIn(card).includes(say('look.stillTrue.all'))) break
      seen.push(words(card))
      await tap('Dana', card, say('look.stillTrue.all'))
    }
    const all = seen.join('\n')
    expect(all).toContain('All of this was said in November.')
    for (const { question } of (await stateOf(review)).interview.answers) {
      const { short = '' } = check.compiled.rules.byId.get(question) ?? {}
      expect(all, question).toContain(`- ${short}`)
    }
  })

  test('says of an answer that was confirmed how old it is, and that it still holds', async () => {
    bench.clock.pass(40 * day)
    const next = await begun()
    await allStillTrue(next)
    await bench.act('Dana', { type: 'lookOver', review: next })
    const card = words(await bench.open('Dana', next))
    expect(card).toContain('said in November, still true')
  })

  test('can be typed: a yes is all still true, and other words change nothing', async () => {
    const next = await begun()
    const type = (text: string) => bench.act('Dana', { type: 'say', review: next, text })
    const { replies } = await type('what is this')
    expect(words(replies[0])).toBe(say('look.stillTrue.which'))
    for (const text of ['Yes', 'all still true', 'yep']) await type(text)
    expect((await stateOf(next)).phase).toBe('previewing')
  })

  test('a second press of the same card, or an old one, changes nothing', async () => {
    const next = await begun()
    const card = await bench.open('Dana', next)
    await tap('Dana', card, say('look.stillTrue.all'))
    const before = (await eventsOf(next)).length
    await tap('Dana', card, say('look.stillTrue.all'))
    expect(await eventsOf(next)).toHaveLength(before)
  })

  test('begun twice, or by a press that comes again, is one look; whoever began it comes back to it', async () => {
    const one = await bench.act('Dana', { type: 'lookAgain', review }, 'same')
    const again = await bench.act('Dana', { type: 'lookAgain', review }, 'same')
    const other = await bench.act('Dana', { type: 'lookAgain', review, how: 'changed' })
    expect([again.review, other.review]).toEqual([one.review, one.review])
    const { replies } = await bench.act('Dana', { type: 'start', product: 'Swim Booking' })
    expect(labelsIn(replies[0])).toEqual([say('look.known.goOn'), say('look.known.another')])
    const went = await tap('Dana', replies[0], say('look.known.goOn'))
    expect(went.review).toBe(one.review)
  })

  test('can be begun again once it was deleted', async () => {
    const one = await begun()
    await bench.act('Dana', { type: 'delete', review: one, confirm: 'Swim Booking' })
    const two = await begun()
    expect(two).not.toBe(one)
    expect(labelsIn(await bench.open('Dana', two))).toContain(say('look.stillTrue.all'))
  })

  test('is begun anew twenty times at most, and then says that it cannot be', async () => {
    for (let n = 0; n < 20; n++)
      await bench.act('Dana', { type: 'delete', review: await begun(), confirm: 'Swim Booking' })
    const { replies } = await bench.act('Dana', { type: 'lookAgain', review })
    expect(words(replies[0])).toBe(say('look.mayNot'))
  })

  test('by somebody else changes whose answer counts only where they say something else', async () => {
    const { review: next = '' } = await bench.act('Ravi', { type: 'lookAgain', review })
    const card = await bench.open('Ravi', next)
    await bench.act('Ravi', changeOf(card, 'about.stage'))
    expect(await bench.asked('Ravi', next)).toBe('about.stage')
    await bench.act('Ravi', {
      type: 'answer',
      review: next,
      question: 'about.stage',
      version: 0,
      value: 'building',
    })
    const given = (await stateOf(next)).interview.answers.filter(
      ({ question }) => question === 'about.stage',
    )
    expect(given.map(({ by, value }) => [by, value])).toEqual([['ravi', 'building']])
    // Back to what is still to be looked at.
    expect(labelsIn(await bench.open('Ravi', next))).toContain(say('look.stillTrue.all'))
    expect((await stateOf(next)).people.has('dana')).toBe(false)
    await expect(bench.feed('Mei', next)).rejects.toThrow()
  })
})

describe('a look at what changed', () => {
  test('asks what has changed with seven boxes, and only then questions', async () => {
    const next = await begun('changed')
    const card = await bench.open('Dana', next)
    const field = fieldIn(card, 'changes')
    expect(field?.type === 'choices' && field.options.map(({ value }) => value)).toEqual([
      ...lookChanges,
    ])
    const nothing = await tap('Dana', card, say('look.changes.send'))
    expect(words(nothing.replies[0])).toBe(say('look.changes.which'))
    await tap('Dana', card, say('look.changes.send'), { changes: ['wayIn'] })
    expect(await bench.asked('Dana', next)).toBe('about.shape')
    const question = await bench.open('Dana', next)
    expect(words(question)).toContain('said in November')
    await tap('Dana', question, say('look.stillTrue.one'))
    expect(await bench.asked('Dana', next)).not.toBe('about.shape')
  })

  test('names what is new and why, in the summary, in every report and for programs', async () => {
    bench.clock.pass(40 * day)
    const next = await begun('changed')
    await tap('Dana', await bench.open('Dana', next), say('look.changes.send'), {
      changes: 'wayIn,ai',
    })
    const walked = await bench.answerAll('Dana', next, {
      ...known,
      'about.shape': ['web', 'app', 'api'],
      'about.features': ['signin', 'message', 'ai'],
    })
    expect(walked.length).toBeLessThanOrEqual(16)
    await bench.act('Dana', { type: 'preview', review: next })
    const preview = words(await bench.open('Dana', next))
    expect(preview).toContain('Since 21 Nov:')
    await bench.act('Dana', { type: 'publish', review: next, how: 'all' })
    const since = (await stateOf(next)).published?.since
    expect(since?.changes.length).toBeGreaterThan(0)
    const summary = await bench.threadCard('Dana', next, 'summary')
    expect(summary).toMatch(/Since 21 Nov: \d+ new/)
    expect(summary).toMatch(/New: .* “.*” is now “.*”/)
    const sender = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }
    const report = async (format: 'md' | 'html' | 'json' | 'brief') =>
      (await bench.reviews.report(sender, next, format)).body
    for (const format of ['md', 'html'] as const) {
      const body = await report(format)
      for (const { title } of since?.changes ?? []) expect(body).toContain(title.slice(0, 20))
    }
    expect(await report('brief')).toContain('Since 21 Nov')
    const json = JSON.parse(await report('json'))
    expect(json.review.since).toEqual(since)
  })

  test('of which none fits goes on to what is still true, and that is on record', async () => {
    const next = await begun('changed')
    await tap('Dana', await bench.open('Dana', next), say('look.changes.none'))
    expect((await stateOf(next)).followUp.reported.at(-1)?.changes).toEqual([])
    expect(labelsIn(await bench.open('Dana', next))).toContain(say('look.stillTrue.all'))
  })
})

describe('two answers of the last look that still differ', () => {
  test('wait for the facilitator alone until the new look is posted, and then for both who gave them', async () => {
    const question = 'info.leak'
    await bench.act('Dana', { type: 'handOver', review, question, to: 'Ravi' })
    await bench.act('Ravi', { type: 'answer', review, question, version: 0, value: 'mild' })
    const next = await begun()
    const waitsFor = async () =>
      (await mattersIn(next)).flatMap(({ kind, person }) => (kind === 'opinion' ? person : []))
    expect(await waitsFor()).toEqual(['dana'])
    await allStillTrue(next)
    await bench.act('Dana', { type: 'preview', review: next })
    await bench.act('Dana', { type: 'publish', review: next, how: 'all' })
    expect((await waitsFor()).toSorted()).toEqual(['dana', 'ravi'])
  })
})

describe('what a new record carries', () => {
  test('is small: how each story stood, in less than ten thousand letters', async () => {
    const next = await begun()
    const carried = (await eventsOf(next)).find((event) => event.type === 'carried')
    const { baseline } = carried?.type === 'carried' ? carried : { baseline: [] }
    expect(baseline.length).toBeGreaterThan(20)
    expect(JSON.stringify(baseline).length).toBeLessThan(10_000)
    expect(JSON.stringify(await eventsOf(next)).length).toBeLessThan(30_000)
  })

  test('is all that its cards need: the old record can be gone', async () => {
    const next = await begun()
    await bench.act('Dana', { type: 'delete', review, confirm: 'Swim Booking' })
    await allStillTrue(next)
    await bench.act('Dana', { type: 'publish', review: next, how: 'all' })
    expect(await bench.threadCard('Dana', next, 'summary')).toContain('Since 21 Nov')
  })
})
