import { text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Element } from '../message/message.ts'
import { quiet } from './card.ts'
import type { Change } from './compare.ts'
import { bandWord, dateSeenFrom } from './phrases.ts'
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
  return [
    text(say('thread.changes.since', { count: changes.length, date })),
    { type: 'list', items },
    ...(more > 0 ? [quiet(say('thread.changes.more', { count: more }))] : []),
    { type: 'divider' },
  ]
}

function changeLine({ say }: Summary, change: Change): string {
  const title = asTyped(change.finding.title)
  switch (change.kind) {
    case 'new':
      return say('thread.changes.new', { title })
    case 'gone':
      return say('thread.changes.gone', { title })
    case 'takenCareOf':
      return say('thread.changes.takenCareOf', { title })
    case 'openAgain':
      return say('thread.changes.openAgain', { title })
    case 'sooner':
    case 'later': {
      const now = bandWord(say, change.finding.rating.band.high)
      return say('thread.changes.band', { title, now, before: bandWord(say, change.before) })
    }
  }
}
