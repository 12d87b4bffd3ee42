import { shownWays } from '../analysis/way.ts'
import { listOf, longDate } from '../message/locale.ts'
import { badDay } from './bad-day.ts'
import { briefStyle } from './brief-style.ts'
import { openDifferences } from './differing.ts'
import { headingPart, type Part, paragraphPart, type Words } from './document.ts'
import { headlineReasons } from './headline.ts'
import { htmlPage } from './html.ts'
import { listedFixes } from './listed-fixes.ts'
import { markdownOf } from './markdown.ts'
import { plannedPart } from './planned.ts'
import { shortened } from './shortened.ts'
import { sinceShort } from './since-words.ts'
import { documentStanding } from './standing-words.ts'
import type { AgreedStep } from './steps.ts'
import type { Story } from './stories.ts'
import { itemWords } from './story-item-line.ts'
import type { Summary } from './summary.ts'
import { kindCell, soonCell, tablePart } from './table-part.ts'
import { groupOf, groups } from './telling.ts'
import { toldWords } from './told-words.ts'
import { wayRows } from './ways-words.ts'

/** How much of each thing one sheet of A4 holds. */
const most = { stories: 9, steps: 6, fixes: 3, asks: 3, differing: 2 } as const

/** How many characters a cell, what must never happen and two answers may have; more ends in “…”. */
const longest = { cell: 120, never: 300, differing: 320 } as const

/** One page to bring to a meeting, as HTML that prints on one sheet of A4. */
export function toBriefHtml(summary: Summary): string {
  const { say, input } = summary
  const title = say('report.doc.title', { product: input.product.name })
  return htmlPage(summary, { title, style: briefStyle, parts: briefParts(summary) })
}

/** The same as Markdown, short enough for a message. */
export const toBriefMarkdown = (summary: Summary): string => markdownOf(briefParts(summary))

/** What must never happen and how it could, the first stories, who does what by when, and what to find out. */
export function briefParts(summary: Summary): readonly Part[] {
  const numbered = [...summary.own, ...summary.first]
  return [
    ...top(summary),
    ...sinceShort(summary),
    ...never(summary),
    ...storyTable(summary, numbered.slice(0, most.stories)),
    ...whoDoesWhat(summary),
    ...findOut(summary),
    ...differing(summary),
    ...end(summary, numbered),
  ]
}

const cell = (words: string): string => shortened(words, longest.cell)

function top(summary: Summary): Part[] {
  const { say, input, unsure } = summary
  const by = listOf(say, input.checkedBy.map(cell))
  const date = longDate(say, input.date)
  const line = by ? say('report.doc.checkedBy', { by: cell(by), date }) : date
  return [
    headingPart(1, say('report.doc.title', { product: cell(input.product.name) })),
    ...(line ? [paragraphPart(line, 'quiet')] : []),
    ...plannedPart(summary),
    ...(unsure.mostly
      ? [paragraphPart(say('report.doc.unsure', { count: unsure.count, of: unsure.of }), 'warn')]
      : []),
  ]
}

function never(summary: Summary): Part[] {
  const { say, never: story } = summary
  if (!story?.own) return []
  const said = (story.talk.ways ?? []).map(({ words }) => cell(words))
  const ways = wayRows(summary)
  const more = said.slice(0, shownWays - ways.length)
  return [
    headingPart(2, say('report.doc.never')),
    paragraphPart(shortened(story.own.words, longest.never), 'quote'),
    ...(ways.length > 0 ? [{ type: 'list', items: ways, lettered: true } as const] : []),
    ...(more.length > 0 ? [{ type: 'list', items: more } as const] : []),
  ]
}

