import type { MatterKind } from '../../src/domain/matter.ts'
import { addDays } from '../../src/domain/working-days.ts'
import type { ReviewEvent } from '../../src/review/event.ts'
import { headingOf } from '../../src/review/heading.ts'
import { lookAt } from '../../src/review/review-context.ts'
import { fold, type ReviewState } from '../../src/review/state.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
import { Bench, words } from './bench.ts'
import { postedCheck } from './posted-check.ts'

/** A posted check in a bench where time passes only when a test says so. */
export interface WaitingCheck {
  readonly bench: Bench
  readonly review: string
  /** Two of its stories. */
  readonly finding: string
  readonly other: string
}

export const key = (review: string) => ({ workspace: 'local', id: review })

/** Monday morning: Dana's check is posted, and Ravi and Mei have said something on its second story. */
export async function waitingCheck(
  more: ConstructorParameters<typeof Bench>[0] = {},
): Promise<WaitingCheck> {
  const { bench: posted, review, finding } = await postedCheck()
  const bench = new Bench({ shelf: new MemoryShelf(), scheduler: { after: () => {} }, ...more })
  await bench.copy(posted, review)
  bench.clock.to('2026-11-23T09:30:00.000Z')
  const { thread } = await bench.feed('Dana', review)
  const stories = thread.flatMap(({ id }) => (id.startsWith('story/') ? [id.slice(6)] : []))
  const other = stories.find((id) => id !== finding && id !== 'must-never-happen') ?? ''
  for (const name of ['Ravi', 'Mei']) {
    await bench.act(name, { type: 'takeStance', review, finding: other, stance: 'yes' })
  }
  return { bench, review, finding, other }
}

/** The state of a check now. */
export async function stateOf({
  bench,
  review,
}: Pick<WaitingCheck, 'bench' | 'review'>): Promise<ReviewState> {
  const record = await bench.store.load(key(review))
  if (!record) throw new Error('there is no record')
  return fold(record)
}

/** Puts events on record as another part of the program would: anew where a card that was sent meanwhile came first. */
export async function recorded(
  check: Pick<WaitingCheck, 'bench' | 'review'>,
  ...events: readonly ReviewEvent[]
): Promise<void> {
  const { bench, review } = check
  const record = await bench.store.load(key(review))
  const context =
    record && lookAt(bench.parts, { ...record, events: [...record.events, ...events] })
  if (!context) throw new Error('there is no record')
  const change = { expectedRev: record.rev, at: bench.clock.now(), events }
  const { status } = await bench.store.append(key(review), {
    ...change,
    heading: headingOf(context),
  })
  if (status === 'conflict') await recorded(check, ...events)
}

/** As a version wrote it in which no date acted. */
export async function asBefore(
  { bench }: Pick<WaitingCheck, 'bench'>,
  review: string,
): Promise<void> {
  const record = await bench.store.load(key(review))
  if (!record) throw new Error('there is no record')
  const { rules: _, wakeAt: __, dueAt: ___, ...heading } = record.heading
  const change = { expectedRev: record.rev, at: bench.clock.now(), events: [], heading }
  await bench.store.append(key(review), change)
}

/** Lets days pass, with the keeper awake at ten each morning. */
export async function passDays({ bench }: Pick<WaitingCheck, 'bench'>, to: string): Promise<void> {
  for (let day = bench.clock.now().slice(0, 10); day <= to; day = addDays(day, 1)) {
    bench.clock.to(`${day}T10:00:00.000Z`)
    await bench.reviews.resume()
  }
}

/** Whom the program told what by itself, one line each: "24 Nov ravi questions". */
export async function toldIn(
  check: Pick<WaitingCheck, 'bench' | 'review'>,
): Promise<readonly string[]> {
  const record = await check.bench.store.load(key(check.review))
  return (
    (record?.events ?? [])
      .flatMap((event) =>
        event.type === 'reminded' && event.by.startsWith('Whatif') ? [event] : [],
      )
      // The thread's note of who sees to what is told to nobody: it raises no alert.
      .filter(
        ({ person, matters }) =>
          person !== check.review || matters.some(({ kind }) => kind !== 'owner'),
      )
      .map(({ at, person, matters }) => {
        const kinds = [...new Set(matters.map(({ kind }) => kind))].sort().join('+')
        return `${at.slice(5, 10)} ${person} ${kinds || 'past dates'}`
      })
  )
}

