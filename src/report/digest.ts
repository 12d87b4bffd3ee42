import type { MessageKey } from '../domain/message-key.ts'
import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { commaList, dateSeenFrom } from '../message/locale.ts'
import type { Element, Message } from '../message/message.ts'
import { buttonRow } from './card.ts'
import { nowLine, stepCounts } from './counts-words.ts'
import { wayLines } from './never-card.ts'
import { whatHappensNext } from './next-events.ts'
import { typed } from './phrases.ts'
import { isSettled } from './standing.ts'
import type { AgreedStep } from './steps.ts'
import type { Story } from './stories.ts'
import { allItemsButton } from './story-item-line.ts'
import type { Summary } from './summary.ts'
import { wayItems } from './ways-words.ts'

/** How many stories a list of the digest names. */
const mostNamed = 10

/** How far the team is, in a few sentences: talked through, agreed, still open, left for later. */
export function digestMessage(summary: Summary): Message {
  const { say, input, counts } = summary
  const product = asTyped(input.product.name)
  const { done, of: count } = counts.talked
  const agreed = agreedParts(summary)
  const lines = [
    say('thread.digest.talked', { product, done, count }),
    agreed.length > 0 ? say('thread.digest.agreed', { list: commaList(say, agreed) }) : '',
    nowLine(summary),
  ]
  return message(
    text(lines.filter((line) => line !== '').join(' ')),
    ...stepList(summary),
    ...neverWays(summary),
    ...storyList(summary, say('thread.digest.open'), stillOpen(summary)),
    ...storyList(summary, say('thread.digest.parked'), parked(summary)),
    ...whatHappensNext(summary),
    ...buttonRow(summary, [
      { label: 'thread.summary.everything', type: 'everything', more: { page: 1 } },
      ...allItemsButton(summary, talkedOver(summary)),
    ]),
  )
}

const talkedOver = ({ never, own, first, rest }: Summary): readonly Story[] => [
  ...(never ? [never] : []),
  ...own,
  ...first,
  ...rest,
]

/** Of the stories that the team was shown first: what nobody has settled or put aside. */
export const stillOpen = ({ own, first }: Summary): readonly Story[] =>
  [...own, ...first].filter(({ standing }) => !isSettled(standing) && standing.kind !== 'parked')

/** Of all stories: what the team left for later. */
export const parked = (summary: Summary): readonly Story[] =>
  talkedOver(summary).filter(({ standing }) => standing.kind === 'parked')

/** Stories by their titles, under a line in bold; nothing where there are none. */
export function storyList({ say }: Summary, title: string, stories: readonly Story[]): Element[] {
  if (stories.length === 0) return []
  const more = stories.length - mostNamed
  const items = stories.slice(0, mostNamed).map((story) => asTyped(story.title))
  return [
    text(title),
    {
      type: 'list',
      items: more > 0 ? [...items, say('thread.digest.more', { count: more })] : items,
    },
  ]
}

/** How what must never happen could happen, by the answers and as people say; nothing where neither is known. */
function neverWays(summary: Summary): Element[] {
  const { never, say } = summary
  const found = never ? wayItems(summary) : []
  const said = never ? wayLines(summary, never) : []
  if (!never?.own || found.length + said.length === 0) return []
  const words = typed(never.own.words)
  const title = found.length > 0 ? 'thread.digest.howItCould' : 'thread.digest.ways'
  // Ways by the answers have letters, and need no other mark.
  return [
    text(say(title, { words })),
    ...found.map((line) => text(line)),
    ...(said.length > 0 ? [{ type: 'list', items: said } as const] : []),
  ]
}

function agreedParts(summary: Summary): string[] {
  const { say, steps, counts } = summary
  const { livedWith, notPossible, done } = counts
  const { count } = stepCounts(steps)
  const parts: string[] = []
  if (count > 0) parts.push(say('thread.digest.steps', { count, owners: owners(summary) }))
  if (livedWith > 0) {
    const until = dateSeenFrom(say, firstEnd(summary), summary.input.today)
    parts.push(say('thread.digest.lived', { count: livedWith, until }))
  }
  if (notPossible > 0) parts.push(say('thread.digest.notPossible', { count: notPossible }))
  if (done > 0) parts.push(say('report.counts.done', { count: done }))
  return parts
}

/** The earliest day on which something that is lived with comes up again. */
function firstEnd(summary: Summary): string {
  const ends = talkedOver(summary).flatMap(({ standing }) =>
    standing.kind === 'livedWith' ? [standing.decision.due] : [],
  )
  return ends.toSorted()[0] ?? ''
}

function owners({ say, steps }: Summary): string {
  const counts = new Map<string, number>()
  for (const { owner, needed } of steps) {
    if (needed) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  }
  const owned = [...counts].map(([name, number]) =>
    say('thread.digest.owner', { name: asTyped(name), number }),
  )
  return commaList(say, owned)
}

function stepList({ say, steps, input }: Summary): Element[] {
  if (steps.length === 0) return []
  const items = steps.map((step) => {
    const { text: words, owner, due, changes } = step
    const values = {
      text: asTyped(words.replace(/\.$/, '')),
      owner: asTyped(owner),
      due: dateSeenFrom(say, due, input.today),
    }
    const line = say(stepKey(step), values)
    return changes
      ? [line, say(`promise.changes.told.${changes}`)].join(say('report.list.dot'))
      : line
  })
  return [{ type: 'list', items }]
}

/** How far a step is. */
function stepKey({ done, shown, needed, late, nobody, taken }: AgreedStep): MessageKey {
  if (!needed) return 'thread.digest.stepNeedless'
  if (shown) return 'thread.digest.stepShown'
  if (done) return 'thread.digest.stepDone'
  if (nobody) return late ? 'promise.digest.nobodyLate' : 'promise.digest.nobody'
  if (late) return 'promise.digest.late'
  return taken ? 'promise.digest.taken' : 'thread.digest.step'
}
