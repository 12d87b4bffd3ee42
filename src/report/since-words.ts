import { stepsById } from '../analysis/step-ids.ts'
import { text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { fit } from '../message/limits.ts'
import { commaList, dateSeenFrom } from '../message/locale.ts'
import type { Element } from '../message/message.ts'
import { quiet } from './card.ts'
import { headingPart, type Part, paragraphPart } from './document.ts'
import { bandWord, withFullStop } from './phrases.ts'
import { questionWords, reportAnswerWords } from './questions.ts'
import {
  type SinceChange,
  type SinceLastLook,
  type SinceReason,
  sinceGroupOf,
  sinceGroups,
} from './since.ts'
import type { Summary } from './summary.ts'

/** How many differences a posted summary names one by one; every report has all. */
const mostNamed = 5

/** How much of an answer a reason repeats, in characters. */
const longestAnswer = 80

/** What is different from the last look: how many of each, and the first of them with their reasons. */
export function sinceElements(summary: Summary): readonly Element[] {
  const { say, input } = summary
  const { since } = input
  if (!since) return []
  const { changes } = since
  if (changes.length === 0) return [text(sinceLine(summary, since))]
  const items = namedFirst(changes)
    .slice(0, mostNamed)
    .map((change) =>
      [changeLine(summary, since, change), ...reasonLines(summary, change)].join(' '),
    )
  const more = changes.length - items.length
  return [
    text(sinceLine(summary, since)),
    { type: 'list', items },
    ...(more > 0 ? [quiet(say('look.since.more', { count: more }))] : []),
  ]
}

/** Only how many of each: it names no story. */
export const sinceCounts = (summary: Summary): readonly Element[] =>
  summary.input.since ? [text(sinceLine(summary, summary.input.since))] : []

/** "Since 27 Nov: 2 new, 1 worse, 1 gone." */
function sinceLine({ say, input }: Summary, { date: day, changes }: SinceLastLook): string {
  const date = dateSeenFrom(say, day, input.today)
  if (changes.length === 0) return say('look.since.none', { date })
  const list = sinceGroups.flatMap((group) => {
    const count = changes.filter(({ kind }) => sinceGroupOf[kind] === group).length
    return count > 0 ? [say(`look.since.count.${group}`, { count })] : []
  })
  return say('look.since.title', { date, list: commaList(say, list) })
}

/** One of each kind comes before a second of any. */
function namedFirst(changes: readonly SinceChange[]): readonly SinceChange[] {
  const seen = new Map<string, number>()
  const turns = changes.map((change, place) => {
    const turn = seen.get(change.kind) ?? 0
    seen.set(change.kind, turn + 1)
    return { change, place, turn }
  })
  return turns
    .toSorted((one, other) => one.turn - other.turn || one.place - other.place)
    .map(({ change }) => change)
}

function changeLine({ say, input }: Summary, since: SinceLastLook, change: SinceChange): string {
  const { kind, because } = change
  const title = asTyped(titleOf({ say }, change))
  if (kind === 'sooner' || kind === 'later') {
    return say(`look.since.line.${kind}`, { title, ...bandWords({ say }, change) })
  }
  const isOfList = because.some((reason) => reason.kind === 'catalogue')
  return kind === 'new' && isOfList
    ? say('look.since.line.newSince', { title, date: dateSeenFrom(say, since.date, input.today) })
    : say(`look.since.line.${kind}`, { title })
}

const titleOf = ({ say }: Pick<Summary, 'say'>, { title }: SinceChange): string =>
  title === '' ? say('look.since.nameless') : withFullStop(title)

const bandWords = ({ say }: Pick<Summary, 'say'>, { band, before }: SinceChange) => ({
  now: band ? bandWord(say, band) : '',
  before: before ? bandWord(say, before) : '',
})

const reasonLines = (summary: Summary, change: SinceChange): readonly string[] =>
  change.because.flatMap((reason) => plainReasons(summary, reason).map(asTyped))

/** Why a story is not as it was, each reason a sentence of its own. */
function plainReasons(summary: Summary, reason: SinceReason): readonly string[] {
  const { say, input, nameOf } = summary
  if (reason.kind === 'catalogue') return [say('look.since.because.catalogue')]
  if (reason.kind === 'step') {
    const { own, safeguards, owner } = reason
    const known = safeguards.map((id) => stepsById(input.catalogue.safeguards).get(id)?.text ?? id)
    const steps = [...known, ...(own === undefined ? [] : [own])]
    return steps.map((step) => {
      return say('look.since.because.step', { owner: nameOf(owner), step: withFullStop(step) })
    })
  }
  return reason.answers.map(({ question: id, before, now }) => {
    const { short } = questionWords(input, id)
    const question = input.rules.byId.get(id)
    const words = (value: string | readonly string[] | null) =>
      fit(question ? reportAnswerWords(input, question, value) : String(value), longestAnswer)
    if (now === undefined) return say('look.since.because.unasked', { short })
    if (before === undefined) return say('look.since.because.fresh', { short, now: words(now) })
    return say('look.since.because.answer', { short, now: words(now), before: words(before) })
  })
}

/** What is different from the last look, in a report: every story with its reasons. */
export function sinceParts(summary: Summary): readonly Part[] {
  const { say, input } = summary
  const { since } = input
  if (!since) return []
  const date = dateSeenFrom(say, since.date, input.today)
  const caption = say('look.since.heading', { date })
  const line = paragraphPart(plain(sinceLine(summary, since)))
  if (since.changes.length === 0) return [headingPart(2, caption), line]
  const head = [
    say('look.since.column.what'),
    say('look.since.column.story'),
    say('look.since.column.why'),
  ]
  const rows = since.changes.map((change) => [
    say(`look.since.kind.${change.kind}`, bandWords(summary, change)),
    titleOf(summary, change),
    change.because.flatMap((reason) => plainReasons(summary, reason)).join(' '),
  ])
  return [headingPart(2, caption), line, { type: 'table', caption, head, rows }]
}

/** How many of each there are, for one page. */
export const sinceShort = (summary: Summary): readonly Part[] =>
  summary.input.since ? [paragraphPart(plain(sinceLine(summary, summary.input.since)))] : []

/** The same words without marks of Markdown: a document has its own. */
const plain = (words: string): string => words.replaceAll('**', '')
