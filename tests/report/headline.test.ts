import { describe, expect, test } from 'vitest'
import type { HeadlineReason } from '../../src/analysis/finding.ts'
import { bandSchema } from '../../src/domain/vocabulary.ts'
import { headlineReasons as headlineReasonWords } from '../../src/report/headline.ts'
import type { StoryTalk } from '../../src/report/talk.ts'
import { say } from '../own-content.ts'
import { analysis, finding, swim, talks } from './swim.ts'

const calm = { ...analysis, headlineReasons: [], findings: [finding('quiet', {}, 'fineForNow')] }
const own = { words: 'A teacher could see every child', by: 'mei' }
const headlineWith = (...said: (Partial<StoryTalk> & { finding: string })[]) =>
  swim({ analysis: calm, talk: talks(...said) }).headline

describe('what stands above the first stories', () => {
  test('is calm where nothing presses', () => {
    expect(headlineWith()).toBe('calm')
  })

  test('a story in the team’s own words is anything but calm until it is settled', () => {
    expect(headlineWith({ finding: 'own-1', own })).not.toBe('calm')
    const claim = { by: 'mei', reason: 'It is locked', secondedBy: 'tom' }
    expect(headlineWith({ finding: 'own-1', own, claims: [claim] })).toBe('calm')
  })

  test('what must never happen is no story that somebody added', () => {
    const never = { words: 'A child is found by a stranger' }
    expect(swim({ analysis: calm, talk: talks(), never }).headline).toBe('calm')
  })

  test('whoever sees a story as more urgent changes it, and as less urgent not below what answers say', () => {
    const [first = 'actFirst'] = bandSchema.options
    const override = { band: first, by: 'tom', reason: 'It happened next door' }
    expect(headlineWith({ finding: 'quiet', override })).toBe('act')
    const pressing = { ...calm, findings: [finding('loud', {}, first)] }
    expect(swim({ analysis: pressing }).headline).toBe('act')
  })
})

describe('why it is not calm', () => {
  const reasons = (...headlineReasons: HeadlineReason[]) =>
    headlineReasonWords(swim({ analysis: { ...calm, headlineReasons } }))
  const quoted = (...about: string[]) =>
    about.map((one) => say('report.headline.quoted', { about: one }))
  const harm = { kind: 'harm' } as const
  const core = { kind: 'coreOpen', questions: ['can.proof', 'run.restore'] } as const

  test('says what protects, where people could be hurt', () => {
    const held = { kind: 'protections', questions: ['run.restore'] } as const
    const list = quoted('it back').join()
    expect(reasons(harm, held)).toEqual([say('report.headline.protections', { list })])
    expect(reasons(harm)).toEqual([])
  })

  test('says what nobody knows: the questions, or that it is most of them', () => {
    const list = quoted('only theirs', 'it back').join(' and ')
    const open = say('report.headline.coreOpen', { list })
    expect(reasons(core)).toEqual([open])
    expect(reasons(core, { kind: 'mostlyUnknown' })).toEqual([open])
    expect(reasons({ kind: 'mostlyUnknown' })).toEqual([say('report.headline.mostlyUnknown')])
    expect(reasons(harm, core)).toEqual([say('report.headline.harm'), open])
  })

  test('says nothing where it is calm', () => expect(reasons()).toEqual([]))
})
