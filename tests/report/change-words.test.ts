import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/message/plain-text.ts'
import { changeElements } from '../../src/report/change-words.ts'
import { say } from '../own-content.ts'
import { analysis, finding, swim } from './swim.ts'

/** So many stories that were not there when it was posted. */
function words(count: number, posted = true): string {
  const added = Array.from({ length: count }, (_, n) => finding(`new-${n}`))
  const summary = swim({
    analysis: { ...analysis, findings: [...analysis.findings, ...added] },
    ...(posted && { posted: { date: '2025-11-21', analysis } }),
  })
  return plainText({ elements: changeElements(summary) })
}

describe('what has changed since the stories were posted', () => {
  test('is nothing where none are posted, and a line where nothing changed', () => {
    expect(words(3, false)).toBe('')
    expect(words(0)).toContain('21 Nov')
  })

  test('names ten changes, and says how many more there are', () => {
    expect(words(10)).toContain('new-9')
    expect(words(10)).not.toContain(say('thread.changes.more', { count: 1 }))
    expect(words(11)).not.toContain('new-10')
    expect(words(11)).toContain(say('thread.changes.more', { count: 1 }))
    expect(words(12)).toContain(say('thread.changes.more', { count: 2 }))
  })

  test('counts each kind of change once', () => {
    expect(words(1)).toContain(say('thread.changes.count.new', { count: 1 }))
    expect(words(2)).toContain(say('thread.changes.count.new', { count: 2 }))
  })
})
