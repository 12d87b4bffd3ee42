import { beforeEach, describe, expect, test } from 'vitest'
import { plainText } from '../../src/message/plain-text.ts'
import type { Outcome } from '../../src/review/ports.ts'
import { type Bench, words } from './bench.ts'
import { fieldIn } from './pressing.ts'
import { passDays, stateOf, step, type WaitingCheck, waitingCheck, waits } from './waiting-check.ts'

let check: WaitingCheck
let bench: Bench
let review: string
let finding: string

beforeEach(async () => {
  check = await waitingCheck()
  ;({ bench, review, finding } = check)
})

const act = (name: string, action: object) => bench.act(name, { review, finding, ...action })
const said = ({ replies }: Outcome): string => replies.map(words).join('\n')
const decision = async () => (await stateOf(check)).stories.get(finding)?.decision
const story = () => bench.threadCard('Zoe', review, `story/${finding}`)
const given = (more: object = {}) =>
  act('Dana', { ...step, owner: 'Ravi', due: '2026-12-08', ...more })

/** What waits for somebody. */
const desk = async (name: string) => {
  const who = { id: name.toLowerCase(), name }
  return (await bench.reviews.checks({ workspace: 'local', channel: 'web', who })).waiting
}

/** The newest private card of a kind, as its reader sees it. */
async function card(name: string, kind: string): Promise<string> {
  const { own } = await bench.feed(name, review)
  const found = own.findLast(({ id }) => id.startsWith(`${kind}/`))
  return found ? plainText(found.message) : ''
}

describe('somebody is made owner of a step', () => {
  test('all that they are given within ten minutes is one card, each step with its own buttons', async () => {
    await given()
    await bench.act('Dana', {
      ...step,
      own: 'Test it',
      review,
      finding: check.other,
      owner: 'Ravi',
      due: '2026-12-01',
    })
    await passDays(check, '2026-11-23')
    const { own } = await bench.feed('Ravi', review)
    expect(own.filter(({ id }) => id.startsWith('owner/'))).toHaveLength(1)
    const text = await card('Ravi', 'owner')
    await expect(`${text}\n`).toMatchFileSnapshot('promise/owner-card.txt')
    expect(text.match(/\[I’ll do it\] \[Another day\] \[Not mine\]/g)).toHaveLength(2)
  })

  test('“I’ll do it” is theirs to say, and the card says no more', async () => {
    await given()
    await passDays(check, '2026-11-23')
    expect(said(await act('Mei', { type: 'takeStep' }))).toBe(
      'Ravi sees to it. Ravi or Dana can give it to somebody else.',
    )
    expect(said(await act('Ravi', { type: 'takeStep' }))).toBe('Thank you. It is yours, by 8 Dec.')
    expect(await decision()).toMatchObject({ owner: 'ravi', takenAt: bench.clock.now() })
    expect(await card('Ravi', 'owner')).not.toContain('I’ll do it')
  })

  test('“Another day” keeps the day before, with who moved it and why', async () => {
    await given()
    const { form } = await act('Ravi', { type: 'openMoveStep' })
    expect(fieldIn(form, 'due')).toMatchObject({ value: '2026-12-08' })
    const moved = { type: 'moveStep', due: '2026-12-15', reason: 'The supplier is away' }
    expect(said(await act('Ravi', moved))).toBe('It is for 15 Dec now.')
    expect(await story()).toContain('Ravi, by 15 Dec.')
    expect(await decision()).toMatchObject({
      due: '2026-12-15',
      moved: [{ from: '2026-12-08', by: 'ravi', reason: 'The supplier is away' }],
    })
    const md = await bench.reviews.report(
      { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } },
      review,
      'md',
    )
    expect(md.body).toContain('Moved by Ravi from 8 Dec 2026: “The supplier is away”')
  })

  test.each([
    ['2026-11-01', 'Please pick a day that is still to come.'],
    ['2026-12-08', 'It is for that day already. Please pick another one.'],
  ])('%s cannot be the other day; what was written stays', async (due, why) => {
    await given()
    const outcome = await act('Ravi', { type: 'moveStep', due, reason: 'Busy' })
    expect(said(outcome)).toBe(why)
    expect(outcome.wrong).toBe('due')
    expect(fieldIn(outcome.form, 'reason')).toMatchObject({ value: 'Busy' })
  })

  test('whoever else moves it, its owner says yes to the new day', async () => {
    await given()
    await act('Ravi', { type: 'takeStep' })
    await act('Dana', { type: 'moveStep', due: '2026-12-04' })
    await passDays(check, '2026-11-24')
    expect(await card('Ravi', 'owner')).toContain('Dana asks you to see to')
    expect(await card('Ravi', 'owner')).toContain('by 4 Dec')
  })

  test('“Not mine” leaves it with nobody, and its facilitator is asked who sees to it', async () => {
    await given()
    expect(said(await act('Ravi', { type: 'declineStep' }))).toBe(
      'Thank you for saying so. Dana hears that it is not yours.',
    )
    expect(await story()).toContain('nobody sees to it: Ravi says that it is not theirs.')
    await passDays(check, '2026-11-23')
    expect(await card('Dana', 'owner')).toMatch(/Ravi says that “.*” is not theirs.*Who sees to it/)
    await act('Dana', { type: 'changeOwner', owner: 'Mei' })
    expect(await story()).toContain('Mei, by 8 Dec.')
    expect(await card('Dana', 'owner')).not.toContain('Who sees to it')
    await passDays(check, '2026-11-24')
    expect(await card('Mei', 'owner')).toContain('Dana asks you to see to')
  })

  test('what nobody sees to is anybody’s to take', async () => {
    await given()
    await act('Ravi', { type: 'declineStep' })
    await act('Mei', { type: 'takeStep' })
    expect(await decision()).toMatchObject({ owner: 'mei', takenAt: bench.clock.now() })
    expect(await decision()).not.toHaveProperty('declined')
  })

  test('a step goes to somebody new by name; nobody and the same one are asked about again', async () => {
    await given()
    for (const [owner, why] of [
      ['', 'Please pick somebody from the list who sees to it.'],
      ['Ravi', 'Ravi sees to it already. Please pick somebody else.'],
    ] as const) {
      const outcome = await act('Ravi', { type: 'changeOwner', owner })
      expect(said(outcome)).toBe(why)
      expect(outcome).toMatchObject({ wrong: 'owner' })
      expect(outcome.form).toBeDefined()
    }
    expect(said(await act('Ravi', { type: 'changeOwner', owner: 'Jo' }))).toBe(
      'Jo sees to it, by 8 Dec, and is told.',
    )
    expect(await decision()).toMatchObject({ owner: 'jo', givenBy: 'ravi' })
  })

  test('in a closed check its owner can still do all of it', async () => {
    await given()
    await bench.act('Dana', { type: 'close', review, sure: true })
    expect(said(await act('Ravi', { type: 'takeStep' }))).toContain('Thank you')
    await act('Ravi', { type: 'moveStep', due: '2026-12-15' })
    expect((await decision())?.due).toBe('2026-12-15')
  })

  test.each(['takeStep', 'openMoveStep', 'declineStep', 'openOwner'])(
    '%s: nothing to do it with',
    async (type) => {
      expect(said(await act('Ravi', { type }))).toBe(
        'There is no step here that is still to be done.',
      )
    },
  )
})

