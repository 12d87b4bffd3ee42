import { pictureKinds } from '../domain/picture.ts'
import { listOf, longDate } from '../message/locale.ts'
import type { Say } from '../message/words.ts'
import { badDay } from './bad-day.ts'
import { confirmedAnswers } from './confirmed-answers.ts'
import { apartLine, stepCounts } from './counts-words.ts'
import { endedDifferences, openDifferences } from './differing.ts'
import { headingPart, type Part, paragraphPart, type Words } from './document.ts'
import { headlineReasons } from './headline.ts'
import { effortWord, ownerWord } from './phrases.ts'
import { drawPicture } from './pictures/draw.ts'
import { plannedPart } from './planned.ts'
import { coveredTable, restTable } from './report-rest.ts'
import { storyParts } from './report-story.ts'
import { technicalParts } from './report-technical.ts'
import { sinceParts } from './since-words.ts'
import { documentStanding } from './standing-words.ts'
import type { AgreedStep } from './steps.ts'
import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'
import { kindCell, soonCell, tablePart } from './table-part.ts'
import { toldWords } from './told-words.ts'
import { wayParts } from './ways-words.ts'

/** How many fixes and things to find out a report names; the file for programs has all. */
const mostRows = 10

/** What somebody wrote in several lines stays in several lines. */
const linesOf = (words: string): readonly string[] =>
  words.split(/\r\n|[\r\n]/).filter((one) => one.trim() !== '')

/** The whole report, part by part: what matters first, then every story, the answers, and the technical part. */
export function reportParts(summary: Summary, withPictures = false): readonly Part[] {
  const { say, first, rest, covered, own, never } = summary
  const isTalkedAbout = ({ id }: Story): boolean => summary.input.talk.has(id)
  const isSilent = (story: Story): boolean => !isTalkedAbout(story)
  const gone = summary.gone.filter(isTalkedAbout)
  const told = never && isTalkedAbout(never) ? [never] : []
  const each = [...told, ...own, ...first, ...rest.filter(isTalkedAbout)]
  return [
    ...top(summary),
    ...sinceParts(summary),
    ...storyTable(summary, [...own, ...first]),
    ...fixTable(summary),
    ...findOutTable(summary),
    ...agreed(summary),
    ...differing(summary),
    ...coverage(summary),
    ...(withPictures ? pictureParts(summary) : []),
    ...(each.length > 0 ? [headingPart(2, say('report.doc.stories'))] : []),
    ...each.flatMap((story) => storyParts(summary, story)),
    ...restTable(summary, rest.filter(isSilent)),
    ...coveredTable(summary, covered),
    ...covered.filter(isTalkedAbout).flatMap((story) => storyParts(summary, story)),
    ...(gone.length > 0 ? [headingPart(2, say('report.doc.gone'))] : []),
    ...gone.flatMap((story) => storyParts(summary, story)),
    ...answers(summary),
    ...confirmedAnswers(summary),
    ...ignoredAnswers(summary),
    ...left(summary),
    ...technicalParts(summary, {
      detailed: [...each, ...covered.filter(isTalkedAbout)],
      stories: [...first, ...rest, ...covered, ...gone],
    }),
    paragraphPart(
      say('report.doc.made', {
        flow: summary.input.analysis.flow.id,
        version: summary.input.analysis.flow.version,
        content: summary.input.analysis.contentVersion,
      }),
      'quiet',
    ),
  ]
}

/** What it rests on, what it leaves out, and what a very bad day would cost. */
function coverage(summary: Summary): Part[] {
  const { say, asked, notLookedAt, covered } = summary
  const cost = badDay(summary)
  const covers = say('report.brief.covers', {
    answered: asked.length,
    left: notLookedAt.questions.length,
    kept: covered.length,
  })
  return [paragraphPart([...(cost ? [cost] : []), covers].join(' '), 'quiet')]
}

function top(summary: Summary): Part[] {
  const { say, input, never, unsure } = summary
  const { product, checkedBy, date } = input
  const by = listOf(say, checkedBy)
  const when = longDate(say, date)
  const line = by ? say('report.doc.checkedBy', { by, date: when }) : when
  return [
    headingPart(1, say('report.doc.title', { product: product.name })),
    ...(line ? [paragraphPart(line, 'quiet')] : []),
    ...(product.summary ? [paragraphPart(product.summary)] : []),
    ...plannedPart(summary),
    ...(unsure.mostly
      ? [paragraphPart(say('report.doc.unsure', { count: unsure.count, of: unsure.of }), 'warn')]
      : []),
    ...(never?.own
      ? [
          headingPart(2, say('report.doc.never')),
          ...linesOf(never.own.words).map((words) => paragraphPart(words, 'quote')),
          ...wayParts(summary),
        ]
      : []),
  ]
}

function storyTable(summary: Summary, stories: readonly Story[]): Part[] {
  const { say } = summary
  if (stories.length === 0) {
    return [headingPart(2, say('report.doc.first')), paragraphPart(say('report.doc.nothing'))]
  }
  const title = say(`report.doc.headline.${summary.headline}`)
  const reasons = headlineReasons(summary)
  const head = [
    say('report.doc.column.number'),
    say('report.doc.column.story'),
    say('report.doc.column.band'),
    say('report.doc.column.risk'),
    say('report.doc.column.told'),
    { name: say('report.doc.column.standing'), blank: say('report.doc.notTalked') },
  ]
  const rows = stories.map((story) => storyRow(summary, story))
  return [
    headingPart(2, title),
    ...(reasons.length > 0 ? [paragraphPart(reasons.join(' '))] : []),
    tablePart(title, head, rows),
  ]
}

