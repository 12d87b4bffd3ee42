import { beforeEach, describe, expect, test } from 'vitest'
import { createLoneSending } from '../../src/domain/lone-sending.ts'
import type { Notice } from '../../src/domain/notice.ts'
import {
  createNoticeSender,
  forgetNotices,
  type NoticeSender,
  type Told,
} from '../../src/review/notice-sender.ts'
import { mostFailures } from '../../src/review/outbox.ts'
import type { Logger } from '../../src/review/ports.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
import { key, step, type WaitingCheck, waitingCheck } from './waiting-check.ts'

let check: WaitingCheck
let shelf: MemoryShelf
let sender: NoticeSender
let heard: Notice[]
let logged: (readonly [string, object | undefined])[]
/** What the other system answers. */
let answer: (notice: Notice) => Told

const logger: Logger = {
  info: () => {},
  warn: (event, facts) => void logged.push([event, facts]),
  error: (event, facts) => void logged.push([event, facts]),
}

/** The program starts, with what an earlier run left on the shelf. */
function start(): void {
  const { store, clock, parts } = check.bench
  const port = {
    tell: async (notice: Notice) => {
      const told = answer(notice)
      if (told.ok) heard.push(notice)
      return told
    },
  }
  const sending = createLoneSending(() => 0)
  sender = createNoticeSender({ sending, port, store, shelf, clock, ids: parts.ids, logger })
}

beforeEach(async () => {
  check = await waitingCheck()
  shelf = new MemoryShelf()
  heard = []
  logged = []
  answer = () => ({ ok: true })
  start()
  await sender.sweep()
})

const act = (name: string, action: object) =>
  check.bench.act(name, { review: check.review, finding: check.finding, ...action })
const decide = (more: object = {}) =>
  act('Dana', { ...step, owner: 'Dana', due: '2026-12-08', ...more })
const told = () => heard.map(({ kind, day }) => `${kind} ${day}`)

describe('another system hears', () => {
  test('of decisions, of what is done, of what is late and of the next look, each once', async () => {
    await decide()
    await sender.sweep()
    await sender.sweep()
    expect(told()).toEqual(['decided 2026-11-23'])
    await act('Dana', { type: 'setNextLook', rhythm: 'date', on: '2026-12-10' })
    check.bench.clock.to('2026-12-08T20:00:00.000Z')
    await sender.sweep()
    expect(told()).toHaveLength(1)
    check.bench.clock.to('2026-12-09T00:10:00.000Z')
    await sender.sweep()
    check.bench.clock.to('2026-12-11T00:10:00.000Z')
    await sender.sweep()
    await act('Dana', { type: 'stepDone', shown: 'Seen in the log' })
    await sender.look(key(check.review))
    await sender.sweep()
    expect(told()).toEqual([
      'decided 2026-11-23',
      'late 2026-12-08',
      'nextLook 2026-12-10',
      'done 2026-12-11',
    ])
  })

  test('product, check, kind and day, and nothing else', async () => {
    await decide({ own: 'Hide the zebra', reason: 'xylophone' })
    await sender.sweep()
    expect(heard).toEqual([
      {
        id: expect.any(String),
        kind: 'decided',
        product: 'Clinic Booking',
        check: check.review,
        day: '2026-11-23',
      },
    ])
  })

  test('of “live with it” only once a second person agrees', async () => {
    await decide({ treatment: 'accept', reason: 'It is old', safeguards: [] })
    await sender.sweep()
    expect(told()).toEqual([])
    await act('Ravi', { type: 'takeStance', stance: 'yes' })
    await act('Ravi', { type: 'secondDecision' })
    await sender.sweep()
    expect(told()).toEqual(['decided 2026-11-23'])
  })

  test('again of a step that got another day', async () => {
    await decide()
    check.bench.clock.to('2026-12-09T09:00:00.000Z')
    await sender.sweep()
    await act('Dana', { type: 'moveStep', due: '2026-12-15' })
    check.bench.clock.to('2026-12-16T09:00:00.000Z')
    await sender.sweep()
    expect(told()).toEqual(['decided 2026-11-23', 'late 2026-12-08', 'late 2026-12-15'])
  })

  test('nothing of before it was switched on, nor of a time in which it was off', async () => {
    await decide()
    await forgetNotices(shelf)
    check.bench.clock.pass(60)
    start()
    await sender.sweep()
    check.bench.clock.to('2026-12-09T09:00:00.000Z')
    await sender.sweep()
    expect(told()).toEqual(['late 2026-12-08'])
  })

  test('of what happens in the very moment in which it is switched on', async () => {
    await decide()
    await forgetNotices(shelf)
    start()
    await sender.sweep()
    expect(told()).toEqual(['decided 2026-11-23'])
  })

  test('nothing more of a check that was deleted', async () => {
    answer = () => ({ ok: false, retry: 'later', why: 'status-500' })
    await decide()
    await sender.sweep()
    await act('Dana', { type: 'delete', confirm: 'Clinic Booking' })
    answer = () => ({ ok: true })
    check.bench.clock.pass(60)
    await sender.sweep()
    expect(told()).toEqual([])
    expect(await shelf.names('webhook/')).toEqual([])
  })
})