describe('a step whose day has passed', () => {
  test('is marked late wherever it is listed, and not on its day', async () => {
    await given()
    await bench.act('Dana', { type: 'close', review, sure: true })
    const everywhere = async () => {
      const sender = { workspace: 'local', channel: 'web', who: { id: 'ravi', name: 'Ravi' } }
      const files = await Promise.all(
        (['md', 'html', 'json', 'brief', 'brief-md'] as const).map(async (format) => [
          format,
          (await bench.reviews.report(sender, review, format)).body,
        ]),
      )
      return {
        ...Object.fromEntries(files),
        story: await story(),
        summary: await bench.threadCard('Zoe', review, 'summary'),
        digest: await bench.threadCard('Zoe', review, 'digest'),
        home: words(await bench.reviews.home(sender)),
      } as Record<string, string>
    }
    const marks = (text = '') => text.match(/\blate\b/gi)?.length ?? 0
    bench.clock.to('2026-12-08T18:00:00.000Z')
    const onTheDay = await everywhere()
    bench.clock.to('2026-12-09T08:00:00.000Z')
    const late = await everywhere()
    const unmarked = Object.keys(late).filter(
      (place) => marks(late[place]) <= marks(onTheDay[place]),
    )
    expect(unmarked).toEqual([])
    expect(onTheDay['digest']).not.toMatch(/(?:is|are) late/)
    expect(late['digest']).toContain('1 step is late.')
  })
})

