import fc from 'fast-check'
import { addDays } from '../../src/domain/working-days.ts'
import type { ReviewEvent } from '../../src/review/event.ts'
import { type Homes, questions, storiesOf, type Village, villagers } from './village.ts'

/** What can happen in a village, as a sketch: who and what is worked out when it happens. */
export interface Happening {
  readonly what: (typeof whats)[number]
  readonly who: number
  readonly whom: number
  readonly review: number
  readonly story: number
  readonly amount: number
}

const acts = [
  ...['ask', 'ask', 'answer', 'notMe', 'no', 'yes', 'second', 'step', 'step', 'step'],
  ...['live', 'agree', 'agree', 'take', 'move', 'decline', 'done', 'done', 'give', 'deadline'],
  ...['look', 'snooze', 'mute', 'unmute', 'away', 'back', 'leave', 'stop', 'goOn', 'remind'],
  ...['close', 'reopen', 'delete'],
] as const
const whats = [
  ...acts,
  'wait',
  'wait',
  'wait',
  'wait',
  'wait',
  'down',
  'restart',
  'trouble',
] as const

const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.record({
    // Half of what happens is that time passes, most of it without trouble.
    what: fc.oneof(
      fc.constantFrom(...acts),
      fc.constantFrom('wait', 'wait', 'wait', 'down', 'restart', 'trouble'),
    ),
    who: fc.nat(3),
    whom: fc.nat(3),
    review: fc.nat(2),
    story: fc.nat(1),
    amount: fc.nat(30),
  }),
  { minLength: 1, maxLength: 30 },
) as fc.Arbitrary<readonly Happening[]>

const home = fc.option(fc.integer({ min: -8, max: 14 }), { nil: undefined })
const homes: fc.Arbitrary<Homes> = fc.record({ dana: home, ravi: home, mei: home, jo: home })

/** A workshop of several checks over weeks, with people all over the world. */
export const workshops = fc.record({ homes, happenings })

/** A talk about two stories of one check, over a few days. */
export const talks: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.record({
    what: fc.constantFrom(
      ...(['no', 'no', 'yes', 'yes', 'yes', 'second', 'step', 'live', 'agree', 'done'] as const),
      ...(['move', 'deadline', 'close', 'reopen', 'wait'] as const),
    ),
    who: fc.nat(3),
    whom: fc.nat(3),
    review: fc.constant(0),
    story: fc.nat(1),
    amount: fc.nat(20),
  }),
  { minLength: 1, maxLength: 12 },
)

/** Lets it happen. */
export async function happen(village: Village, { what, ...on }: Happening): Promise<void> {
  const { amount } = on
  if (what === 'wait') return village.pass(amount * 3 + 1)
  if (what === 'restart') return village.restart()
  if (what === 'down') {
    village.clock.pass(amount * 86_400)
    return village.restart()
  }
  if (what === 'trouble') {
    village.store.failing = 1
    await village.pass(1)
    village.store.failing = 0
    return
  }
  const review = village.reviews[on.review] ?? ''
  const event = eventOf(what, village.clock.now(), { ...on, stories: await storiesOf(village) })
  if (await village.mayHappen(review, event)) await village.act(review, event)
}

function eventOf(
  what: string,
  at: string,
  on: Omit<Happening, 'what' | 'review'> & { readonly stories: readonly string[] },
): ReviewEvent {
  const by = villagers[on.who] ?? 'dana'
  const other = villagers[on.whom] ?? 'dana'
  const person = { id: other, name: other }
  const finding = on.stories[on.story] ?? ''
  const question = questions[on.story % questions.length] ?? ''
  const day = addDays(at.slice(0, 10), on.amount)
  const story = { at, by, finding }
  const decided = {
    type: 'decided' as const,
    ...story,
    owner: person,
    due: day,
    safeguards: [] as string[],
  }
  switch (what) {
    case 'ask':
      return { type: 'handedOver', at, by: 'dana', questions: [question], to: person, second: true }
    case 'answer':
      return { type: 'answered', at, by, question, value: null }
    case 'notMe':
      return { type: 'takenBack', at, by, questions: [question] }
    case 'no':
      return {
        type: 'stanceTaken',
        ...story,
        stance: 'no',
        reason: 'So',
        shareReason: true,
        lookAgain: day,
      }
    case 'yes':
      return { type: 'stanceTaken', ...story, stance: 'yes', shareReason: false }
    case 'second':
      return { type: 'noSeconded', ...story, claimBy: other }
    case 'step':
      return { ...decided, treatment: 'mitigate', own: 'Lock it' }
    case 'live':
      return { ...decided, treatment: 'accept', reason: 'Few use it' }
    case 'agree':
      return { type: 'decisionSeconded', ...story }
    case 'take':
      return { type: 'stepTaken', ...story }
    case 'move':
      return { type: 'stepMoved', ...story, due: day }
    case 'decline':
      return { type: 'stepDeclined', ...story }
    case 'done':
      return { type: 'stepDone', ...story, ...(on.amount % 2 === 0 && { shown: 'It is locked' }) }
    case 'give':
      return { type: 'ownerChanged', ...story, owner: person }
    case 'deadline':
      return { type: 'talkPlanned', at, by: 'dana', until: day }
    case 'look':
      return { type: 'nextLookSet', at, by: 'dana', rhythm: 'date', on: day }
    case 'snooze':
      return { type: 'snoozed', at, by, until: day }
    case 'mute':
      return { type: 'muted', at, by }
    case 'unmute':
      return { type: 'unmuted', at, by }
    case 'away':
      return { type: 'awaySet', at, by, until: day }
    case 'back':
      return { type: 'awaySet', at, by }
    case 'leave':
      return { type: 'left', at, by: 'dana', person: other }
    case 'stop':
      return { type: 'stopped', at, by }
    case 'goOn':
      return { type: 'continued', at, by }
    case 'remind':
      return {
        type: 'reminded',
        at,
        by: 'dana',
        person: other,
        matters: [{ kind: 'questions' }],
        asked: true,
      }
    case 'close':
      return { type: 'closed', at, by: 'dana' }
    case 'reopen':
      return { type: 'reopened', at, by: 'dana', reason: '' }
    default:
      return { type: 'deleted', at, by: 'dana' }
  }
}
