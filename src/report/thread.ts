import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { dateSeenFrom, listOf, shortDate } from '../message/locale.ts'
import type { Element, Message } from '../message/message.ts'
import { type ButtonSpec, buttonRow, quiet } from './card.ts'
import { changeElements } from './change-words.ts'
import { sinceCounts, sinceElements } from './since-words.ts'
import { isSettled } from './standing.ts'
import type { Summary } from './summary.ts'
import { summaryBody } from './summary-post.ts'
import { wayChoices } from './ways-words.ts'

/** What the channel offers beside a summary. */
export interface SummaryOptions {
  /** There are several places to post to, of which one is picked. */
  readonly places?: boolean
  /** The report is asked for by a button; elsewhere the place has its own way to it. */
  readonly download?: boolean
}

/** The posted summary: what must never happen, the first seven, best fixes, what to find out. */
export function summaryMessage(summary: Summary, room: SummaryOptions = {}): Message {
  return message(...summaryElements(summary, room), ...summaryButtons(summary, room))
}

/** Only that a check was made and how much there is to talk about; names no weak spot. */
export function headlineMessage(summary: Summary): Message {
  const { say, counts } = summary
  return message(
    ...heading(summary),
    text(
      [
        say('thread.headline.stories', { count: counts.talked.of }),
        ...(counts.now.actFirst > 0
          ? [say('thread.headline.actFirst', { count: counts.now.actFirst })]
          : []),
        ...(counts.notKnownYet > 0
          ? [say('thread.headline.notKnownYet', { count: counts.notKnownYet })]
          : []),
        ...(summary.headline === 'protect' ? [say('thread.headline.hurt')] : []),
      ].join(' '),
    ),
    ...sinceCounts(summary),
    quiet(say('thread.headline.private')),
  )
}

/** The summary as only its facilitator sees it, with the choice of where it goes. */
export function previewMessage(summary: Summary, { places = false }: SummaryOptions = {}): Message {
  const { say } = summary
  return message(
    quiet(onlyYou(summary)),
    ...changeElements(summary),
    ...summaryElements(summary, {}),
    { type: 'divider' },
    ...wayChoices(summary),
    { type: 'text', tone: 'warn', text: say('thread.preview.weakSpots') },
    ...buttonRow(summary, [
      ...(places ? ways : oneWay),
      { label: 'choice.open', type: 'chooseStories' },
      { label: 'thread.preview.notYet', type: 'lookOver', style: 'quiet' },
    ]),
  )
}

function onlyYou({ say, changes, input }: Summary): string {
  if (!changes) return say('thread.preview.onlyYou')
  return say('thread.preview.again', { date: dateSeenFrom(say, changes.since, input.today) })
}

const oneWay: readonly ButtonSpec[] = [
  { label: 'thread.preview.all', type: 'publish', more: { how: 'all' }, style: 'primary' },
  { label: 'thread.preview.headline', type: 'publish', more: { how: 'headline' } },
]

/** A private place is offered first; each way then asks where. */
const ways: readonly ButtonSpec[] = [
  {
    label: 'thread.preview.private',
    type: 'openPublish',
    more: { how: 'all', onlyPrivate: true },
    style: 'primary',
  },
  {
    label: 'thread.preview.headlineThere',
    type: 'openPublish',
    more: { how: 'headline', onlyPrivate: false },
  },
  {
    label: 'thread.preview.allThere',
    type: 'openPublish',
    more: { how: 'all', onlyPrivate: false },
  },
]

const summaryElements = (summary: Summary, room: SummaryOptions): readonly Element[] =>
  summaryBody(summary, {
    heading: [...heading(summary), ...honest(summary)],
    since: sinceElements(summary),
    end: summaryButtons(summary, room),
  })

function heading(summary: Summary): Element[] {
  const { say, input } = summary
  const by = listOf(say, input.checkedBy.map(asTyped))
  const date = shortDate(say, input.date)
  const line = by ? say('thread.summary.checkedBy', { by, date }) : date
  const { until } = input
  return [
    { type: 'heading', text: say('thread.summary.title', { product: product(summary) }) },
    ...(line ? [quiet(line)] : []),
    ...(until === undefined
      ? []
      : [text(say('thread.summary.until', { date: dateSeenFrom(say, until, input.date) }))]),
  ]
}

function honest({ say, unsure, input }: Summary): Element[] {
  if (!unsure.mostly) return []
  const { count, of } = unsure
  const key = input.people.size > 1 ? 'thread.summary.unsure' : 'thread.summary.unsureAlone'
  return [{ type: 'text', tone: 'warn', text: say(key, { count, of }) }]
}

/** "By your answers, 4 things are taken care of; 1 was checked by a second person. Not looked at: 16 questions." */
export function coverageLine({ say, covered, coveredChecked, notLookedAt }: Summary): string {
  const lines: string[] = []
  if (covered.length > 0) {
    lines.push(
      say('thread.summary.covered', { count: covered.length }),
      coveredChecked === 0
        ? say('thread.summary.checkedNone')
        : say('thread.summary.checked', { count: coveredChecked }),
    )
  }
  const left = notLookedAt.questions.length
  lines.push(
    left === 0 ? say('thread.summary.allAsked') : say('thread.summary.notAsked', { count: left }),
  )
  return lines.join(' ')
}

function summaryButtons(summary: Summary, { download = false }: SummaryOptions): Element[] {
  const { say, counts, never, own, first } = summary
  const { talked } = counts
  const next = [...(never ? [never] : []), ...own, ...first].find(
    ({ standing }) => !isSettled(standing),
  )
  const talk: ButtonSpec[] = next
    ? [
        {
          label: 'thread.summary.talk',
          type: 'openStory',
          more: { finding: next.id },
          style: 'primary',
        },
      ]
    : []
  return [
    ...(talked.of > 0
      ? [{ type: 'progress' as const, text: say('thread.summary.talked', talked), ...talked }]
      : []),
    ...buttonRow(summary, [
      ...talk,
      { label: 'thread.summary.everything', type: 'everything', more: { page: 1 } },
      { label: 'thread.summary.deeper', type: 'goDeeper', style: 'quiet' },
      ...(download ? [onePage, takeAlong] : []),
    ]),
  ]
}

const onePage: ButtonSpec = {
  label: 'thread.summary.onePage',
  type: 'download',
  more: { format: 'brief' },
  style: 'quiet',
}

const takeAlong: ButtonSpec = {
  label: 'thread.summary.takeAlong',
  type: 'openExport',
  style: 'quiet',
}

const product = (summary: Summary): string => asTyped(summary.input.product.name)
