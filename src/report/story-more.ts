import { neverId } from '../domain/never-story.ts'
import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { listOf } from '../message/locale.ts'
import type { Element, Message } from '../message/message.ts'
import { type ButtonSpec, buttonRow } from './card.ts'
import { threadEarlier } from './earlier.ts'
import { isSettled } from './standing.ts'
import type { Story } from './stories.ts'
import { question } from './story.ts'
import { reasonElements } from './story-reasons.ts'
import { type Summary, storyOf } from './summary.ts'
import { wayReasons } from './ways-words.ts'

/** Who looks after the check, and whether the reader may put a story aside. */
interface MoreRoom {
  /** A name as it was typed; buttons show it as it is. Left out for the facilitator, who has nobody to tell. */
  readonly facilitator?: string
  readonly mayPark: boolean
  readonly mayReword?: boolean
  /** Names of those who have not spoken yet, for whoever looks after the check. */
  readonly silent?: readonly string[]
  /** Steps that were decided and that the reader can make a rule for all products, or none any more. */
  readonly rules?: readonly { readonly safeguard: string; readonly isRule: boolean }[]
}

/** The quieter things to do with a story; undefined when there is no such story. */
export function storyMoreMessage(
  summary: Summary,
  findingId: string,
  { facilitator, mayPark, mayReword = false, silent = [], rules = [] }: MoreRoom,
): Message | undefined {
  const story = storyOf(summary, findingId)
  if (!story) return undefined
  const more = { finding: story.id }
  const { earlier = [] } = story.talk
  const rated: ButtonSpec[] = [
    { label: 'thread.more.technical', type: 'storyTechnical', more, style: 'quiet' },
    { label: 'thread.more.band', type: 'openBand', more, style: 'quiet' },
  ]
  const tell: ButtonSpec[] =
    facilitator === undefined
      ? []
      : [{ label: 'thread.more.tell', type: 'openTell', more, values: { facilitator } }]
  const wishes: ButtonSpec[] = [
    ...tell,
    { label: 'thread.more.now', type: 'happeningNow', more },
    ...(story.finding ? rated : []),
    ...(mayReword ? rewording(more) : []),
    ...rules.flatMap((rule) => ruling(summary, more, rule)),
    ...(canReopen(story) ? [reopen(more)] : mayPark && canPark(story) ? [park(more)] : []),
  ]
  return message(
    text(question(summary, story)),
    ...reasonElements(summary, story),
    ...silentLine(summary, silent),
    ...(earlier.length > 0 ? [text(summary.say('thread.earlier.title'))] : []),
    ...(earlier.length > 0
      ? [{ type: 'list' as const, items: threadEarlier(summary, earlier) }]
      : []),
    ...(story.id === neverId ? whyWays(summary) : []),
    ...buttonRow(summary, wishes),
  )
}

/** Who has not spoken, never what the others said. */
const silentLine = ({ say }: Summary, names: readonly string[]): Element[] =>
  names.length === 0
    ? []
    : [text(say('thread.more.silent', { names: listOf(say, names.map(asTyped)) }), 'quiet')]

/** The answers behind each way to what must never happen. */
function whyWays(summary: Summary): Element[] {
  const items = wayReasons(summary)
  return items.length === 0
    ? []
    : [text(summary.say('thread.way.reasons')), ...items.map((line) => text(line))]
}

/** What the team itself has settled or put aside can be talked about again. */
function canReopen({ standing, talk }: Story): boolean {
  if (standing.kind === 'takenCareOf') return standing.checked || talk.decision !== undefined
  return standing.kind !== 'gone' && (isSettled(standing) || standing.kind === 'parked')
}

const canPark = ({ standing }: Story): boolean => !isSettled(standing)

type Finding = { readonly finding: string }

const rewording = (more: Finding): ButtonSpec[] => [
  { label: 'thread.more.reword', type: 'openReword', more, style: 'quiet' },
  { label: 'thread.more.withdraw', type: 'withdrawStory', more, style: 'quiet' },
]

function ruling(
  { input }: Summary,
  more: Finding,
  { safeguard, isRule }: { readonly safeguard: string; readonly isRule: boolean },
): ButtonSpec[] {
  const known = input.catalogue.safeguards.find(({ id }) => id === safeguard)
  if (!known) return []
  const values = { step: known.text.replace(/\.$/, '') }
  const rest = { more: { ...more, safeguard }, values, style: 'quiet' } as const
  return isRule
    ? [{ label: 'overview.rule.drop', type: 'dropRule', ...rest }]
    : [{ label: 'overview.rule.make', type: 'makeRule', ...rest }]
}

const reopen = (more: Finding): ButtonSpec => ({
  label: 'thread.more.reopen',
  type: 'openReopen',
  more,
  style: 'quiet',
})

const park = (more: Finding): ButtonSpec => ({
  label: 'thread.more.park',
  type: 'park',
  more,
  style: 'quiet',
})
