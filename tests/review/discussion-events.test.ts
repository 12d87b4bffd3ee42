import { describe, expect, test } from 'vitest'
import { foldStory, type StoryState, untouched } from '../../src/review/discussion.ts'
import type { ReviewEvent } from '../../src/review/event.ts'
import { talkOf } from '../../src/review/summary-of.ts'

type StoryEvent = Parameters<typeof foldStory>[1]

const at = '2026-11-21T09:00:00.000Z'
const base = (by: string) => ({ at, by, finding: 'f1' })
const person = (id: string) => ({ id, name: id })
const decided = (by: string, more: object = {}): StoryEvent =>
  ({
    type: 'decided',
    ...base(by),
    treatment: 'mitigate',
    owner: person('jo'),
    due: '2027-01-10',
    safeguards: ['second-step'],
    ...more,
  }) as StoryEvent
const stance = (by: string, more: object = {}): StoryEvent => ({
  type: 'stanceTaken',
  ...base(by),
  stance: 'no',
  reason: 'We test it',
  shareReason: true,
  lookAgain: '2027-05-20',
  ...more,
})
const plain = <T extends ReviewEvent['type']>(type: T, by: string, more: object = {}) =>
  ({ type, ...base(by), ...more }) as unknown as StoryEvent
const told = (...events: readonly StoryEvent[]): StoryState =>
  events.reduce(foldStory, untouched('f1'))

describe('what a story comes to', () => {
  test('starts open, and somebody’s word makes it answered', () => {
    expect(told().phase).toBe('open')
    expect(told(stance('mei', { stance: 'yes' })).phase).toBe('answered')
    expect(told(decided('mei')).phase).toBe('decided')
  })

  test('“live with it” counts once a second person agrees', () => {
    const proposed = [decided('mei', { treatment: 'accept' })]
    expect(told(...proposed).phase).not.toBe('decided')
    const agreed = told(...proposed, plain('decisionSeconded', 'jo'))
    expect(agreed).toMatchObject({ phase: 'decided', decision: { secondedBy: 'jo' } })
    expect(told(plain('decisionSeconded', 'jo')).decision).toBeUndefined()
  })

  test('a “no” counts once a second person agrees, until its author says otherwise', () => {
    const agreed = [stance('mei'), plain('noSeconded', 'jo', { claimBy: 'mei' })]
    expect(told(...agreed).stances.get('mei')?.secondedBy).toBe('jo')
    const taken = told(...agreed, stance('mei', { stance: 'yes', reason: '' }))
    expect(taken.phase).toBe('answered')
    expect(taken.stances.get('mei')).not.toHaveProperty('reason')
    expect(taken.history).toEqual([
      {
        was: {
          claim: { by: 'mei', secondedBy: 'jo', reason: 'We test it', lookAgain: '2027-05-20' },
        },
        endedBy: 'mei',
        endedAt: at,
      },
    ])
    expect(told(plain('noSeconded', 'jo', { claimBy: 'mei' })).stances.size).toBe(0)
  })

  test('a second, unrelated word takes nothing away', () => {
    const agreed = [stance('mei'), plain('noSeconded', 'jo', { claimBy: 'mei' })]
    const more = told(...agreed, stance('ravi', { stance: 'yes' }))
    expect(more.history).toEqual([])
    expect(more.phase).toBe(told(...agreed).phase)
    const settled = told(...agreed, decided('ravi'), stance('mei', { stance: 'yes' }))
    expect(settled.phase).toBe('decided')
  })

  test('a proposed change waits beside what stands, and stands once agreed or goes once declined', () => {
    const change = decided('ravi', { own: 'We move', proposed: true })
    const waiting = told(decided('mei'), change)
    expect(waiting).toMatchObject({
      phase: 'decided',
      decision: { by: 'mei' },
      proposal: { by: 'ravi', at, decision: { own: 'We move' } },
      history: [],
    })
    const agreed = told(decided('mei'), change, plain('proposalAgreed', 'jo'))
    expect(agreed).toMatchObject({
      phase: 'decided',
      decision: { by: 'ravi', own: 'We move', secondedBy: 'jo' },
      history: [{ was: { decision: { by: 'mei' } }, endedBy: 'jo' }],
    })
    expect(agreed).not.toHaveProperty('proposal')
    const declined = told(decided('mei'), change, plain('proposalDeclined', 'mei'))
    expect(declined).toMatchObject({ decision: { by: 'mei' }, history: [] })
    expect(declined).not.toHaveProperty('proposal')
  })

  test('talked about again, nothing stands and everything is kept as history', () => {
    const claim = [stance('mei'), plain('noSeconded', 'jo', { claimBy: 'mei' })]
    const again = told(...claim, decided('mei'), plain('storyReopened', 'ravi', { reason: 'New' }))
    expect(again.decision).toBeUndefined()
    expect(again.phase).not.toBe('decided')
    expect(again.stances.get('mei')).not.toHaveProperty('secondedBy')
    expect(again.stances.get('mei')).toMatchObject({ stance: 'no', reason: 'We test it' })
    expect(again.history.map(({ was }) => Object.keys(was))).toEqual([['decision'], ['claim']])
    const proposed = plain('storyReopened', 'ravi', { reason: 'New', proposed: true })
    const waiting = told(decided('mei'), proposed)
    expect(waiting).toMatchObject({ proposal: { by: 'ravi', reason: 'New' }, phase: 'decided' })
    const agreed = told(decided('mei'), proposed, plain('proposalAgreed', 'jo'))
    expect(agreed.decision).toBeUndefined()
    expect(agreed).not.toHaveProperty('proposal')
  })

  test('left for later until anybody says something', () => {
    const parked = told(plain('storyParked', 'dana'))
    expect(parked.parked).toBe(true)
    expect(foldStory(parked, stance('mei')).parked).toBe(false)
    expect(foldStory(parked, decided('mei')).parked).toBe(false)
    expect(foldStory(parked, plain('storyReopened', 'mei', { reason: '' })).parked).toBe(false)
    expect(foldStory(parked, plain('toldPrivately', 'mei', { words: 'Psst' })).parked).toBe(true)
  })

  test('done keeps how it was shown, where it was', () => {
    const done = told(decided('mei'), plain('stepDone', 'jo', { shown: 'I tried' }))
    expect(done.decision).toMatchObject({ done: true, doneAt: at, shown: 'I tried' })
    expect(told(decided('mei'), plain('stepDone', 'jo')).decision).not.toHaveProperty('shown')
    expect(told(plain('stepDone', 'jo')).decision).toBeUndefined()
    expect(told(decided('mei')).decision).toEqual({
      treatment: 'mitigate',
      by: 'mei',
      at,
      owner: 'jo',
      due: '2027-01-10',
      safeguards: ['second-step'],
      done: false,
    })
  })
})

