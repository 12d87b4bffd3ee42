import { beforeEach, describe, expect, test } from 'vitest'
import { say } from '../own-content.ts'
import type { Bench } from './bench.ts'
import { UnsureCheck } from './unsure-check.ts'

let check: UnsureCheck
let bench: Bench
let review: string

const act = (name: string, action: object) => check.act(name, action)
const lookOver = () => check.lookOver()
const unsureOfAll = (team?: readonly string[]) => check.unsureOfAll(team)

beforeEach(async () => {
  check = await UnsureCheck.begun()
  bench = check.bench
  review = check.review
})

describe('questions of a role that nobody was named for', () => {
  test('can be sent to somebody', async () => {
    await unsureOfAll()
    const before = await lookOver()
    expect(before).toContain('nobody named yet')
    expect(before).toMatch(/Ask whoever builds it \(\d+\)/)
    expect((await act('Dana', { type: 'openSend', owner: 'tech' })).form?.title).toBe(
      'Ask a teammate',
    )
    expect((await act('Dana', { type: 'sendOpen', owner: 'tech', to: 'Jo' })).said).toContain(
      'I asked Jo',
    )
    expect(await bench.asked('Jo', review)).toBeDefined()
    expect(await lookOver()).not.toMatch(/Ask whoever builds it/)
    expect((await act('Dana', { type: 'sendOpen', owner: 'tech', to: 'Eve' })).said).toContain(
      'with somebody by now',
    )
  })

  test('need a name, and somebody else’s', async () => {
    await unsureOfAll()
    const empty = await act('Dana', { type: 'sendOpen', owner: 'tech', to: '' })
    expect(empty.said).toContain('who would know')
    expect(empty.form).toBeDefined()
    expect((await act('Dana', { type: 'sendOpen', owner: 'tech', to: 'Dana' })).said).toContain(
      'you already',
    )
  })

  test('what nobody is unsure of is not offered', async () => {
    expect((await act('Dana', { type: 'openSend', owner: 'tech' })).said).toBe(
      say('conversation.gentle.nothingOpen'),
    )
  })
})

describe('questions of roles that people were named for', () => {
  const team = (name: string) => Array.from({ length: 3 }, () => name)

  test('wait for those people, and for nobody who is not named', async () => {
    await unsureOfAll(team('Ravi'))
    expect(await lookOver()).not.toMatch(/Ask whoever builds it/)
    expect((await act('Dana', { type: 'sendOpen' })).said).toContain('I asked Ravi')
    expect(await bench.asked('Ravi', review)).toBeDefined()
  })

  test('are not sent to whoever looks after the check', async () => {
    await unsureOfAll(team('Dana'))
    expect((await act('Dana', { type: 'sendOpen' })).said).not.toContain('I asked')
    const record = await bench.store.load({ workspace: 'local', id: review })
    expect(record?.events.map(({ type }) => type)).not.toContain('handedOver')
  })
})