describe('what is lived with', () => {
  const until = (due: string) =>
    act('Ravi', { type: 'decide', treatment: 'accept', reason: 'Few use it', owner: 'Ravi', due })

  test('lasts at most as long as the operator allows, said at the day’s own field', async () => {
    const outcome = await until('2027-05-23')
    expect(outcome.wrong).toBe('due')
    expect(said(outcome)).toBe(
      'It can be lived with for at most 180 days. Please pick 22 May 2027 or an earlier day.',
    )
    expect((await until('2027-05-22')).wrong).toBeUndefined()
  })

  test('is open again from the day after, and a second person agrees to live with it longer', async () => {
    await waits.acceptance(check)
    bench.clock.to('2026-12-23T09:00:00.000Z')
    expect(await story()).toContain('Open again: it was lived with until 22 Dec.')
    const { form } = await act('Ravi', { type: 'openAcceptAgain' })
    expect(fieldIn(form, 'reason')).toMatchObject({ value: 'Few use it' })
    const again = await act('Ravi', { type: 'acceptAgain', due: '2027-02-01' })
    expect(said(again)).toContain('It counts once somebody else agrees.')
    expect(await story()).toContain('Live with it until 1 Feb 2027? Ravi asks')
    expect(await desk('Mei')).toContainEqual(
      expect.objectContaining({ kind: 'second', subject: finding }),
    )
    await act('Mei', { type: 'secondDecision' })
    expect(await story()).toContain('Live with it until 1 Feb 2027: Ravi.')
  })

  test('while it lasts, a later day waits beside it; in a closed check too', async () => {
    await waits.acceptance(check)
    await bench.act('Dana', { type: 'close', review, sure: true })
    await act('Mei', { type: 'acceptAgain', due: '2027-02-01' })
    expect(await story()).toContain('Live with it until 22 Dec: Ravi.')
    await act('Ravi', { type: 'agreeProposal' })
    expect(await story()).toContain('Live with it until 1 Feb 2027: Ravi.')
  })

  test('again, too, at most so long', async () => {
    await waits.acceptance(check)
    const outcome = await act('Ravi', { type: 'acceptAgain', due: '2028-01-01' })
    expect(said(outcome)).toContain('at most 180 days')
    expect(outcome.wrong).toBe('due')
  })
})

describe('an agreed “no”', () => {
  test('that still holds is looked at again half a year later, as one of the two says', async () => {
    await waits.no(check)
    expect(said(await act('Dana', { type: 'confirmNo' }))).toBe(
      'Mei and Ravi agreed on it. One of them can say so.',
    )
    bench.clock.to('2027-05-24T09:00:00.000Z')
    expect(said(await act('Ravi', { type: 'confirmNo' }))).toBe(
      'Thank you. It is looked at again on 20 Nov.',
    )
    const { stories } = await stateOf(check)
    expect(stories.get(finding)?.stances.get('mei')?.lookAgain).toBe('2027-11-20')
  })
})

describe('a step whose story the answers took care of', () => {
  beforeEach(async () => {
    await waits.needless(check)
    finding = (await desk('Ravi')).find(({ kind }) => kind === 'needless')?.subject ?? ''
  })

  test('is asked of its owner, who drops it', async () => {
    await passDays(check, '2026-11-24')
    expect(await card('Ravi', 'waiting')).toContain('[Nothing left to do] [I do it all the same]')
    expect(said(await act('Mei', { type: 'dropStep' }))).toContain('Ravi sees to it.')
    await act('Ravi', { type: 'dropStep' })
    expect(await decision()).toBeUndefined()
    expect((await stateOf(check)).stories.get(finding)?.history).toHaveLength(1)
    expect(await desk('Ravi')).toEqual([])
  })

  test('or goes on with it all the same: then it is a step like any other', async () => {
    await act('Ravi', { type: 'keepStep' })
    expect(await desk('Ravi')).toMatchObject([
      { kind: 'step', subject: finding, due: '2027-06-30' },
    ])
    await act('Ravi', { type: 'moveStep', due: '2027-07-07' })
    expect((await decision())?.due).toBe('2027-07-07')
  })
})

test('a decision says what its step changes, in every listing', async () => {
  await given({ changes: 'working' })
  const { form } = await act('Ravi', { type: 'openDecide' })
  expect(fieldIn(form, 'changes')).toMatchObject({ value: 'working' })
  await bench.act('Dana', { type: 'close', review, sure: true })
  expect(await bench.threadCard('Zoe', review, 'digest')).toContain('changes a way of working')
  const sender = { workspace: 'local', channel: 'web', who: { id: 'ravi', name: 'Ravi' } }
  for (const format of ['md', 'html', 'brief', 'brief-md'] as const) {
    expect((await bench.reviews.report(sender, review, format)).body).toContain('A way of working')
  }
  expect((await bench.reviews.report(sender, review, 'json')).body).toContain(
    '"changes": "working"',
  )
})