describe('what everybody may see of it', () => {
  test('is who says what; reasons only where they are shared', () => {
    const talk = talkOf(
      told(
        stance('mei'),
        stance('ravi', { stance: 'doesNotApply', reason: 'Not here' }),
        stance('jo', { shareReason: false, reason: 'A secret' }),
        stance('ola', { stance: 'yes', reason: 'I saw it', lookAgain: undefined }),
      ),
    )
    expect(talk.counts).toMatchObject({ no: 2, doesNotApply: 1, yes: 1 })
    expect(talk.claims).toEqual([
      { by: 'mei', reason: 'We test it', lookAgain: '2027-05-20' },
      { by: 'ravi', reason: 'Not here', lookAgain: '2027-05-20' },
    ])
    expect(talk.shared.map(({ by }) => by)).toEqual(['mei', 'ravi', 'ola'])
    expect(JSON.stringify(talk)).not.toContain('A secret')
  })

  test('is nothing of what was never said', () => {
    const talk = talkOf(untouched('f1'))
    for (const field of ['ways', 'decision', 'proposal', 'earlier', 'override', 'own']) {
      expect(talk).not.toHaveProperty(field)
    }
    const said = talkOf(
      told(
        plain('howAnswered', 'mei', { words: 'So' }),
        decided('mei'),
        decided('mei'),
        plain('bandOverridden', 'jo', { band: 'keepInMind', reason: 'Small' }),
        plain('storyAdded', 'jo', { words: 'Own' }),
      ),
    )
    expect(said).toMatchObject({
      ways: [{ by: 'mei', words: 'So' }],
      earlier: [{ endedBy: 'mei' }],
      override: { band: 'keepInMind', by: 'jo', reason: 'Small', at },
      own: { words: 'Own', by: 'jo' },
    })
  })
})
