import type { Because } from '../analysis/finding.ts'
import { asTyped } from '../message/escape.ts'
import { changeMark } from './change-words.ts'
import { asSentence, bandWord } from './phrases.ts'
import { seatMark } from './seat-words.ts'
import { threadStanding } from './standing-words.ts'
import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'
import { tellingOf } from './telling.ts'

/** What a line says beside the story itself. */
interface LineRoom {
  /** A heading above it says how soon. */
  readonly isGrouped?: boolean
  /** What the lines above it have said; `undefined` where each line says all. */
  readonly told?: Set<string>
  /** Only what could happen, and its status. */
  readonly isShort?: boolean
}

/** One story as one line: what could happen, the one thing that was said or is not known, and its status. */
export function storyLine(summary: Summary, story: Story, room: LineRoom = {}): string {
  return [
    changeMark(summary, story.id),
    asSentence(room.isGrouped ? (story.short ?? story.title) : story.title),
    bandPart(summary, story, room.isGrouped === true),
    room.isShort ? '' : toldPart(summary, story, room.told),
    seatMark(summary, story),
    threadStanding(summary, story),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function bandPart({ say, nameOf }: Summary, story: Story, isGrouped: boolean): string {
  if (story.own) {
    const { by } = story.own
    return by ? say('thread.line.ownBy', { name: asTyped(by) }) : ''
  }
  if (!story.band) return ''
  const band = bandWord(say, story.band)
  const { override } = story.talk
  if (override) return say('thread.line.overridden', { band, name: asTyped(nameOf(override.by)) })
  if (isGrouped) return ''
  if (story.isNotKnownYet) return say('thread.line.notKnownYet')
  return say(story.finding?.status === 'possible' ? 'thread.line.possible' : 'thread.line.band', {
    band,
  })
}

/** The weak answer, or the question that nobody has answered; nothing where nothing can come of it any more. */
function toldPart(summary: Summary, story: Story, above: Set<string> | undefined): string {
  const { say } = summary
  const { finding, standing } = story
  if (finding?.status === 'covered') return coveredPart(say, finding.coveredBecause)
  if (standing.kind === 'gone') return ''
  const told = tellingOf(summary, story)
  switch (told?.kind) {
    case 'notKnown':
      return say('thread.line.notKnown', { ask: asTyped(told.question.ask) })
    case 'open':
      return say('thread.line.open', { ask: asTyped(told.question.ask) })
    case 'weak':
      return weakPart(told.reason, finding?.weak ?? [], above)
    case 'whyHere':
      return above ? '' : asSentence(told.reason.text)
    case undefined:
      return ''
  }
}

/** The weak answer that it tells, or another that no line above has told; none where all were. */
function weakPart(told: Because, weak: readonly Because[], above: Set<string> | undefined): string {
  const next = [told, ...weak].find(({ text }) => !above?.has(text))
  if (!next) return ''
  above?.add(next.text)
  return asSentence(next.text)
}

const coveredPart = (say: Summary['say'], because: string | undefined): string =>
  because
    ? say('thread.line.coveredBecause', { reason: asSentence(because) })
    : say('thread.line.covered')