function storyTable(summary: Summary, stories: readonly Story[]): Part[] {
  const { say, headline } = summary
  if (stories.length === 0) return [paragraphPart(say('report.doc.nothing'))]
  const caption = say(`report.doc.headline.${headline}`)
  const reasons = headlineReasons(summary).join(' ')
  const ordered = groups.flatMap((group) => stories.filter((story) => groupOf(story) === group))
  const head = [
    say('report.doc.column.number'),
    say('report.doc.column.story'),
    say('report.doc.column.band'),
    say('report.doc.column.risk'),
    say('report.doc.column.told'),
  ]
  return [
    headingPart(2, caption),
    ...(reasons ? [paragraphPart(cell(reasons))] : []),
    tablePart(
      caption,
      head,
      ordered.map((story) => storyRow(summary, story)),
    ),
  ]
}

function storyRow(summary: Summary, story: Story): Words[] {
  const { say } = summary
  const { place, title } = story
  const standing = documentStanding(summary, story)
  return [
    String(place),
    cell(title),
    soonCell(say, story),
    kindCell(say, story),
    cell(standing || toldWords(summary, story)),
  ]
}

/** The agreed steps; before there are any, the best ones, with room to write who and when. */
function whoDoesWhat(summary: Summary): Part[] {
  const { say, steps } = summary
  const caption = say('report.brief.who')
  const needed = steps.filter((step) => step.needed)
  const rows =
    needed.length > 0
      ? needed.slice(0, most.steps).map((step) => stepRow(summary, step))
      : listedFixes(summary)
          .slice(0, most.fixes)
          .map(({ safeguard, places }) => [
            cell(safeguard.text),
            cell(listOf(say, places.map(String))),
            say('report.brief.blank'),
            say('report.brief.blank'),
          ])
  if (rows.length === 0) return []
  const head = [
    say('report.doc.column.step'),
    say('report.brief.for'),
    say('report.doc.column.who'),
    say('report.doc.column.due'),
    { name: say('promise.report.column'), blank: say('promise.report.unsaid') },
  ]
  const left = needed.length - most.steps
  return [
    headingPart(2, caption),
    tablePart(caption, head, rows),
    ...(left > 0 ? [paragraphPart(say('thread.digest.more', { count: left }), 'quiet')] : []),
  ]
}

function stepRow(summary: Summary, step: AgreedStep): Words[] {
  const { say, story } = summary
  const item = itemWords(summary, step.stories)
  const places = step.stories.flatMap((id) => story(id)?.place ?? []).filter((place) => place > 0)
  return [
    cell(item ? say('tracker.report.step', { text: step.text, item }) : step.text),
    cell(listOf(say, places.map(String))),
    step.nobody ? say('promise.report.nobodyCell') : cell(step.owner),
    step.late
      ? say('promise.report.lateDay', { due: longDate(say, step.due) })
      : longDate(say, step.due),
    step.changes ? say(`promise.changes.pick.${step.changes}`) : '',
  ]
}

function findOut({ say, findOut: asked }: Summary): Part[] {
  if (asked.length === 0) return []
  const items = asked
    .slice(0, most.asks)
    .map(({ ask, person }) =>
      person ? say('report.brief.askPerson', { ask: cell(ask), name: cell(person) }) : cell(ask),
    )
  return [headingPart(2, say('report.doc.findOut')), { type: 'list', items }]
}

/** Where people still answer differently. */
function differing(summary: Summary): Part[] {
  const items = openDifferences(summary)
    .slice(0, most.differing)
    .map((words) => shortened(words, longest.differing))
  if (items.length === 0) return []
  return [headingPart(2, summary.say('asking.differ.title')), { type: 'list', items }]
}

function end(summary: Summary, numbered: readonly Story[]): Part[] {
  const { say, asked, notLookedAt, covered, headline } = summary
  const first = numbered.filter((story) => groupOf(story) === 'actFirst').length
  const cost = badDay(summary)
  const lines = [
    ...(cost ? [cost] : []),
    say('report.brief.covers', {
      answered: asked.length,
      left: notLookedAt.questions.length,
      kept: covered.length,
    }),
    ...(numbered.length > 0 ? [say(`report.brief.enough.${headline}`, { first })] : []),
  ]
  return [paragraphPart(lines.join(' '), 'quiet')]
}
