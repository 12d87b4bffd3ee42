import type { MessageKey } from '../domain/message-key.ts'
import { text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { commaList, dateSeenFrom } from '../message/locale.ts'
import type { Element } from '../message/message.ts'
import { quiet } from './card.ts'
import { type ChangeKind, changeKinds, type StoryChange } from './compare.ts'
import { bandWord } from './phrases.ts'
import type { Summary } from './summary.ts'

/** How many changes are named one by one. */
const mostNamed = 10

/** What is new, gone or changed since the stories were posted; nothing where none are posted. */
export function changeElements(summary: Summary): Element[] {
  const { say, changes: comparison, input } = summary
  if (!comparison) return []
  const { since, changes } = comparison
  const date = dateSeenFrom(say, since, input.today)
  if (changes.length === 0) return [text(say('thread.changes.none', { date }))]
  const items = changes.slice(0, mostNamed).map((change) => changeLine(summary, change))
  const more = changes.length - mostNamed
  const list = changeKinds.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length
    return count > 0 ? [say(countKeys[kind], { count })] : []
  })
  return [
    text(say('thread.changes.since', { date, list: commaList(say, list) })),
    { type: 'list', items },
    ...(more > 0 ? [quiet(say('thread.changes.more', { count: more }))] : []),
    { type: 'divider' },
  ]
}

const countKeys: Readonly<Record<ChangeKind, MessageKey>> = {
  new: 'thread.changes.count.new',
  openAgain: 'thread.changes.count.openAgain',
  sooner: 'thread.changes.count.sooner',
  broughtIn: 'choice.change.countBroughtIn',
  takenOut: 'choice.change.countTakenOut',
  takenCareOf: 'thread.changes.count.takenCareOf',
  gone: 'thread.changes.count.gone',
  later: 'thread.changes.count.later',
}

function changeLine({ say }: Summary, { kind, finding, before }: StoryChange): string {
  const title = asTyped(finding.title)
  if (before) {
    const now = bandWord(say, finding.rating.band.high)
    return say('thread.changes.band', { title, now, before: bandWord(say, before) })
  }
  return say(lineKeys[kind], { title })
}

const lineKeys: Readonly<Record<ChangeKind, MessageKey>> = {
  new: 'thread.changes.new',
  openAgain: 'thread.changes.openAgain',
  sooner: 'thread.changes.band',
  broughtIn: 'choice.change.broughtIn',
  takenOut: 'choice.change.takenOut',
  takenCareOf: 'thread.changes.takenCareOf',
  gone: 'thread.changes.gone',
  later: 'thread.changes.band',
}

/** How a story differs from what is posted, at the head of its line; empty where it does not. */
export function changeMark({ say, changes }: Summary, id: string): string {
  const change = changes?.changes.find(({ finding }) => finding.id === id)
  if (!change) return ''
  if (change.before) {
    return say('thread.changes.mark.band', { before: bandWord(say, change.before) })
  }
  if (change.kind === 'openAgain') return say('thread.changes.mark.openAgain')
  return change.kind === 'new' ? say('thread.changes.mark.new') : ''
}
