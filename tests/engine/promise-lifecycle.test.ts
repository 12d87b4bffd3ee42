import { describe, expect, test } from 'vitest'
import { createMachine } from 'xstate'
import { drawLifeMermaid, drawLifeSource, drawnLives } from '../../src/engine/draw-life.ts'
import {
  mayHear,
  type ParticipantPhase,
  participantLife,
  participantLifeTable,
} from '../../src/engine/participant-lifecycle.ts'
import { promiseLifeTable, promisePhaseOn } from '../../src/engine/promise-lifecycle.ts'

const due = '2026-12-08'
const on = (today: string, isAcceptance: boolean, ...events: string[]) =>
  promisePhaseOn({ today, due, isAcceptance, events })

describe('the life of a promise', () => {
  test.each([
    ['2026-12-07', 'made', 'made'],
    ['2026-12-08', 'due', 'due'],
    ['2026-12-09', 'late', 'expired'],
    ['2027-12-09', 'late', 'expired'],
  ])('on %s a step is %s, and what is lived with is %s', (today, step, acceptance) => {
    expect([on(today, false), on(today, true)]).toEqual([step, acceptance])
  })

  test('what was said of it counts until its day comes', () => {
    expect(on('2026-12-01', false, 'stepTaken')).toBe('taken')
    expect(on('2026-12-01', false, 'stepTaken', 'stepMoved')).toBe('moved')
    expect(on('2026-12-01', false, 'stepTaken', 'ownerChanged')).toBe('made')
    expect(on('2026-12-09', false, 'stepTaken')).toBe('late')
  })

  test('a step that nobody takes is not due to anybody, but late', () => {
    expect(on('2026-12-08', false, 'stepDeclined')).toBe('declined')
    expect(on('2026-12-09', false, 'stepDeclined')).toBe('late')
  })

  test('what is done is never late', () => {
    expect(on('2027-12-09', false, 'stepTaken', 'stepDone')).toBe('shown')
    expect(on('2027-12-09', false, 'stepDone', 'stepDeclined')).toBe('shown')
  })
})

const live = (
  first: ParticipantPhase,
  facts: { today?: string; restsUntil?: string; waits?: boolean },
  ...events: string[]
) =>
  events.reduce<ParticipantPhase>(
    (phase, event) =>
      participantLife.next(phase, event, { today: '2026-12-01', waits: true, ...facts }),
    first,
  )

describe('the life of a participant', () => {
  test('a day on which nothing waits any more finishes it, one on which something does begins it anew', () => {
    expect(live('reminded', { waits: false }, 'day')).toBe('finished')
    expect(live('finished', { waits: true }, 'day')).toBe('asked')
    expect(live('finished', { waits: false }, 'day')).toBe('finished')
  })

  test('who rests is asked again on the first day on which they want to be', () => {
    expect(live('asked', { restsUntil: '2026-12-02' }, 'snoozed', 'day')).toBe('snoozed')
    expect(live('snoozed', { restsUntil: '2026-12-01' }, 'day')).toBe('asked')
    expect(live('stopped', { restsUntil: '2026-12-02' }, 'unmuted', 'day')).toBe('snoozed')
  })

  test('who stopped stays so, whatever day comes, until they say otherwise', () => {
    expect(live('reminded', {}, 'muted', 'day', 'reminded', 'snoozed', 'asked')).toBe('stopped')
    expect(live('stopped', {}, 'unmuted')).toBe('asked')
  })

  test('who left is asked by nothing but being asked in again', () => {
    expect(live('asked', {}, 'left', 'day', 'reminded', 'unmuted')).toBe('left')
    expect(live('left', {}, 'asked')).toBe('asked')
  })

  test('only who was asked or reminded may hear something by itself', () => {
    const phases = Object.keys(participantLifeTable) as ParticipantPhase[]
    expect(phases.filter(mayHear)).toEqual(['asked', 'reminded'])
  })
})

describe('a life drawn', () => {
  test('names every step with its event and its guard', () => {
    const lines = drawLifeMermaid('promise', promiseLifeTable).split('\n')
    expect(lines.slice(0, 5)).toEqual([
      '---',
      'title: promise',
      '---',
      'stateDiagram-v2',
      '  [*] --> made',
    ])
    expect(lines).toContain('  made --> late : day [isLate]')
    expect(lines).toContain('  made --> taken : stepTaken')
  })

  test.each([...drawnLives])(
    '%s is a machine whose every step leads to a phase of it',
    (name, table) => {
      const source = drawLifeSource(name, table)
      const config = JSON.parse(source.slice(source.indexOf('(') + 1, source.lastIndexOf(')')))
      const machine = createMachine(config)
      expect(Object.keys(machine.states)).toEqual(Object.keys(table))
      for (const on of Object.values(table)) {
        for (const { to } of Object.values(on).flat()) expect(Object.keys(table)).toContain(to)
      }
    },
  )
})