test('a check that did not change is not read again, also by a program that was started anew', async () => {
  await decide()
  await sender.sweep()
  check.bench.clock.pass(4000)
  await sender.sweep()
  const { store } = check.bench
  const { load } = store
  let reads = 0
  store.load = (of) => {
    reads++
    return load.call(store, of)
  }
  check.bench.clock.pass(4000)
  await sender.sweep()
  start()
  await sender.sweep()
  expect(reads).toBe(0)
  await act('Dana', { type: 'stepDone', shown: 'Seen' })
  reads = 0
  start()
  await sender.sweep()
  expect(reads).toBe(1)
  expect(told()).toEqual(['decided 2026-11-23', 'done 2026-11-23'])
})

describe('when it cannot be told', () => {
  test('it is tried again under the same id, later and later, also by a program that was started anew', async () => {
    const tried: string[] = []
    answer = ({ id }) => {
      tried.push(id)
      return { ok: false, retry: 'later', why: 'status-503' }
    }
    await decide()
    await sender.sweep()
    await sender.sweep()
    expect(tried).toHaveLength(1)
    check.bench.clock.pass(2)
    start()
    await Promise.all([sender.sweep(), sender.sweep(), sender.look(key(check.review))])
    expect(tried).toHaveLength(2)
    check.bench.clock.pass(3)
    await sender.sweep()
    expect(tried).toHaveLength(2)
    answer = () => ({ ok: true })
    check.bench.clock.pass(1)
    await sender.sweep()
    expect(heard.map(({ id }) => id)).toEqual([tried[0]])
    expect(new Set(tried).size).toBe(1)
  })

  test('a program that ended while it told something tells it again, under the same id', async () => {
    const tried: string[] = []
    answer = ({ id }) => {
      tried.push(id)
      throw new Error('the program ends here')
    }
    await decide()
    await sender.sweep()
    answer = ({ id }) => {
      tried.push(id)
      return { ok: true }
    }
    start()
    await sender.sweep()
    start()
    await sender.sweep()
    expect(tried).toHaveLength(2)
    expect(new Set(tried).size).toBe(1)
  })

  test('a pause that was asked for is kept', async () => {
    answer = () => ({ ok: false, retry: 'later', why: 'status-429', afterSeconds: 600 })
    await decide()
    await sender.sweep()
    answer = () => ({ ok: true })
    check.bench.clock.pass(599)
    await sender.sweep()
    expect(told()).toEqual([])
    check.bench.clock.pass(1)
    await sender.sweep()
    expect(told()).toEqual(['decided 2026-11-23'])
  })

  test('it is given up after so many tries, with a line in the log that tells nothing', async () => {
    answer = () => ({ ok: false, retry: 'later', why: 'status-500' })
    await decide()
    for (let tries = 0; tries < mostFailures + 2; tries++) {
      await sender.sweep()
      check.bench.clock.pass(3600)
    }
    expect(logged.map(([event]) => event)).toEqual([
      ...Array.from({ length: mostFailures - 1 }, () => 'webhook-delayed'),
      'webhook-given-up',
    ])
    expect(logged.at(-1)?.[1]).toEqual({
      review: check.review,
      notice: 'decided',
      why: 'status-500',
      failures: mostFailures,
    })
  })

  test('one that wants to hear no more of it is not asked again', async () => {
    answer = () => ({ ok: false, retry: 'never', why: 'status-410' })
    await decide()
    await sender.sweep()
    answer = () => ({ ok: true })
    check.bench.clock.pass(7200)
    await sender.sweep()
    expect(told()).toEqual([])
    expect(logged.map(([event]) => event)).toEqual(['webhook-given-up'])
  })
})

describe('two instances of the program', () => {
  /** One that starts so many seconds later, by its clock. */
  function instance(seconds: number, sending = createLoneSending(() => 0)): NoticeSender {
    const { store, clock, parts } = check.bench
    const tell = async (notice: Notice) => {
      heard.push(notice)
      return answer(notice)
    }
    const port = { tell }
    const later = Object.create(clock, {
      now: { value: () => clock.later(clock.now(), seconds) },
    })
    return createNoticeSender({ sending, port, store, shelf, clock: later, ids: parts.ids, logger })
  }

  test('that are switched on in one moment agree since when they tell, and tell each thing once', async () => {
    shelf = new MemoryShelf()
    const [one, other] = [instance(0), instance(1)]
    await Promise.all([one.sweep(), other.sweep()])
    check.bench.clock.pass(60)
    await decide()
    for (const each of [one, other, one, other]) await each.sweep()
    expect(told()).toEqual(['decided 2026-11-23'])
  })

  test('that leave a check to each other do not note that it was looked at', async () => {
    const sending = createLoneSending(() => 0)
    const busy = await sending.claim(`webhook/${key(check.review).workspace}/${check.review}`)
    check.bench.clock.pass(7200)
    await decide()
    check.bench.clock.pass(60)
    await instance(0, sending).sweep()
    await busy?.release()
    await instance(0).sweep()
    expect(told()).toEqual(['decided 2026-11-23'])
  })
})
