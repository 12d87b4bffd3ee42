import type { Because, Way } from '../analysis/finding.ts'
import { shownWays } from '../analysis/way.ts'
import { neverId } from '../domain/never-story.ts'
import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'

/** A way to what must never happen, with the story whose rating, talk and decision it shares. */
export interface ToldWay {
  readonly way: Way
  /** Names it for as long as these ways stand: what is set aside keeps its letter. */
  readonly letter: string
  readonly story: Story
  /** The one answer that tells best why; one that no way before it has told. */
  readonly reason: Because | undefined
}

/** A way of which somebody says that it does not fit. */
export interface WayAside extends ToldWay {
  /** Who says so: a person's id. */
  readonly by: string
}

/** The ways that people are told, likeliest first, and those that somebody set aside. */
export interface ToldWays {
  readonly told: readonly ToldWay[]
  readonly aside: readonly WayAside[]
}

/** Chooses the ways to tell: the likeliest that nobody has set aside. */
export function toldWays(summary: Summary): ToldWays {
  const { analysis, talk, rules } = summary.input
  // That they fear it is said above all ways; it is a reason for none of them.
  const feared = new Set(
    rules.flow.questions.filter(({ fact }) => fact === fearFact).map(({ id }) => id),
  )
  const setAside = talk.get(neverId)?.waysAside ?? new Map<string, string>()
  const used = new Set<string>()
  // Reasons are given out before anything is set aside, so that those that stay keep theirs.
  const all = (analysis.ways ?? []).flatMap((way, n): readonly ToldWay[] => {
    const story = summary.story(way.finding)
    if (story === undefined) return []
    const reasons = reasonsFor(way, story).filter(({ question }) => !feared.has(question))
    const reason = reasons.find(({ text }) => !used.has(text))
    if (reason) used.add(reason.text)
    return [{ way, letter: letterOf(n), story, reason }]
  })
  return {
    told: all.filter(({ way }) => !setAside.has(way.id)).slice(0, shownWays),
    aside: all.flatMap((one) => {
      const by = setAside.get(one.way.id)
      return by === undefined ? [] : [{ ...one, by }]
    }),
  }
}

/** What is known to be weak tells more than why it matters, and that more than what makes it possible. */
function reasonsFor({ because }: Way, { finding }: Story): readonly Because[] {
  const { weak = [], whyHere } = finding ?? {}
  const known = because.filter(({ answer }) => answer !== null)
  return [...weak, ...(whyHere ? [whyHere] : []), ...known]
}

const fearFact = 'impact.fear'

const letters = 'abcdefghijklmnopqrstuvwxyz'

const letterOf = (n: number): string => letters.charAt(n)
