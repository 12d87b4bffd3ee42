import { stepsById } from '../analysis/step-ids.ts'
import { neverId } from '../domain/never-story.ts'
import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Element, Message } from '../message/message.ts'
import { type ButtonSpec, buttonRow, quiet } from './card.ts'
import { howButton, neverQuestion, neverWays, ways } from './never-card.ts'
import { asSentence, typed } from './phrases.ts'
import { proposed } from './proposal.ts'
import { threadStanding } from './standing-words.ts'
import type { Story } from './stories.ts'
import { itemButtons, itemLine } from './story-item-line.ts'
import { areStancesShown, opinions, spokenOnly } from './story-opinions.ts'
import { toldElements } from './story-told.ts'
import { type Summary, storyOf } from './summary.ts'
import type { Decision } from './talk.ts'

/** One story in the thread: is it possible, how bad, why we think so, and what was said; undefined when there is no such story. */
export function storyMessage(summary: Summary, findingId: string): Message | undefined {
  const story = storyOf(summary, findingId)
  if (!story) return undefined
  return message(
    ...toldElements(summary, story, text(question(summary, story))),
    ...story.talk.questioned.map((doubt) => quiet(doubted(summary, doubt))),
    ...(story.id === neverId ? [...neverWays(summary), ...ways(summary, story)] : []),
    ...(areStancesShown(summary, story) ? opinions(summary, story) : spokenOnly(summary, story)),
    ...whereItStands(summary, story),
    ...proposed(summary, story),
    ...buttonRow(summary, storyButtons(story)),
  )
}

/** "Could somebody …?" */
export function question(summary: Summary, story: Story): string {
  const { say } = summary
  const { finding, own, id } = story
  if (id === neverId) return neverQuestion(summary, story)
  if (finding) {
    // An old post tells its story, and does not ask.
    return say('thread.story.question', { question: asSentence(finding.question ?? finding.title) })
  }
  const words = typed(own?.words ?? id)
  return own?.by
    ? say('thread.story.ownBy', { words, name: asTyped(own.by) })
    : say('thread.story.own', { words })
}

function doubted({ say, nameOf }: Summary, doubt: Story['talk']['questioned'][number]): string {
  return say('thread.story.doubted', {
    name: asTyped(nameOf(doubt.by)),
    reason: typed(doubt.reason),
  })
}

/** Its status, with the steps that were decided; what is shown further up already is not repeated. */
function whereItStands(summary: Summary, story: Story): Element[] {
  const { say } = summary
  const { standing } = story
  const isShown = areStancesShown(summary, story)
  const saidAbove =
    standing.kind === 'notPossible' || (standing.kind === 'waiting' && standing.on === 'claim')
  const decision = decisionOf(story)
  const reason =
    decision?.reason && isShown
      ? say('thread.story.reason', { reason: typed(decision.reason) })
      : ''
  const shown =
    decision?.done && decision.shown
      ? say('thread.story.shown', { shown: typed(decision.shown) })
      : ''
  const line = [saidAbove ? '' : threadStanding(summary, story), reason, shown]
  const words = line.filter(Boolean).join(' ')
  const steps = decision ? stepTexts(summary, decision) : []
  return [
    ...(words === '' ? [] : [text(words)]),
    ...(steps.length > 0 ? [{ type: 'list' as const, items: steps }] : []),
    ...itemLine(summary, story),
    ...buttonRow(summary, [...decisionButtons(story), ...itemButtons(summary, story)]),
  ]
}

/** The decision that a story's standing speaks of. */
function decisionOf({ standing }: Story): Decision | undefined {
  switch (standing.kind) {
    case 'decided':
    case 'done':
    case 'livedWith':
      return standing.decision
    case 'waiting':
      return standing.on === 'decision' ? standing.decision : undefined
    case 'open':
      return standing.ranOut
    default:
      return undefined
  }
}

function stepTexts({ input }: Summary, { safeguards, own }: Decision): readonly string[] {
  const texts = safeguards.map((id) => stepsById(input.catalogue.safeguards).get(id)?.text ?? id)
  return [...texts, ...(own ? [own] : [])].map(asTyped)
}

function decisionButtons({ id, standing }: Story): ButtonSpec[] {
  if (standing.kind === 'decided') {
    return [{ label: 'thread.story.itIsDone', type: 'openDone', more: { finding: id } }]
  }
  if (standing.kind !== 'waiting' || standing.on !== 'decision') return []
  return [{ label: 'thread.story.agree', type: 'secondDecision', more: { finding: id } }]
}

function storyButtons({ id, talk, standing }: Story): ButtonSpec[] {
  const more = { finding: id }
  if (standing.kind === 'gone') return []
  const decide = talk.decision ? 'thread.story.decideAgain' : 'thread.story.decide'
  return [
    id === neverId
      ? howButton(id)
      : { label: 'thread.story.think', type: 'openStance', more, style: 'primary' },
    { label: decide, type: 'openDecide', more },
    { label: 'thread.story.more', type: 'storyMore', more, style: 'quiet' },
  ]
}
