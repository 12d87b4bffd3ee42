import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/message/plain-text.ts'
import { storyMessage } from '../../src/report/story.ts'
import { analysis, finding, swim } from './swim.ts'

const because = 'A second lock is there.'
const card = (summary: ReturnType<typeof swim>, id: string) => {
  const message = storyMessage(summary, id)
  return message ? plainText(message) : ''
}
const shown = (...found: ReturnType<typeof finding>[]) =>
  card(swim({ analysis: { ...analysis, findings: found } }), found[0]?.id ?? '')

describe('the card of a story', () => {
  test('says why it looks taken care of, only where it does', () => {
    const reason = `Looks taken care of. ${because}`
    expect(shown(finding('a', { status: 'covered', coveredBecause: because }))).toContain(reason)
    expect(shown(finding('a', { coveredBecause: because }))).not.toContain(because)
    expect(shown(finding('a', { status: 'covered' }))).not.toContain('Looks taken care of. A')
  })

  test('of one that is off the list says only that', () => {
    const gone = [finding('old', { status: 'covered', coveredBecause: because })]
    expect(card(swim({ gone }), 'old')).not.toContain(because)
  })
})
