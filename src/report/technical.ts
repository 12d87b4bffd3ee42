import { asTyped } from '../message/escape.ts'
import type { Element, Message } from '../message/message.ts'
import { type Summary, storyOf } from './summary.ts'
import {
  bandLine,
  confidenceWord,
  dreadLine,
  letterLines,
  statusWord,
  strideWords,
  technicalReferences,
} from './technical-words.ts'

/** One story in the standard terms of the field, for engineers; undefined when it has none. */
export function technicalMessage(summary: Summary, findingId: string): Message | undefined {
  const { say } = summary
  const story = storyOf(summary, findingId)
  const finding = story?.finding
  if (!story || !finding) return undefined
  const refs = technicalReferences(summary, story).map(({ text, href }) =>
    href ? `[${asTyped(text)}](${href})` : asTyped(text),
  )
  const pairs = [
    [say('technical.stride.label'), strideWords(say, finding.stride)],
    [say('technical.status.label'), statusWord(say, finding.status)],
    [say('technical.band.label'), asTyped(bandLine(summary, story))],
    [say('technical.confidence.label'), confidenceWord(say, finding.confidence)],
    [say('technical.dread.label'), dreadLine(say, finding)],
    [say('technical.weakness'), asTyped(finding.technical)],
    [say('technical.references.label'), refs.join(say('report.list.dot'))],
  ] as const
  const elements: Element[] = [
    { type: 'heading', text: say('technical.title', { title: asTyped(finding.title) }) },
    { type: 'pairs', items: pairs.map(([label, value]) => ({ label, value })) },
    { type: 'list', items: letterLines(summary, finding).map(asTyped) },
    ...safeguards(summary, story.safeguards),
  ]
  return { audience: 'engineer', elements }
}

function safeguards({ say }: Summary, all: Summary['input']['catalogue']['safeguards']): Element[] {
  if (all.length === 0) return []
  const items = all.map(({ text, technical, check }) =>
    asTyped(say('technical.safeguard', { text, technical, check })),
  )
  return [
    { type: 'text', text: `**${say('technical.safeguards')}**` },
    { type: 'list', items },
  ]
}
