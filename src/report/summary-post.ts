import { type PictureKind, pictureKinds } from '../domain/picture.ts'
import { text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { listOf } from '../message/locale.ts'
import type { Element } from '../message/message.ts'
import { plainText } from '../message/plain-text.ts'
import { quiet } from './card.ts'
import { apartParts, countsLine } from './counts-words.ts'
import { shownEndedDifferences, shownOpenDifferences } from './differing.ts'
import { headlineReasons } from './headline.ts'
import { type ListedFix, listedFixes } from './listed-fixes.ts'
import { asSentence } from './phrases.ts'
import type { Story } from './stories.ts'
import { storyLine } from './story-line.ts'
import type { Summary } from './summary.ts'
import { groupOf, groups } from './telling.ts'
import { fewWayLines } from './ways-words.ts'
import { countWords, fitting, type Wish } from './words-count.ts'

/** How many words a posted summary has at most, with its buttons. */
export const mostSummaryWords = 218

/** How many ways to what must never happen a summary names, where there is room; the discussion has all. */
const wayCounts = [3, 2]

/** How many fixes a summary names at most. */
const mostFixes = 2

/** Wishes up to this rank are what a summary is for; the others are said where there is room. */
const needed = 3

/** What a summary says between its title and its buttons: whatever is dearest, as far as it is quickly read. */
export function summaryBody(
  summary: Summary,
  {
    heading: title,
    since,
    end,
  }: {
    readonly heading: readonly Element[]
    /** What is different from the last look: it takes no room from anything else. */
    readonly since: readonly Element[]
    readonly end: readonly Element[]
  },
): readonly Element[] {
  const numbered = [...summary.own, ...summary.first]
  const heading = [...title, ...since]
  const room = mostSummaryWords + wordsOf(since) - wordsOf(end)
  // What is weak in a story matters more than a third way.
  const drafts = [...numbered.keys(), numbered.length]
    .toReversed()
    .flatMap((telling) =>
      wayCounts.map((ways) => wishesFor(summary, { heading, numbered, telling, ways })),
    )
  const fits = (wishes: readonly Wish<unknown>[]): boolean =>
    wishes.filter(({ rank }) => rank <= needed).reduce((sum, { words }) => sum + words, 0) <= room
  const draft = drafts.find(fits) ?? drafts.at(-1) ?? []
  return fitting(draft, room).flat()
}

interface Draft {
  readonly heading: readonly Element[]
  readonly numbered: readonly Story[]
  /** How many stories, from the first, say what is weak or not known. */
  readonly telling: number
  /** How many ways to what must never happen it names at most. */
  readonly ways: number
}

const wishesFor = (summary: Summary, draft: Draft): readonly Wish<readonly Element[]>[] => [
  always(draft.heading),
  always(mustNever(summary)),
  always(fewWayLines(summary, draft.ways)),
  ...(draft.numbered.length === 0 ? [always(nothing(summary))] : stories(summary, draft)),
  ...nextWishes(summary, draft.numbered),
  always(countsElements(summary)),
  always(pictures(summary)),
]

const wordsOf = (elements: readonly Element[]): number => countWords(plainText({ elements }))

const wish = (rank: number, elements: readonly Element[]): Wish<readonly Element[]> => ({
  rank,
  what: elements,
  words: wordsOf(elements),
})

const always = (elements: readonly Element[]) => wish(0, elements)

const nothing = ({ say }: Summary): Element[] => [text(say('thread.summary.nothing'))]

function mustNever({ say, never }: Summary): Element[] {
  if (!never?.own) return []
  const { words, by } = never.own
  const said = asTyped(words)
  return [
    text(
      by
        ? say('thread.never.by', { name: asTyped(by), words: said })
        : say('thread.never.plain', { words: said }),
    ),
  ]
}

/** The stories to talk through, grouped by how soon; above them what the answers come to. */
function stories(
  summary: Summary,
  { numbered, telling }: Draft,
): readonly Wish<readonly Element[]>[] {
  const { say, headline } = summary
  const reasons = headlineReasons(summary).map(asTyped)
  const told = new Set<string>()
  const listed = groups.flatMap((group): Element[] => {
    const those = numbered.filter((story) => groupOf(story) === group)
    if (those.length === 0) return []
    const lines = those.map((story) => {
      const isShort = numbered.indexOf(story) >= telling && !story.isNotKnownYet
      const line = storyLine(summary, story, { isGrouped: true, told, isShort })
      return text(`${story.place}\\. ${line}`)
    })
    return [text(say(`thread.group.${group}`)), ...lines]
  })
  return [
    wish(headline === 'act' ? 8 : 0, [
      text(say(`thread.headline.${headline}`, { count: numbered.length })),
    ]),
    ...(reasons.length > 0 ? [wish(4, [text(reasons.join(' '))])] : []),
    always(listed),
  ]
}

function nextWishes(
  summary: Summary,
  numbered: readonly Story[],
): readonly Wish<readonly Element[]>[] {
  const { say, headline } = summary
  const first = numbered.filter((story) => groupOf(story) === 'actFirst').length
  const [best, ...more] = listedFixes(summary).slice(0, mostFixes)
  return [
    ...(best ? [wish(1, [text(fixWords(summary, best, 'bestFix'))])] : []),
    ...more.map((fix) => wish(6, [text(fixWords(summary, fix, 'nextFix'))])),
    wish(2, askElements(summary, numbered)),
    wish(2, differing(summary, shownOpenDifferences(summary))),
    wish(3, differing(summary, shownEndedDifferences(summary))),
    wish(5, wellKept(summary)),
    wish(7, basics(summary)),
    wish(3, [quiet(covers(summary))]),
    ...(numbered.length > 0
      ? [wish(3, [text(say(`thread.summary.enough.${headline}`, { first }))])]
      : []),
  ]
}

/** What it is, which of the listed stories it is for, what it takes, and what people will notice. */
export const fixWords = (
  { say }: Summary,
  { safeguard, places }: ListedFix,
  key: 'bestFix' | 'nextFix',
): string =>
  say(`thread.summary.${key}`, {
    text: asSentence(safeguard.text),
    list: listOf(say, places.map(String)),
    effort: safeguard.effort,
    noticed: asSentence(safeguard.noticed),
  })

/** One question, to one person where somebody is named: the first that a listed story waits for. */
function askElements(summary: Summary, numbered: readonly Story[]): Element[] {
  const { say, findOut } = summary
  const listed = new Set(numbered.map(({ id }) => id))
  // A question that stands in the line of its story is not asked twice.
  const told = new Set(
    numbered.flatMap((story) => (story.isNotKnownYet ? story.settledBy?.id : [])),
  )
  const open = findOut.filter(({ id }) => !told.has(id))
  const asked = open.find(({ settles }) => settles.some((id) => listed.has(id))) ?? open[0]
  if (!asked) return []
  const ask = asTyped(asked.ask)
  return [
    text(
      asked.person
        ? say('thread.summary.askPerson', { ask, name: asTyped(asked.person) })
        : say('thread.summary.ask', { ask }),
    ),
  ]
}

/** Where people answered differently: the first in words, and how many more there are. */
function differing({ say }: Summary, [first, ...more]: readonly string[]): Element[] {
  if (first === undefined) return []
  const others = more.length > 0 ? [say('asking.differ.more', { count: more.length })] : []
  return [text([say('asking.differ.shown', { words: first }), ...others].join(' '))]
}

/** What is well kept already, the first thing in words. */
function wellKept({ say, covered, wellKept: [told] }: Summary): Element[] {
  const reason = told?.finding?.coveredBecause
  if (reason === undefined) return []
  return [
    quiet(say('thread.summary.wellKept', { reason: asSentence(reason), more: covered.length - 1 })),
  ]
}

function basics({ say, input: { analysis } }: Summary): Element[] {
  const { basics: ids = [] } = analysis
  return ids.length === 0 ? [] : [quiet(say('thread.summary.basics', { count: ids.length }))]
}

/** What it rests on, and what it leaves out. */
const covers = ({ say, asked, notLookedAt }: Summary): string =>
  say('thread.summary.covers', { answered: asked.length, left: notLookedAt.questions.length })

/** What the numbers come to; said once the team has settled something. */
function countsElements(summary: Summary): Element[] {
  const isMoved = summary.steps.length > 0 || apartParts(summary).length > 0
  return isMoved ? [text(countsLine(summary))] : []
}

/** A picture that would be empty is left out. */
const isDrawn: Readonly<Record<PictureKind, (summary: Summary) => boolean>> = {
  'data-flow': () => true,
  'risk-map': ({ first }) => first.some(({ band }) => band !== undefined),
}

function pictures(summary: Summary): Element[] {
  const { say, input } = summary
  return pictureKinds
    .filter((kind) => isDrawn[kind](summary))
    .map((kind) => ({
      type: 'picture',
      picture: kind,
      alt: say(`thread.picture.${kind}`, { product: input.product.name }),
    }))
}
