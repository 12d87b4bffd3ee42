import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lookChanges } from '../../src/domain/vocabulary.ts'
import type { Message } from '../../src/message/message.ts'
import type { ReviewEvent } from '../../src/review/event.ts'
import { mattersOf } from '../../src/review/matters.ts'
import { reviewContextOf } from '../../src/review/review-context.ts'
import { fold } from '../../src/review/state.ts'
import { Bench, weak, words } from './bench.ts'
import { buttonsIn, fieldIn, labelsIn, pressOf } from './pressing.ts'
import { check, parts } from './second-look.ts'

/** Everything that the weak product is asked, so that nothing is left unsure. */
const known: Record<string, string | readonly string[] | null> = { ...weak }

const posted = new Bench()
let review: string
let bench: Bench

const day = 86_400
const say = posted.say

beforeAll(async () => {
  // Whatever is asked and not named above is answered with its first choice: nothing is left open.
  const { flow } = check.compiled
  for (const { id, choices, type } of flow.questions) {
    if (known[id] !== undefined) continue
    const [first] = choices
    known[id] = first ? (type === 'multi' ? [first.value] : first.value) : null
  }
  review = await posted.start('Dana', 'Swim Booking')
  await posted.answerAll('Dana', review, known)
  await posted.act('Dana', { type: 'preview', review })
  await posted.act('Dana', { type: 'publish', review, how: 'all' })
})

beforeEach(async () => {
  bench = new Bench()
  bench.clock.pass(3600)
  // The next delivery is none of those that the copied check has seen.
  await bench.act('Dana', { type: 'home' })
  await bench.copy(posted, review)
})

const recordOf = async (id: string) => {
  const record = await bench.store.load({ workspace: 'local', id })
  if (!record) throw new Error('there is no such record')
  return record
}
const eventsOf = async (id: string): Promise<readonly ReviewEvent[]> => (await recordOf(id)).events
const stateOf = async (id: string) => fold(await recordOf(id))
const analysisIn = async (id: string) => (await stateOf(id)).published?.analysis

/** Presses the button with these words on a card; counts as one tap. */
async function tap(name: string, card: Message | undefined, label: string, more: object = {}) {
  const action = pressOf(card, label)
  if (!action) throw new Error(`no “${label}” in: ${words(card)}`)
  return bench.act(name, { ...action, ...more })
}

async function begun(how: 'again' | 'changed' = 'again'): Promise<string> {
  const outcome = await bench.act('Dana', { type: 'lookAgain', review, how })
  return outcome.review ?? ''
}

/** All is still true, until something else is asked; how many taps that took. */
async function allStillTrue(id: string): Promise<number> {
  let taps = 0
  for (;;) {
    const card = await bench.open('Dana', id)
    if (!labelsIn(card).includes(say('look.stillTrue.all'))) return taps
    await tap('Dana', card, say('look.stillTrue.all'))
    taps++
  }
}

