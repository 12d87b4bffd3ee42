import { message } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Element, Message } from '../message/message.ts'
import { buttons } from './card.ts'
import { dateSeenFrom } from './phrases.ts'
import type { Summary } from './summary.ts'

/** Where the team stands in a few sentences: talked through, agreed, what is left when it is done. */
export function digestMessage(summary: Summary): Message {
  const { say, input, talked } = summary
  const product = asTyped(input.product.name)
  const agreed = agreedParts(summary)
  const lines = [
    say('thread.digest.talked', { product, done: talked.done, count: talked.of }),
    agreed.length > 0
      ? say('thread.digest.agreed', { list: agreed.join(say('report.list.comma')) })
      : '',
    bandsLine(summary),
  ]
  return message(
    { type: 'text', text: lines.filter((line) => line !== '').join(' ') },
    ...stepList(summary),
    ...buttons(summary, [
      { label: 'thread.summary.everything', type: 'everything', more: { page: 1 } },
    ]),
  )
}

function agreedParts(summary: Summary): string[] {
  const { say, steps } = summary
  const talks = [...summary.input.talk.values()]
  const lived = talks.flatMap(({ decision }) =>
    decision?.treatment === 'accept' && decision.secondedBy ? [decision.due] : [],
  )
  const impossible = talks.filter(
    ({ decision, claims }) => !decision && claims.some((claim) => claim.secondedBy !== undefined),
  ).length
  const parts: string[] = []
  if (steps.length > 0) {
    parts.push(say('thread.digest.steps', { count: steps.length, owners: owners(summary) }))
  }
  if (lived.length > 0) {
    const until = dateSeenFrom(say, lived.toSorted()[0] ?? '', summary.input.date)
    parts.push(say('thread.digest.lived', { count: lived.length, until }))
  }
  if (impossible > 0) parts.push(say('thread.digest.notPossible', { count: impossible }))
  return parts
}

function owners({ say, steps }: Summary): string {
  const counts = new Map<string, number>()
  for (const { owner } of steps) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  return [...counts]
    .map(([name, number]) => say('thread.digest.owner', { name: asTyped(name), number }))
    .join(say('report.list.comma'))
}

/** "Now 2 to act on first; when the 4 steps are done: 0; done and shown: 1 of 4." */
export function bandsLine({ say, counts, steps }: Summary): string {
  const now = say('thread.digest.now', { number: counts.now.actFirst })
  if (steps.length === 0) return now
  const after = say('thread.digest.after', { count: steps.length, number: counts.agreed.actFirst })
  const done = steps.filter((step) => step.shown).length
  return say('thread.digest.bands', {
    now: now.replace(/\.$/, ''),
    after,
    shown: say('thread.digest.shown', { done, of: steps.length }),
  })
}

function stepList({ say, steps, input }: Summary): Element[] {
  if (steps.length === 0) return []
  const items = steps.map(({ text, owner, due, done, shown }) => {
    const values = {
      text: asTyped(text.replace(/\.$/, '')),
      owner: asTyped(owner),
      due: dateSeenFrom(say, due, input.date),
    }
    if (shown) return say('thread.digest.stepShown', values)
    return say(done ? 'thread.digest.stepDone' : 'thread.digest.step', values)
  })
  return [{ type: 'list', items }]
}
