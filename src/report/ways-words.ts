import { text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Element } from '../message/message.ts'
import { buttonRow, quiet } from './card.ts'
import type { Part, Span, Words } from './document.ts'
import { asSentence, howSoon } from './phrases.ts'
import { documentStanding, threadStanding } from './standing-words.ts'
import { saidBy } from './stories.ts'
import type { Summary } from './summary.ts'
import { type ToldWay, toldWays, type WayAside } from './told-ways.ts'

/** The likeliest ways as short lines, at most this many: "a. Somebody …"; what is settled says so. */
export const fewWayLines = (summary: Summary, most: number): Element[] =>
  summary.never === undefined
    ? []
    : toldWays(summary)
        .told.slice(0, most)
        .map((told) => text(bareLine(summary, told)))

/** Every way that is told, with what can be said of it; and those that somebody set aside. */
export function wayCards(summary: Summary): Element[] {
  const { told, aside } = toldWays(summary)
  return [
    ...told.flatMap((one) => [
      text(withReason(summary, one)),
      ...buttonRow(summary, [
        {
          label: 'thread.way.talk',
          type: 'openStory',
          more: { finding: one.story.id },
          values: { letter: one.letter },
        },
        notUs(one),
      ]),
    ]),
    ...aside.flatMap((one) => asideCard(summary, one)),
  ]
}

/** What the facilitator can set aside before anything is posted: there is nothing to talk about yet. */
export function wayChoices(summary: Summary): Element[] {
  const { told, aside } = toldWays(summary)
  if (summary.never === undefined || told.length + aside.length === 0) return []
  return [
    text(summary.say('thread.way.check')),
    ...told.flatMap((one) => [text(withReason(summary, one)), ...buttonRow(summary, [notUs(one)])]),
    ...aside.flatMap((one) => asideCard(summary, one)),
  ]
}

/** For a list of plain lines: each way with how soon it should be looked at, or where it stands. */
export const wayItems = (summary: Summary): readonly string[] =>
  toldWays(summary).told.map((told) => wayLine(summary, told))

/** All answers behind each way, with who gave them. */
export function wayReasons(summary: Summary): readonly string[] {
  const { say, input } = summary
  return toldWays(summary).told.flatMap(({ letter, way, story }) => {
    const given = way.because.filter(({ answer }) => answer !== null)
    const all = [...(story.finding?.weak ?? []), ...given]
    const reasons = saidBy(all, input.people).map(({ by, texts }) => {
      const words = texts.map(asSentence).join(' ')
      return by === undefined
        ? words
        : say('thread.way.saidBy', { name: asTyped(by), reasons: words })
    })
    return reasons.length === 0
      ? []
      : [say('thread.way.because', { letter, reasons: reasons.join(' ') })]
  })
}

/** For one page: each way with how soon it should be looked at. */
export const wayRows = (summary: Summary): readonly Words[] =>
  toldWays(summary).told.map((told) => titleAndBand(summary, told))

/** The ways in a report, each with its rating and where it stands. */
export function wayParts(summary: Summary): Part[] {
  const { say, nameOf } = summary
  const { told, aside } = toldWays(summary)
  if (told.length === 0) return []
  const items = told.map((one): Words => {
    const { band } = one.story
    const reason = band ? one.reason?.text : undefined
    const more = [reason, documentStanding(summary, one.story)].filter(Boolean).join(' ')
    return [...titleAndBand(summary, one), more === '' ? '' : ` ${more}`]
  })
  const set = aside.map(({ way, letter, by }) =>
    say('report.doc.wayAside', { letter, title: way.title, name: nameOf(by) }),
  )
  return [
    { type: 'words', words: say('report.doc.ways') },
    { type: 'list', items: [...items, ...set], lettered: true },
  ]
}

function titleAndBand({ say }: Summary, { way, letter, story }: ToldWay): readonly Span[] {
  const { band } = story
  const title = say('report.doc.wayLine', { letter, title: way.title })
  return band ? [`${title} `, { band, words: howSoon(say, story, band) }] : [title]
}

/** For a post: what happens and how soon, or where it stands. */
function shortLine(summary: Summary, { way, letter, story }: Omit<ToldWay, 'reason'>): string {
  const { say } = summary
  const title = asSentence(way.title)
  return story.band
    ? say('thread.way.line', { letter, title, band: howSoon(say, story, story.band) })
    : say('thread.way.settled', {
        letter,
        title,
        standing: threadStanding(summary, story) || say('thread.line.covered'),
      })
}

const bareLine = (summary: Summary, told: ToldWay): string =>
  told.story.band
    ? summary.say('thread.way.bare', { letter: told.letter, title: asSentence(told.way.title) })
    : shortLine(summary, told)

function wayLine(summary: Summary, { way, letter, story }: ToldWay): string {
  const { say } = summary
  if (!story.band || !isAmongFirst(summary, story.id)) {
    return shortLine(summary, { way, letter, story })
  }
  return say('thread.way.place', {
    letter,
    title: asSentence(way.title),
    band: howSoon(say, story, story.band),
    place: story.place,
  })
}

function withReason(summary: Summary, told: ToldWay): string {
  const { reason, story } = told
  const line = wayLine(summary, told)
  return reason && story.band ? `${line} ${asSentence(reason.text)}` : line
}

const isAmongFirst = ({ first }: Summary, id: string): boolean =>
  first.some((story) => story.id === id)

const notUs = ({ way, letter }: ToldWay) =>
  ({
    label: 'thread.way.notUs',
    type: 'setWayAside',
    more: { way: way.id },
    values: { letter },
    style: 'quiet',
  }) as const

function asideCard(summary: Summary, { way, letter, by }: WayAside): Element[] {
  const { say, nameOf } = summary
  return [
    quiet(
      say('thread.way.aside', {
        letter,
        title: asSentence(way.title),
        name: asTyped(nameOf(by)),
      }),
    ),
    ...buttonRow(summary, [
      {
        label: 'thread.way.back',
        type: 'bringWayBack',
        more: { way: way.id },
        values: { letter },
        style: 'quiet',
      },
    ]),
  ]
}