/** The story of software that is not kept up to date, of which an answer takes care. */
async function softwareStory(check: WaitingCheck): Promise<string> {
  const { published } = await stateOf(check)
  const found = published?.analysis.findings.find(({ title }) => title.includes('known weak spot'))
  return found?.id ?? ''
}

/** A step of Ravi's is in the tracker, and somebody closed it there. */
async function itemSeen(check: WaitingCheck, status: 'done' | 'notPlanned'): Promise<void> {
  const { bench, review, finding } = check
  await bench.act('Ravi', { ...step, review, finding, owner: 'Ravi', due: '2027-06-30' })
  const at = bench.clock.now()
  const on = { at, by: 'ravi', finding }
  await recorded(check, { type: 'itemAsked', ...on }, { type: 'itemSeen', ...on, status })
}

/** What a bench needs beside that. */
export const neededFor = (kind: MatterKind): ConstructorParameters<typeof Bench>[0] =>
  kind === 'deletion' ? { retention: { months: 1, since: '2026-01-01T00:00:00.000Z' } } : {}

/** How each kind of matter comes to wait for Ravi. */
export const waits: Readonly<Record<MatterKind, (check: WaitingCheck) => Promise<void>>> = {
  async questions({ bench, review }) {
    await bench.act('Dana', { type: 'handOver', review, question: 'info.leak', to: 'Ravi' })
  },
  async opinion(check) {
    const { bench, review } = check
    await waits.questions(check)
    const on = { review, question: 'info.leak', version: 0 }
    await bench.act('Ravi', { type: 'answer', ...on, value: 'mild' })
  },
  async second({ bench, review, finding }) {
    const no = { type: 'takeStance', stance: 'no', reason: 'It is shut off', shareReason: true }
    await bench.act('Mei', { ...no, review, finding })
  },
  async owner({ bench, review, finding }) {
    await bench.act('Dana', { ...step, review, finding, owner: 'Ravi', due: '2027-06-30' })
  },
  async step({ bench, review, finding }) {
    await bench.act('Ravi', { ...step, review, finding, owner: 'Ravi', due: '2026-12-08' })
  },
  async needless(check) {
    const { bench, review } = check
    const finding = await softwareStory(check)
    await bench.act('Ravi', { ...step, review, finding, owner: 'Ravi', due: '2027-06-30' })
    await bench.act('Dana', { type: 'change', review, question: 'run.updates' })
    const on = { review, question: 'run.updates', version: 1 }
    await bench.act('Dana', { type: 'answer', ...on, value: 'auto' })
    await bench.answerAll('Dana', review, {})
    await bench.act('Dana', { type: 'publish', review, how: 'all' })
  },
  itemClosed: (check) => itemSeen(check, 'done'),
  itemDropped: (check) => itemSeen(check, 'notPlanned'),
  async acceptance({ bench, review, finding }) {
    const on = { treatment: 'accept', reason: 'Few use it', due: '2026-12-22' }
    await bench.act('Ravi', { type: 'decide', review, finding, owner: 'Ravi', ...on })
    await bench.act('Mei', { type: 'secondDecision', review, finding })
  },
  async no(check) {
    const { bench, review, finding } = check
    await waits.second(check)
    await bench.act('Ravi', { type: 'secondNo', review, finding, claimBy: 'mei' })
  },
  async talk(check) {
    const at = check.bench.clock.now()
    await recorded(check, { type: 'talkPlanned', at, by: 'dana', until: '2026-12-08' })
  },
  async look(check) {
    const at = check.bench.clock.now()
    const to = { id: 'ravi', name: 'Ravi' }
    await recorded(
      check,
      { type: 'facilitatorChanged', at, by: 'dana', to, why: 'handedOver' },
      { type: 'nextLookSet', at, by: 'ravi', rhythm: 'date', on: '2026-12-08' },
    )
  },
  async deletion(check) {
    const at = check.bench.clock.now()
    const to = { id: 'ravi', name: 'Ravi' }
    await recorded(
      check,
      { type: 'facilitatorChanged', at, by: 'dana', to, why: 'handedOver' },
      { type: 'closed', at, by: 'ravi' },
    )
  },
}

