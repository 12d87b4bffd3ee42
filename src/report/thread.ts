import { type PictureKind, pictureKinds } from '../domain/picture.ts'
import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { dateSeenFrom, listOf, shortDate } from '../message/locale.ts'
import type { Element, Message } from '../message/message.ts'
import { type ButtonSpec, buttonRow, quiet } from './card.ts'
import { changeElements } from './change-words.ts'
import { apartParts, countsLine } from './counts-words.ts'
import { headlineReasons } from './headline.ts'
import { effortWord } from './phrases.ts'
import { isSettled } from './standing.ts'
import { storyLine } from './story-line.ts'
import type { Summary } from './summary.ts'

/** How many fixes and things to find out the posted summary names. */
const fewThings = 3

/** What the channel offers beside a summary. */
export interface SummaryOptions {
  /** There are several places to post to, of which one is picked. */
  readonly places?: boolean
  /** The report is asked for by a button; elsewhere the place has its own way to it. */
  readonly download?: boolean
}

/** The posted summary: what must never happen, the first seven, best fixes, what to find out. */
export function summaryMessage(summary: Summary, room: SummaryOptions = {}): Message {
  return message(...summaryElements(summary), ...summaryButtons(summary, room))
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
    quiet(say('thread.headline.private')),
  )
}

/** The summary as only its facilitator sees it, with the choice of where it goes. */
export function previewMessage(summary: Summary, { places = false }: SummaryOptions = {}): Message {
  const { say } = summary
  return message(
    quiet(onlyYou(summary)),
    ...changeElements(summary),
    ...summaryElements(summary),
    { type: 'divider' },
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

function summaryElements(summary: Summary): Element[] {
  const { say, own, first } = summary
  const numbered = [...own, ...first]
  return [
    ...heading(summary),
    ...honest(summary),
    ...mustNever(summary),
    ...(numbered.length === 0
      ? [text(say('thread.summary.nothing'))]
      : [
          ...headlineElements(summary),
          {
            type: 'list' as const,
            ordered: true,
            items: numbered.map((story) => storyLine(summary, story)),
          },
        ]),
    ...nextThings(summary),
    quiet(coverageLine(summary)),
    ...countsElements(summary),
    ...pictures(summary),
  ]
}

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

/** What the answers come to, above the first stories, and why it is not calm. */
function headlineElements(summary: Summary): Element[] {
  const { say, headline } = summary
  const reasons = headlineReasons(summary).map(asTyped)
  return [
    text(say(`thread.headline.${headline}`)),
    ...(reasons.length > 0 ? [text(reasons.join(' '))] : []),
  ]
}

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

function nextThings(summary: Summary): Element[] {
  const { say, bestFixes, findOut } = summary
  const parts: Element[] = []
  if (bestFixes.length > 0) {
    const items = bestFixes.slice(0, fewThings).map(({ safeguard }) =>
      say('thread.summary.fix', {
        text: asTyped(safeguard.text.replace(/\.$/, '')),
        effort: effortWord(say, safeguard.effort),
        noticed: asTyped(safeguard.noticed),
      }),
    )
    parts.push(text(say('thread.summary.fixes')), { type: 'list', items })
  }
  if (findOut.length > 0) {
    const items = findOut.slice(0, fewThings).map(({ ask, person, settles }) => {
      const values = { ask: asTyped(ask), count: settles.length }
      return person
        ? say('thread.summary.askPerson', { ...values, name: asTyped(person) })
        : say('thread.summary.ask', values)
    })
    parts.push(text(say('thread.summary.findOut')), { type: 'list', items })
  }
  return parts
}

/** What the numbers come to; said once the team has settled something. */
function countsElements(summary: Summary): Element[] {
  const isMoved = summary.steps.length > 0 || apartParts(summary).length > 0
  return isMoved ? [text(countsLine(summary))] : []
}

/** "You told us 4 things are taken care of; 1 was checked by a second person. Not looked at: 16 questions." */
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
      ...(download ? [downloadIt] : []),
    ]),
  ]
}

const downloadIt: ButtonSpec = {
  label: 'thread.summary.download',
  type: 'download',
  more: { format: 'html' },
  style: 'quiet',
}

const product = (summary: Summary): string => asTyped(summary.input.product.name)
