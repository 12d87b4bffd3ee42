import { beforeEach, describe, expect, test } from 'vitest'
import { byOperator } from '../../src/domain/person.ts'
import { fieldsIn } from '../../src/message/parts.ts'
import { type AuditReader, auditOf } from '../../src/review/audit.ts'
import { auditLineSchema } from '../../src/review/audit-line.ts'
import { createReviews } from '../../src/review/create-reviews.ts'
import type { Logger, Store } from '../../src/review/ports.ts'
import { fold } from '../../src/review/state.ts'
import { type Bench, silent, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'

let bench: Bench
let review: string
let finding: string

beforeEach(async () => {
  ;({ bench, review, finding } = await copyOfPosted({ stances: 'hidden' }))
})

const act = (name: string, action: object) => bench.act(name, { review, finding, ...action })
const as = (name: string) => ({
  workspace: 'local',
  channel: 'web',
  who: { id: name.toLowerCase(), name },
})

async function record() {
  const found = await bench.store.load({ workspace: 'local', id: review })
  if (!found) throw new Error('it is not there')
  return found
}

/** The lines after those of the conversation before. */
async function lines(reader: AuditReader, from = 'check-posted') {
  const all = auditOf(await record(), reader)
  for (const line of all) auditLineSchema.parse(line)
  return all
    .slice(all.findIndex((line) => line.act === from) + 1)
    .map(({ act: what, person, target }) => [what, person, target] as const)
}

const story = () => ({ kind: 'story', id: finding })

describe('an audit', () => {
  test('says who acted, decided and was let in, by id and name, and on what', async () => {
    await act('Ravi', { type: 'takeStance', stance: 'no', reason: 'Door.', shareReason: true })
    await act('Mei', { type: 'takeStance', stance: 'partly' })
    await act('Mei', { type: 'secondNo', claimBy: 'ravi' })
    await act('Ravi', {
      type: 'decide',
      treatment: 'accept',
      reason: 'It is small.',
      owner: 'Mei',
      due: '2026-12-15',
    })
    await act('Dana', { type: 'share', to: 'Lena' })
    await act('Dana', { type: 'unshare', person: 'lena' })
    await act('Dana', { type: 'handCheck', to: 'Mei' })
    await bench.reviews.entrust(review, 'Ravi')
    const person = (id: string, name: string) => ({ kind: 'person', id, name })
    expect(await lines('facilitator')).toEqual([
      ['person-joined', 'ravi', person('ravi', 'Ravi')],
      ['opinion-given', 'ravi', story()],
      ['person-joined', 'mei', person('mei', 'Mei')],
      ['opinion-given', 'mei', story()],
      ['no-agreed', 'mei', story()],
      ['acceptance-asked', 'ravi', story()],
      ['check-shared', 'dana', { kind: 'person', id: 'lena' }],
      ['check-unshared', 'dana', { kind: 'person', id: 'lena' }],
      ['check-handed-over', 'dana', person('mei', 'Mei')],
      ['check-handed-over', byOperator, person('ravi', 'Ravi')],
    ])
  })

  test('is the same whatever somebody thinks, and silent about what was confided', async () => {
    const seen = new Set<string>()
    for (const stance of ['yes', 'happened', 'partly', 'notSure', 'no', 'doesNotApply']) {
      ;({ bench, review, finding } = await copyOfPosted({ stances: 'hidden' }))
      await act('Ravi', { type: 'takeStance', stance, reason: 'Seen.', shareReason: false })
      await act('Ravi', { type: 'tell', words: 'It was me.' })
      seen.add(JSON.stringify(await lines('operator')))
    }
    expect(seen).toHaveLength(1)
    expect(await lines('operator')).toHaveLength(2)
  })

  test('has who gave a file to another tool; who took a report along is for the operator alone', async () => {
    await bench.reviews.report(as('Ravi'), review, 'otm')
    await bench.reviews.report(as('Mei'), review, 'html')
    await bench.reviews.exported(review, { format: 'json', people: 'roles' })
    const file = (format: string, people: string) => ({ kind: 'file', format, people })
    const exported = ['file-exported', 'ravi', file('otm', 'roles')]
    expect(await lines('facilitator')).toEqual([exported])
    expect(await lines('operator')).toEqual([
      exported,
      ['report-downloaded', 'mei', file('html', 'names')],
      ['report-downloaded', byOperator, file('json', 'roles')],
    ])
  })

  test('is a file for whoever looks after the check, and for nobody else', async () => {
    await act('Ravi', { type: 'takeStance', stance: 'yes' })
    const { name, mediaType, body } = await bench.reviews.report(as('Dana'), review, 'audit')
    expect([name, mediaType]).toEqual([
      'clinic-booking-who-did-what.jsonl',
      'application/x-ndjson; charset=utf-8',
    ])
    expect(body.trimEnd().split('\n')).toEqual(
      auditOf({ ...(await record()) }, 'facilitator').map((line) => JSON.stringify(line)),
    )
    await expect(bench.reviews.report(as('Ravi'), review, 'audit')).rejects.toMatchObject({
      code: 'not-allowed',
      message: 'Only Dana can do that here.',
    })
    const offered = async (who: string) => {
      const { form } = await act(who, { type: 'openExport' })
      return JSON.stringify(fieldsIn(form ?? { elements: [] })).includes('"audit"')
    }
    expect([await offered('Dana'), await offered('Ravi')]).toEqual([true, false])
    const refused = await act('Ravi', { type: 'download', format: 'audit' })
    expect([refused.download, words(refused.replies[0])]).toEqual([
      undefined,
      'Only Dana can do that here.',
    ])
  })

  test('names nobody where that is asked for', async () => {
    await act('Ravi', { type: 'takeStance', stance: 'yes' })
    await act('Dana', { type: 'handOver', question: 'run.updates', to: 'Mei' })
    await bench.reviews.hold(review, 'held')
    const { body } = await bench.reviews.report(as('Dana'), review, 'audit', 'roles')
    expect(body).toContain(`"act":"check-held","person":"${byOperator}"`)
    expect(body).not.toMatch(/dana|ravi|mei/i)
    expect(body).toContain('"person":"Who looked after it"')
    expect(body).toContain('"person":"Person 1"')
  })
})

const storeOf = ({ store }: Bench): Store => ({
  load: (key) => store.load(key),
  append: (...change) => store.append(...change),
  list: (...asked) => store.list(...asked),
  all: () => store.all(),
  due: (at) => store.due(at),
  close: () => store.close(),
})

describe('a file that is taken along', () => {
  const taken = async () =>
    (await record()).events.flatMap((event) =>
      event.type === 'fileTaken' ? [[event.by, event.format, event.people]] : [],
    )

  test('is noted once a day for each person and format, and once more where only the later one names people', async () => {
    for (const people of ['roles', 'roles', 'names', 'roles', undefined] as const)
      await bench.reviews.report(as('Mei'), review, 'csv', people)
    expect(await taken()).toEqual([
      ['mei', 'csv', 'roles'],
      ['mei', 'csv', 'names'],
    ])
    bench.clock.pass(86_400)
    await bench.reviews.report(as('Mei'), review, 'csv')
    expect(await taken()).toHaveLength(3)
  })

  test('many at once are noted each', async () => {
    const formats = ['md', 'html', 'json', 'csv', 'otm', 'ics'] as const
    const all = formats.flatMap((format) => ['Mei', 'Ravi'].map((name) => ({ format, name })))
    await Promise.all(all.map((one) => bench.reviews.report(as(one.name), review, one.format)))
    expect(await taken()).toHaveLength(12)
  })

  test('changes nothing of the check, its cards, its list and its figures', async () => {
    const before = await record()
    const first = await bench.reviews.report(as('Dana'), review, 'json')
    const second = await bench.reviews.report(as('Dana'), review, 'json')
    const after = await record()
    expect(second).toEqual(first)
    expect(after.heading).toEqual(before.heading)
    expect(after.outbox).toEqual(before.outbox)
    expect(fold(after)).toEqual(fold(before))
  })

  test('is given where it cannot be noted, and the log says so without a name', async () => {
    const told: unknown[] = []
    const logger: Logger = { ...silent, error: (...line) => told.push(line) }
    const full = () => Promise.reject(new Error('the disk is full'))
    const store = { ...storeOf(bench), append: full }
    const reviews = createReviews({ ...bench.parts, store, logger })
    expect((await reviews.report(as('Mei'), review, 'html')).body).toContain('Clinic Booking')
    expect(told).toEqual([['file-not-noted', { review, format: 'html' }]])
    expect(await taken()).toEqual([])
  })

  test('is noted on nothing that was deleted meanwhile', async () => {
    const store: Store = {
      ...storeOf(bench),
      async load(key) {
        const found = await bench.store.load(key)
        await bench.act('Dana', { type: 'delete', review, confirm: 'Clinic Booking' })
        return found
      },
    }
    const reviews = createReviews({ ...bench.parts, store })
    await reviews.report(as('Mei'), review, 'html')
    expect((await record()).events.map(({ type }) => type)).toEqual(['deleted'])
  })
})
