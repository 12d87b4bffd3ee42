import { text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Element } from '../message/message.ts'
import { buttonRow, quiet } from './card.ts'
import type { Part, Words } from './document.ts'
import { asSentence, howSoon } from './phrases.ts'
import { documentStanding, threadStanding } from './standing-words.ts'
import type { Summary } from './summary.ts'
import { type ToldWay, toldWays, type WayAside } from './told-ways.ts'

/** How many ways a summary names; the discussion has all that are told. */
const fewWays = 3

/** The likeliest ways as lines: "a. Somebody … Plan soon." */
export const fewWayLines = (summary: Summary): Element[] =>
  toldWays(summary)
    .told.slice(0, fewWays)
    .map((told) => text(wayLine(summary, told)))

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

/** The same before anything is posted: there is nothing to talk about yet. */
export function wayChoices(summary: Summary): Element[] {
  const { told, aside } = toldWays(summary)
  return [
    ...told.flatMap((one) => [text(withReason(summary, one)), ...buttonRow(summary, [notUs(one)])]),
    ...aside.flatMap((one) => asideCard(summary, one)),
  ]
}

/** For a list of plain lines: each way with how soon it should be looked at, or where it stands. */
export const wayItems = (summary: Summary): readonly string[] =>
  toldWays(summary).told.map((told) => wayLine(summary, told))

/** All answers behind each way, with who gave them. */
export function wayReasons(summary: Summary): readonly string[] {
  const { say, nameOf } = summary
  return toldWays(summary).told.flatMap(({ letter, way }) => {
    const reasons = way.because
      .filter(({ answer }) => answer !== null)
      .map(({ by, text: words }) =>
        by === undefined
          ? asSentence(words)
          : say('thread.way.saidBy', { name: asTyped(nameOf(by)), reason: asSentence(words) }),
      )
    return reasons.length === 0
      ? []
      : [say('thread.way.because', { letter, reasons: reasons.join(' ') })]
  })
}

/** The ways in a report, each with its rating and where it stands. */
export function wayParts(summary: Summary): Part[] {
  const { say, nameOf } = summary
  const { told, aside } = toldWays(summary)
  if (told.length === 0) return []
  const items = told.map(({ way, letter, story, reason }): Words => {
    const { band } = story
    return [
      `${say('report.doc.wayLine', { letter, title: way.title })} `,
      ...(band ? [{ band, words: howSoon(say, story, band) }, ' '] : []),
      ...[reason?.text, documentStanding(summary, story)].filter(Boolean).join(' '),
    ]
  })
  const set = aside.map(({ way, letter, by }) =>
    say('report.doc.wayAside', { letter, title: way.title, name: nameOf(by) }),
  )
  return [
    { type: 'words', words: say('report.doc.ways') },
    { type: 'list', items: [...items, ...set] },
  ]
}

function wayLine(summary: Summary, { way, letter, story }: ToldWay): string {
  const { say } = summary
  const title = asSentence(way.title)
  if (!story.band) {
    return say('thread.way.settled', { letter, title, standing: threadStanding(summary, story) })
  }
  const values = { letter, title, band: howSoon(say, story, story.band) }
  return isAmongFirst(summary, story.id)
    ? say('thread.way.place', { ...values, place: story.place })
    : say('thread.way.line', values)
}

function withReason(summary: Summary, told: ToldWay): string {
  const { reason } = told
  const line = wayLine(summary, told)
  return reason ? `${line} ${asSentence(reason.text)}` : line
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
