import { describe, expect, test } from 'vitest'
import type { Message } from '../../src/message/message.ts'
import { plainText } from '../../src/message/plain-text.ts'
import { deadlineNote, noteMessage, ownersNote } from '../../src/report/note.ts'
import type { SummaryInput } from '../../src/report/summary-input.ts'
import type { Decision } from '../../src/report/talk.ts'
import { finding, swim, talks } from './swim.ts'

const decision: Decision = {
  treatment: 'mitigate',
  by: 'dana',
  at: '2025-11-20T10:00:00Z',
  owner: 'ravi',
  due: '2025-12-12',
  safeguards: ['test-walls'],
  done: false,
}
const owed = (id: string, more: Partial<Decision> = {}) => ({
  finding: id,
  decision: { ...decision, ...more },
})
const lines = (shown: Message | undefined) => (shown ? plainText(shown).split('\n') : [])

describe('the note on the day by which it should be talked through', () => {
  const note = (more: Partial<SummaryInput> = {}) => noteMessage(swim(more), deadlineNote)

  test('says on that day how far the team is, what is open and what is left for later', () => {
    const talk = talks(owed('see-others'), { finding: 'story-b', parked: true })
    expect(lines(note({ until: '2025-11-21', talk }))).toEqual([
      'Swim Booking: today is the day to have talked it through. 1 of 7 stories are.',
      'Still open',
      ...['c', 'd', 'e', 'f', 'g'].map((id) => `- Someone could do story-${id}.`),
      'Left for later',
      '- Someone could do story-b.',
      '[See everything]',
    ])
    expect(note()?.preview).toBe('Swim Booking: the day to have talked it through has come.')
  })

  test('says which day it was once it has passed', () => {
    expect(lines(note({ until: '2025-11-20' }))[0]).toContain(
      'the day to have talked it through was 20 Nov',
    )
    expect(lines(note({ until: '2025-11-22' }))[0]).toContain('today is the day')
    expect(lines(note())[0]).toContain('today is the day')
  })

  test('lists nothing that is not there', () => {
    const settled = swim({
      until: '2025-11-21',
      analysis: { ...swim().input.analysis, findings: [finding('a')] },
      talk: talks(owed('a')),
    })
    expect(lines(noteMessage(settled, deadlineNote))).toEqual([
      'Swim Booking: today is the day to have talked it through. 1 of 1 story is.',
      '[See everything]',
    ])
  })
})

describe('the note that says who sees to what', () => {
  const subject = ownersNote.subjectOf(['story-b', 'see-others'])
  const note = (...said: Parameters<typeof talks>) =>
    noteMessage(swim({ talk: talks(...said) }), subject)

  test('names its stories in its own order, each with whoever sees to it and by when', () => {
    expect(lines(note(owed('see-others', { owner: 'mei' }), owed('story-b')))).toEqual([
      'Swim Booking: who sees to what',
      '- Ravi: Someone could do story-b, by 12 Dec',
      '- Mei: Someone could see another customer’s information, by 12 Dec',
      '[See everything]',
    ])
    expect(note(owed('story-b'))?.preview).toBe('Swim Booking: who sees to what.')
  })

  test('says what is late from the day after its day', () => {
    const told = (due: string) => lines(note(owed('story-b', { due })))[1]
    expect(told('2025-11-21')).toBe('- Ravi: Someone could do story-b, by 21 Nov')
    expect(told('2025-11-20')).toBe('- Ravi: Someone could do story-b, late, it was for 20 Nov')
  })

  test('mentions whoever sees to it, where a platform can', () => {
    expect(JSON.stringify(note(owed('story-b'))?.elements)).toMatch(/ravi/)
  })

  test('leaves out what was taken back, handed back, or is about another story', () => {
    const back = { by: 'ravi', at: '2025-11-20T12:00:00Z' }
    expect(lines(note(owed('story-c'), owed('story-b', { declined: back })))).toEqual([
      'Swim Booking: nobody has to see to anything here any more.',
      '[See everything]',
    ])
  })

  test('can be read again by the subject it was written with', () => {
    expect(ownersNote.storiesIn(subject)).toEqual(['story-b', 'see-others'])
    expect(ownersNote.storiesIn(ownersNote.subjectOf([]))).toEqual([])
  })
})

test('a note of another version has no card', () => {
  expect(noteMessage(swim(), 'of-tomorrow')).toBeUndefined()
})
