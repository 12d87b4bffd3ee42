import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/message/plain-text.ts'
import { digestMessage } from '../../src/report/digest.ts'
import type { Decision } from '../../src/report/talk.ts'
import { analysis, swim, talks } from './swim.ts'

const decision: Decision = {
  treatment: 'mitigate',
  by: 'dana',
  at: '2025-11-20T10:00:00Z',
  owner: 'ravi',
  due: '2025-12-12',
  safeguards: ['test-walls'],
  done: false,
}
const owed = (finding: string, more: Partial<Decision> = {}) => ({
  finding,
  decision: { ...decision, ...more },
})

describe('the digest', () => {
  const lines = (more: Parameters<typeof swim>[0]) =>
    plainText(digestMessage(swim(more))).split('\n')

  test('names at most ten open stories, and how many more there are', () => {
    const own = Array.from({ length: 4 }, (_, n) => ({
      finding: `own-${n}`,
      own: { words: `Own ${n}`, by: 'mei' },
    }))
    const all = lines({ talk: talks(...own) })
    expect(all.slice(1)).toEqual([
      'Still open',
      '- Own 0',
      '- Own 1',
      '- Own 2',
      '- Own 3',
      ...analysis.findings.slice(0, 6).map(({ title }) => `- ${title}`),
      '- and 1 more',
      '[See everything]',
    ])
    expect(lines({ talk: talks(...own.slice(1)) })).not.toContainEqual(
      expect.stringMatching(/more/),
    )
  })

  test('names what was left for later, wherever it stands in the list', () => {
    const all = lines({ talk: talks({ finding: 'story-h', parked: true }) })
    expect(all.slice(all.indexOf('Left for later'))).toEqual([
      'Left for later',
      '- Someone could do story-h.',
      '[See everything]',
    ])
  })

  test('names the ways to what must never happen, where somebody said one', () => {
    const never = { words: 'Records are lost', by: 'dana' }
    const ways = [{ by: 'mei', words: 'The disk *breaks*' }]
    const all = lines({ never, talk: talks({ finding: 'must-never-happen', ways }) })
    const at = all.findIndex((line) => line.includes('Records are lost'))
    expect(all[at + 1]).toBe('- Mei: “The disk *breaks*”')
    expect(lines({ never }).join()).not.toContain('Records are lost')
  })

  test('says when the first thing that is lived with comes up again', () => {
    const live = { treatment: 'accept', safeguards: [], secondedBy: 'tom' } as const
    const talk = talks(
      owed('story-b', { ...live, due: '2026-06-01' }),
      owed('story-c', { ...live, due: '2026-02-01' }),
    )
    expect(lines({ talk })[0]).toContain('2 lived with, the first until 1 Feb 2026.')
  })

  test('counts no step that is not needed any more', () => {
    const all = lines({
      talk: talks(owed('overheard'), owed('story-b', { safeguards: ['try-copy'] })),
    })
    expect(all[0]).toContain('1 safety step agreed (Ravi 1)')
    expect(all).toContain(
      '- Test often that one person cannot open another’s things (Ravi, not needed any more)',
    )
  })

  test('names the next look, and who is told before a day comes', () => {
    const talk = talks(owed('story-b'))
    const ahead = { facilitator: 'dana', tells: true }
    const look = { on: '2026-03-01', isRegular: false }
    const told = lines({ talk, ahead: { ...ahead, look } }).join('\n')
    expect(told).toContain('The next look is on 1 Mar 2026. Dana is told that day.')
    expect(told).toContain('Told before their day: Ravi. What stays late is told to Dana.')
    const regular = lines({ talk, ahead: { ...ahead, look: { ...look, isRegular: true } } })
    expect(regular.join('\n')).toContain('asked every two weeks, next on 1 Mar 2026')
    const quiet = lines({ talk, ahead: { ...ahead, tells: false, look } }).join('\n')
    expect(quiet).toContain('The next look is on 1 Mar 2026.')
    expect(quiet).not.toContain('told')
    const done = owed('story-b', { done: true, shown: 'It is locked' })
    expect(lines({ talk: talks(done), ahead }).join('\n')).not.toContain('Told before')
  })
})
