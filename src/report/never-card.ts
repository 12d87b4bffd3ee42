import { text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Element } from '../message/message.ts'
import { type ButtonSpec, quiet } from './card.ts'
import { typed } from './phrases.ts'
import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'
import { wayCards } from './ways-words.ts'

/** "Mia said this must never happen: … How could it?" */
export function neverQuestion({ say }: Summary, { own, id }: Story): string {
  const words = typed(own?.words ?? id)
  return own?.by
    ? say('thread.story.neverBy', { words, name: asTyped(own.by) })
    : say('thread.story.never', { words })
}

/** How it could happen by the answers; nothing in a post from before there were ways. */
export function neverWays(summary: Summary): Element[] {
  const cards = wayCards(summary)
  return cards.length === 0 ? [] : [quiet(summary.say('thread.way.intro')), ...cards]
}

/** How people say it could happen, each with a name. */
export function ways(summary: Summary, story: Story): Element[] {
  const lines = wayLines(summary, story)
  return lines.length === 0
    ? [quiet(summary.say('thread.story.noWay'))]
    : lines.map((line) => text(line))
}

/** The same as lines; none where nobody has said how. */
export const wayLines = ({ say, nameOf }: Summary, { talk }: Story): readonly string[] =>
  (talk.ways ?? []).map(({ by, words }) =>
    say('thread.story.way', { name: asTyped(nameOf(by)), words: typed(words) }),
  )

/** What is asked of the team about it: how, and what to do. */
export const howButton = (id: string): ButtonSpec => ({
  label: 'thread.story.how',
  type: 'openHow',
  more: { finding: id },
  style: 'primary',
})