describe('a name that is known here', () => {
  test('offers to look again, by what changed or at everything, and another product of that name', async () => {
    bench.clock.pass(40 * day)
    const { replies, review: none } = await bench.act('Dana', {
      type: 'start',
      product: '  SWIM   booking ',
    })
    expect(none).toBeUndefined()
    expect(words(replies[0])).toContain('was last looked at on 21 Nov')
    expect(labelsIn(replies[0])).toEqual([
      say('look.known.changed'),
      say('look.known.look'),
      say('look.known.another'),
    ])
    expect(await bench.store.list('local')).toHaveLength(1)
  })

  test('says how many steps are open', async () => {
    const finding = await bench.firstStory('Dana', review)
    await bench.act('Dana', {
      type: 'decide',
      review,
      finding,
      treatment: 'mitigate',
      own: 'A second step for staff',
      owner: 'Ravi',
      due: '2026-12-20',
    })
    const { replies } = await bench.act('Dana', { type: 'start', product: 'Swim Booking' })
    expect(words(replies[0])).toContain('1 step is open')
  })

  test('begins another check where it is another product', async () => {
    const { replies } = await bench.act('Dana', { type: 'start', product: 'Swim Booking' })
    const { review: other } = await tap('Dana', replies[0], say('look.known.another'))
    expect(other).not.toBe(review)
    expect((await stateOf(other ?? '')).follows).toBeUndefined()
    expect(await bench.asked('Dana', other ?? '')).toBe('about.what')
  })

  test('is only known where the whole check may be read', async () => {
    const hidden = await bench.start('Dana', 'Payroll')
    await bench.answerAll('Dana', hidden, {})
    await bench.act('Dana', { type: 'preview', review: hidden })
    await bench.act('Dana', { type: 'publish', review: hidden, how: 'headline' })
    const { review: fresh } = await bench.act('Mei', { type: 'start', product: 'Payroll' })
    expect(fresh).toBeDefined()
    const tried = await bench.act('Mei', { type: 'lookAgain', review: hidden })
    expect(words(tried.replies[0])).toBe(say('look.mayNot'))
    expect(tried.review).toBeUndefined()
    const own = await bench.act('Dana', { type: 'start', product: 'Payroll' })
    expect(labelsIn(own.replies[0])).toContain(say('look.known.look'))
  })

  test('is as good as new once its check is deleted', async () => {
    await bench.act('Dana', { type: 'delete', review, confirm: 'Swim Booking' })
    const { review: fresh } = await bench.act('Dana', { type: 'start', product: 'Swim Booking' })
    expect(fresh).toBeDefined()
    const { replies } = await bench.act('Dana', { type: 'lookAgain', review })
    expect(words(replies[0])).toBe(say('conversation.gentle.gone'))
  })
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

describe('what was agreed', () => {
  const decide = (finding: string, more: object = {}) =>
    bench.act('Dana', {
      type: 'decide',
      review,
      finding,
      treatment: 'mitigate',
      own: 'A second step for staff',
      owner: 'Ravi',
      due: '2026-12-20',
      ...more,
    })

  test('goes on in the new look, and the old check no longer asks for it once that is posted', async () => {
    const finding = await bench.firstStory('Dana', review)
    await decide(finding)
    await bench.act('Dana', { type: 'addStory', review, words: 'The key hangs on a hook' })
    const next = await begun()
    expect((await stateOf(next)).stories.get(finding)?.decision?.owner).toBe('ravi')
    await allStillTrue(next)
    expect(await mattersAt(review)).toContain('step')
    await bench.act('Dana', { type: 'publish', review: next, how: 'all' })
    expect(await mattersAt(review)).toEqual([])
    expect(await mattersAt(next)).toContain('step')
    expect((await stateOf(review)).followedBy).toBe(next)
    expect(words(await bench.open('Dana', review))).toContain(
      say('look.followed', { product: 'Swim Booking' }),
    )
    const summary = await bench.threadCard('Dana', next, 'summary')
    expect(summary).toContain('The key hangs on a hook')
    const items = await bench.reviews.overview({
      workspace: 'local',
      channel: 'web',
      who: { id: 'dana', name: 'Dana' },
    })
    expect(items.find((item) => item.review === review)?.state).toBe(say('look.state'))
  })

  test('an agreed “no” still stands, and one that was lived with too long does not', async () => {
    const stories = (await bench.feed('Dana', review)).thread.flatMap(({ id }) =>
      id.startsWith('story/') ? id.slice('story/'.length) : [],
    )
    const [no = '', lived = ''] = stories.filter((id) => id !== 'must-never-happen')
    await bench.act('Dana', {
      type: 'takeStance',
      review,
      finding: no,
      stance: 'no',
      reason: 'There is no such thing here',
      shareReason: true,
    })
    await bench.act('Ravi', { type: 'secondNo', review, finding: no, claimBy: 'dana' })
    await decide(lived, { treatment: 'accept', own: '', reason: 'It is rare', due: '2026-12-01' })
    await bench.act('Ravi', { type: 'secondDecision', review, finding: lived })
    bench.clock.pass(40 * day)
    const next = await begun()
    await allStillTrue(next)
    await bench.act('Dana', { type: 'publish', review: next, how: 'all' })
    const state = await stateOf(next)
    expect(state.stories.get(no)?.stances.get('dana')?.secondedBy).toBe('ravi')
    expect(state.stories.get(lived)?.decision).toBeUndefined()
  })

  test('a step whose story is gone is asked of its owner, and the summary says why it is gone', async () => {
    const story = (await analysisIn(review))?.findings.find(
      ({ status, because }) =>
        status !== 'covered' && because.some(({ question }) => question === 'in.how'),
    )
    const finding = story?.id ?? ''
    expect(finding).not.toBe('')
    await decide(finding)
    const next = await begun()
    for (;;) {
      const card = await bench.open('Dana', next)
      const change = changeOf(card, 'about.features')
      if (change) {
        await bench.act('Dana', change)
        await bench.act('Dana', {
          type: 'answer',
          review: next,
          question: 'about.features',
          version: 0,
          value: ['message'],
        })
      }
      if ((await allStillTrue(next)) >= 0) break
    }
    await bench.answerAll('Dana', next, known)
    await bench.act('Dana', { type: 'preview', review: next })
    await bench.act('Dana', { type: 'publish', review: next, how: 'all' })
    const since = (await stateOf(next)).published?.since
    const change = since?.changes.find((one) => one.finding === finding)
    expect(change?.kind).toBe('gone')
    expect(change?.because[0]).toMatchObject({
      kind: 'answers',
      answers: [{ question: 'about.features' }],
    })
    const matters = await mattersFull(next)
    expect(matters).toContainEqual(
      expect.objectContaining({ kind: 'needless', person: 'ravi', subject: finding }),
    )
  })

  test('a step that is done and shown is the reason why its story is better', async () => {
    const finding = await bench.firstStory('Dana', review)
    await decide(finding)
    await bench.act('Dana', { type: 'stepDone', review, finding, shown: 'Ravi showed it' })
    bench.clock.pass(day)
    const next = await begun()
    await allStillTrue(next)
    await bench.act('Dana', { type: 'publish', review: next, how: 'all' })
    const since = (await stateOf(next)).published?.since
    expect(since?.changes.map(({ kind, finding: id }) => [kind, id])).toEqual([
      ['takenCareOf', finding],
    ])
    const summary = await bench.threadCard('Dana', next, 'summary')
    expect(summary).toContain('Ravi has done this, and it shows: A second step for staff.')
    // The next look does not say it again.
    const { review: third = '' } = await bench.act('Dana', { type: 'lookAgain', review: next })
    await allStillTrue(third)
    await bench.act('Dana', { type: 'publish', review: third, how: 'all' })
    expect((await stateOf(third)).published?.since?.changes).toEqual([])
    expect((await stateOf(third)).follows).toEqual({ review: next, product: review })
  })
})

/** What changes an answer in the list of a card. */
const changeOf = (card: Message, question: string) =>
  card.elements
    .flatMap((one) => (one.type === 'list' ? (one.each?.buttons ?? []) : []))
    .map(({ action }) => action)
    .find((action) => 'question' in action && action.question === question)

async function mattersFull(id: string) {
  const record = await recordOf(id)
  const context = reviewContextOf(parts, check, fold(record), record.outbox)
  return mattersOf({ ...context, now: bench.clock.now() })
}

const mattersAt = async (id: string) => (await mattersFull(id)).map(({ kind }) => kind)

describe('the next look', () => {
  const close = () => bench.act('Dana', { type: 'close', review, sure: true })

  test('is asked for at closing, and one tap answers', async () => {
    const { replies } = await close()
    const asked = labelsIn(replies[0])
    expect(asked).toEqual([
      say('look.next.sprint'),
      say('look.next.threeMonths'),
      say('look.next.sixMonths'),
      say('look.next.date'),
      say('look.next.none'),
    ])
    const set = await tap('Dana', replies[0], say('look.next.threeMonths'))
    expect(words(set.replies[0])).toBe(say('look.next.set', { date: '20 Feb 2027' }))
    expect(words(await bench.open('Dana', review))).toContain('Next look: 20 Feb 2027')
  })

  test('takes a day, and only one that is still to come', async () => {
    const { replies } = await close()
    const { form } = await tap('Dana', replies[0], say('look.next.date'))
    expect(form?.elements).toHaveLength(1)
    const past = await bench.act('Dana', { ...form?.submit.action, on: '2020-01-01' })
    expect(past.wrong).toBe('on')
    expect(past.form).toBeDefined()
    const none = await bench.act('Dana', { ...form?.submit.action, on: '' })
    expect(words(none.replies[0])).toBe(say('look.next.noDay'))
    const set = await bench.act('Dana', { ...form?.submit.action, on: '2027-03-01' })
    expect(words(set.replies[0])).toBe(say('look.next.set', { date: '1 Mar 2027' }))
  })

  test('comes by itself on its day, with a way to begin', async () => {
    const { replies } = await close()
    await tap('Dana', replies[0], say('look.next.sixMonths'))
    expect(
      buttonsIn(await bench.open('Dana', review)).map(({ action }) => action.type),
    ).not.toContain('lookAgain')
    bench.clock.pass(183 * day)
    const card = await bench.open('Dana', review)
    expect(words(card)).toContain('It is time to look at Swim Booking again.')
    const { review: next } = await tap('Dana', card, say('look.known.look'))
    expect(labelsIn(await bench.open('Dana', next ?? ''))).toContain(say('look.stillTrue.all'))
  })

  test('every sprint is one card with the boxes, again two weeks after somebody said what changed', async () => {
    const { replies } = await close()
    await tap('Dana', replies[0], say('look.next.sprint'))
    for (const sprint of [1, 2, 3]) {
      bench.clock.pass(14 * day)
      const card = await bench.open('Dana', review)
      expect(fieldIn(card, 'changes'), `sprint ${sprint}`).toBeDefined()
      const { replies: noted } = await tap('Dana', card, say('look.changes.none'))
      expect(words(noted[0])).toBe(say('look.changes.noted'))
      expect(fieldIn(await bench.open('Dana', review), 'changes')).toBeUndefined()
    }
    expect((await stateOf(review)).followUp.reported).toHaveLength(3)
    bench.clock.pass(14 * day)
    const card = await bench.open('Dana', review)
    const begun = await tap('Dana', card, say('look.changes.start'), { changes: ['supplier'] })
    expect(await bench.asked('Dana', begun.review ?? '')).toBe('sup.who')
  })

  test('is nobody else’s to set', async () => {
    await close()
    const { replies } = await bench.act('Mei', { type: 'setNextLook', review, rhythm: 'sprint' })
    expect(words(replies[0])).toContain('Only Dana can do that here')
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