export const step = { type: 'decide', treatment: 'mitigate', own: 'Lock it' } as const

/** How Ravi does what waits for him, of each kind. */
export const finishes: typeof waits = {
  async questions({ bench, review }) {
    const on = { review, question: 'info.leak', version: 0 }
    await bench.act('Ravi', { type: 'answer', ...on, value: 'hurt' })
  },
  async opinion({ bench, review }) {
    await bench.act('Dana', { type: 'settle', review, question: 'info.leak', of: 'ravi' })
  },
  async second({ bench, review, finding }) {
    for (const name of ['Ravi', 'Dana']) {
      await bench.act(name, { type: 'takeStance', review, finding, stance: 'yes' })
    }
  },
  async owner(check) {
    const { finding } = check
    await recorded(check, { type: 'stepTaken', at: check.bench.clock.now(), by: 'ravi', finding })
  },
  async step({ bench, review, finding }) {
    await bench.act('Ravi', { type: 'stepDone', review, finding, shown: 'It is locked' })
  },
  async needless(check) {
    const finding = await softwareStory(check)
    await recorded(check, { type: 'stepDropped', at: check.bench.clock.now(), by: 'ravi', finding })
  },
  itemClosed: (check) => finishes.step(check),
  itemDropped: (check) => finishes.step(check),
  async acceptance({ bench, review, finding }) {
    await bench.act('Ravi', { type: 'reopenStory', review, finding, reason: 'It is not fine' })
  },
  async no(check) {
    const { finding } = check
    const at = check.bench.clock.now()
    const on = { at, by: 'ravi', finding, claimBy: 'mei', lookAgain: '2028-01-01' }
    await recorded(check, { type: 'noConfirmed', ...on })
  },
  async talk({ bench, review }) {
    const { published } = await stateOf({ bench, review })
    for (const { id: finding } of published?.analysis.findings ?? []) {
      await bench.act('Ravi', { type: 'takeStance', review, finding, stance: 'yes' })
    }
  },
  async look(check) {
    await recorded(check, {
      type: 'nextLookSet',
      at: check.bench.clock.now(),
      by: 'ravi',
      rhythm: 'none',
    })
  },
  async deletion({ bench, review }) {
    await bench.reviews.hold(review, 'held')
  },
}

/** The cards of a kind that somebody has, as they are now. */
export const cardsOf = async ({ bench, review }: WaitingCheck, name: string, kind: string) => {
  const { own } = await bench.feed(name, review)
  return own.filter(({ id }) => id.startsWith(`${kind}/`)).map(({ message }) => message)
}
/** The same in words. */
export const shownTo = async (check: WaitingCheck, name: string, kind: string) =>
  (await cardsOf(check, name, kind)).map(words)
/** The keeper wakes at an instant. */
export const wake = async ({ bench }: Pick<WaitingCheck, 'bench'>, instant: string) => {
  bench.clock.to(instant)
  await bench.reviews.resume()
}
/** Dana makes Ravi the owner of a step. */
export const give = ({ bench, review }: WaitingCheck, finding: string, due: string) =>
  bench.act('Dana', { ...step, review, finding, owner: 'Ravi', due })

/** The same posted check once more in the same workspace, with nothing waiting. */
export async function anotherCheck({ bench }: WaitingCheck): Promise<string> {
  const { bench: posted, review } = await postedCheck()
  await bench.copy(posted, review, 'another')
  return 'another'
}
