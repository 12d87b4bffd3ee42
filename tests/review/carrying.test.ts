import { beforeEach, describe, expect, test } from 'vitest'
import { say } from '../own-content.ts'
import { type Bench, words } from './bench.ts'
import {
  allStillTrue,
  analysisIn,
  begun,
  changeOf,
  day,
  known,
  mattersIn,
  standing,
  stateOf,
} from './looking.ts'

let bench: Bench
let review: string

beforeEach(async () => {
  ;({ bench, review } = await standing())
})

const kindsIn = async (id: string) => (await mattersIn(id)).map(({ kind }) => kind)

test('nobody but who looks again hears of it before it is posted, whoever answered last time', async () => {
  const on = { review, question: 'info.leak', version: 0 }
  await bench.act('Dana', { type: 'handOver', ...on, to: 'Ravi' })
  await bench.act('Ravi', { type: 'answer', ...on, value: 'mild' })
  const next = await begun()
  const record = await bench.store.load({ workspace: 'local', id: next })
  const told = record?.outbox.map(({ to }) => (to.kind === 'person' ? to.person : 'all'))
  expect(new Set(told)).toEqual(new Set(['dana']))
  expect((await mattersIn(next)).map(({ person }) => person)).not.toContain('ravi')
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
    expect(await kindsIn(review)).toContain('step')
    await bench.act('Dana', { type: 'publish', review: next, how: 'all' })
    expect(await kindsIn(review)).toEqual([])
    expect(await kindsIn(next)).toContain('step')
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
    // The newer look stands above the one that it follows.
    expect(items.map((item) => item.review)).toEqual([next, review])
  })

  test('a step that was given on, given back or kept goes on as it is', async () => {
    const stories = (await bench.feed('Dana', review)).thread.flatMap(({ id }) =>
      id.startsWith('story/') ? id.slice('story/'.length) : [],
    )
    const [given = '', back = ''] = stories.filter((id) => id !== 'must-never-happen')
    await decide(given)
    await bench.act('Ravi', { type: 'changeOwner', review, finding: given, owner: 'Mei' })
    await decide(back)
    await bench.act('Ravi', { type: 'declineStep', review, finding: back })
    const next = await begun()
    const { stories: now } = await stateOf(next)
    const before = (await stateOf(review)).stories
    for (const finding of [given, back]) {
      expect(now.get(finding)?.decision).toEqual(before.get(finding)?.decision)
    }
    expect(before.get(given)?.decision?.givenBy).toBe('ravi')
    await allStillTrue(next)
    await bench.act('Dana', { type: 'publish', review: next, how: 'all' })
    const asked = (await mattersIn(next)).filter(({ kind }) => kind === 'owner')
    expect(asked).toMatchObject([
      { person: 'mei', subject: given },
      { person: 'dana', subject: back },
    ])
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
    const matters = await mattersIn(next)
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