function storyRow(summary: Summary, story: Story): Words[] {
  const { say } = summary
  const { place, title } = story
  return [
    String(place),
    title,
    soonCell(say, story),
    kindCell(say, story),
    toldWords(summary, story),
    documentStanding(summary, story),
  ]
}

function pictureParts(summary: Summary): Part[] {
  const { say } = summary
  return [
    headingPart(2, say('report.doc.pictures')),
    ...pictureKinds.flatMap((kind): Part[] => {
      const svg = drawPicture[kind](summary)
      const caption = say(`report.doc.picture.${kind}`)
      return svg === undefined ? [] : [{ type: 'picture', svg, caption }]
    }),
  ]
}

function fixTable({ say, bestFixes }: Summary): Part[] {
  if (bestFixes.length === 0) return []
  const caption = say('report.doc.fixes')
  const head = [
    say('report.doc.column.step'),
    say('report.doc.column.effort'),
    say('report.doc.column.owner'),
    say('report.doc.column.noticed'),
    say('report.doc.column.helps'),
  ]
  const rows = bestFixes
    .slice(0, mostRows)
    .map(({ safeguard, helps }) => [
      safeguard.text,
      effortWord(say, safeguard.effort),
      ownerWord(say, safeguard.owner),
      safeguard.noticed,
      String(helps.length),
    ])
  return [headingPart(2, caption), tablePart(caption, head, rows)]
}

function findOutTable({ say, findOut }: Summary): Part[] {
  if (findOut.length === 0) return []
  const caption = say('report.doc.findOut')
  const head = [
    say('report.doc.column.question'),
    { name: say('report.doc.column.person'), blank: say('report.doc.nobodyNamed') },
    say('report.doc.column.settles'),
  ]
  const rows = findOut
    .slice(0, mostRows)
    .map(({ ask, person, settles }) => [
      ask,
      person ?? say('report.doc.nobodyNamed'),
      String(settles.length),
    ])
  return [headingPart(2, caption), tablePart(caption, head, rows)]
}

function agreed(summary: Summary): Part[] {
  const { say, steps } = summary
  const apart = apartLine(summary)
  if (steps.length === 0 && apart === '') return []
  const caption = say('report.doc.agreed')
  const line = [numbers(summary), apart].filter((words) => words !== '').join(' ')
  return [headingPart(2, caption), paragraphPart(line), ...stepTable(summary, caption)]
}

function numbers({ say, counts, steps }: Summary): string {
  const now = counts.now.actFirst
  const unknown = counts.actFirstNotKnown
  const { count: of, shown: done } = stepCounts(steps)
  return of === 0
    ? say('report.doc.now', { now, unknown })
    : say('report.doc.bands', { now, unknown, agreed: counts.agreed.actFirst, done, of })
}

function stepTable({ say, steps }: Summary, caption: string): Part[] {
  if (steps.length === 0) return []
  const head = [
    say('report.doc.column.step'),
    say('report.doc.column.who'),
    say('report.doc.column.due'),
    say('report.doc.column.done'),
    { name: say('promise.report.column'), blank: say('promise.report.unsaid') },
  ]
  const rows = steps.map((step) => [
    step.text,
    step.owner,
    longDate(say, step.due),
    doneWords(say, step),
    step.changes ? say(`promise.changes.pick.${step.changes}`) : '',
  ])
  return [tablePart(caption, head, rows)]
}

function doneWords(say: Say, step: AgreedStep): string {
  const { needed, shown, done, late, nobody, taken, owner } = step
  if (!needed) return say('report.doc.needless')
  if (shown) return say('report.doc.shown')
  if (done) return say('report.doc.done')
  if (nobody) return say(late ? 'promise.report.lateNobody' : 'promise.report.nobodyCell')
  if (late) return say('promise.report.lateCell')
  return taken ? say('promise.report.takenCell', { owner }) : say('report.doc.notDone')
}

/** Where people answered differently: who says what and who settles it, or what stands and why. */
function differing(summary: Summary): Part[] {
  const items = [...openDifferences(summary), ...endedDifferences(summary)]
  if (items.length === 0) return []
  return [headingPart(2, summary.say('asking.differ.title')), { type: 'list', items }]
}

function answers({ say, asked }: Summary): Part[] {
  if (asked.length === 0) return []
  const caption = say('report.doc.answers')
  const rows = asked.flatMap(({ ask, answers: given }) =>
    given.map(({ by, at, text }) => [ask, text, by ?? '', longDate(say, at)]),
  )
  const blank = say('report.doc.notRecorded')
  const head = [
    say('report.doc.column.question'),
    say('report.doc.column.answer'),
    { name: say('report.doc.column.who'), blank },
    { name: say('report.doc.column.when'), blank },
  ]
  const table = tablePart(caption, head, rows)
  return [headingPart(2, caption), { type: 'small', parts: [table], twoColumns: true }]
}

/** What was answered and does not count, so that nobody believes it was looked at. */
function ignoredAnswers({ say, input: { ignored = [] } }: Summary): Part[] {
  if (ignored.length === 0) return []
  const items = ignored.map(({ question, reason }) =>
    say('report.doc.ignoredLine', { question, reason }),
  )
  return [headingPart(2, say('report.doc.ignored')), { type: 'list', items }]
}

function left({ say, notLookedAt, assumptions }: Summary): Part[] {
  const parts: Part[] = []
  if (notLookedAt.questions.length > 0) {
    const items = notLookedAt.questions.map(({ ask }) => ask)
    const intro = say('report.doc.notAsked', { count: items.length, stories: notLookedAt.stories })
    parts.push(headingPart(2, say('report.doc.left')), paragraphPart(intro), {
      type: 'list',
      items,
    })
  }
  if (assumptions.length > 0) {
    const items = assumptions.map(({ text }) => text)
    parts.push(headingPart(2, say('report.doc.assumed')), { type: 'list', items })
  }
  return parts
}
