import { headingPart, type Part, type Words } from './document.ts'
import { documentStanding } from './standing-words.ts'
import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'
import { soonCell, tablePart } from './table-part.ts'
import { toldWords } from './told-words.ts'

/** The stories that nobody has talked about and that are not among the first: a line each. */
export function restTable(summary: Summary, stories: readonly Story[]): Part[] {
  const { say } = summary
  if (stories.length === 0) return []
  const caption = say('report.doc.rest')
  const head = [
    say('report.doc.column.number'),
    say('report.doc.column.story'),
    say('report.doc.column.band'),
    say('report.doc.column.told'),
  ]
  const rows = stories.map((story): Words[] => {
    const { place, title } = story
    const standing = documentStanding(summary, story)
    return [String(place), title, soonCell(say, story), standing || toldWords(summary, story)]
  })
  return [headingPart(2, caption), { type: 'small', parts: [tablePart(caption, head, rows)] }]
}

/** What the answers take care of: a line each, with why. */
export function coveredTable(summary: Summary, stories: readonly Story[]): Part[] {
  const { say } = summary
  if (stories.length === 0) return []
  const caption = say('report.doc.covered')
  const head = [
    say('report.doc.column.number'),
    say('report.doc.column.story'),
    say('report.doc.label.covered'),
    { name: say('report.doc.column.standing'), blank: say('report.doc.notChecked') },
  ]
  const rows = stories.map((story) => [
    String(story.place),
    story.title,
    story.finding?.coveredBecause ?? '',
    documentStanding(summary, story),
  ])
  return [headingPart(2, caption), { type: 'small', parts: [tablePart(caption, head, rows)] }]
}
