import { isCurrentKind } from '../domain/card.ts'
import { message, text } from '../message/build.ts'
import type { Message } from '../message/message.ts'
import { digestMessage } from '../report/digest.ts'
import { storyMessage } from '../report/story.ts'
import type { Summary } from '../report/summary.ts'
import { headlineMessage, previewMessage, summaryMessage } from '../report/thread.ts'
import { checkingCard } from './cards/checking-card.ts'
import {
  batchCard,
  greetingCard,
  handedDoneCard,
  postedCard,
  stoppedCard,
  toldCard,
} from './cards/notices.ts'
import { questionCard, settledCard } from './cards/question-card.ts'
import { type CurrentCard, currentCard } from './current-card.ts'
import type { OutboxEntry } from './record.ts'
import { questionOf, roomOf, type Scene } from './scene.ts'
import { summaryNow, summaryOf } from './summary-of.ts'

/** Draws cards of one scene; the summary is worked out at most once. */
export interface Drawing {
  /** What the card says now; `undefined` when it has nothing left to say. */
  draw(entry: OutboxEntry): Message | undefined
}

/** Makes a drawing of a scene. */
export function drawingOf(scene: Scene): Drawing {
  let posted: Summary | undefined
  const currents = new Map<string, CurrentCard | undefined>()
  const currentOf = (person: string): CurrentCard | undefined => {
    if (!currents.has(person)) currents.set(person, currentCard(scene.state, scene.check, person))
    return currents.get(person)
  }
  const summary = (): Summary => {
    posted ??= summaryOf(scene)
    return posted
  }
  return {
    draw: (entry) =>
      entry.to.kind === 'person'
        ? privateCard(scene, entry, { person: entry.to.person, now: currentOf(entry.to.person) })
        : threadCard(scene, entry, summary),
  }
}

interface Reader {
  readonly person: string
  readonly now: CurrentCard | undefined
}

function privateCard(scene: Scene, entry: OutboxEntry, reader: Reader): Message | undefined {
  const { kind } = entry.card
  const { person, now } = reader
  if (kind === 'greeting') return greetingCard(scene)
  if (kind === 'batch') return batchCard(scene, person)
  if (kind === 'told') return toldCard(scene, entry.card)
  if (kind === 'blank') return message(text(scene.say('conversation.delete.stub'), 'quiet'))
  const isCurrent = isLatest(scene, entry, person) && now?.kind === kind
  if (kind === 'question') return aQuestion(scene, entry, { ...reader, isCurrent })
  return isCurrent ? standing(scene, kind, person) : undefined
}

function standing(scene: Scene, kind: string, person: string): Message | undefined {
  switch (kind) {
    case 'checking':
      return checkingCard(scene)
    case 'preview':
      return previewMessage(summaryNow(scene), roomOf(scene))
    case 'posted':
      return postedCard(scene)
    case 'stopped':
      return stoppedCard(scene, person)
    case 'handedDone':
      return handedDoneCard(scene)
    default:
      return undefined
  }
}

function aQuestion(
  scene: Scene,
  entry: OutboxEntry,
  at: Reader & { isCurrent: boolean },
): Message | undefined {
  const question = questionOf(scene, entry.card.subject ?? '')
  if (!question) return undefined
  if (at.isCurrent && at.now?.subject === question.id)
    return questionCard(scene, question, at.person)
  const newest = scene.outbox.findLast(
    ({ to, card }) =>
      to.kind === 'person' && to.person === at.person && card.subject === question.id,
  )
  return newest?.id === entry.id
    ? settledCard(scene, question, { person: at.person, latest: true })
    : undefined
}

function isLatest(scene: Scene, entry: OutboxEntry, person: string): boolean {
  const last = scene.outbox.findLast(
    ({ to, card }) => to.kind === 'person' && to.person === person && isCurrentKind(card.kind),
  )
  return last?.id === entry.id
}

function threadCard(scene: Scene, entry: OutboxEntry, summary: () => Summary): Message | undefined {
  switch (entry.card.kind) {
    case 'summary':
      return scene.state.published?.how === 'headline'
        ? headlineMessage(summary())
        : summaryMessage(summary(), roomOf(scene))
    case 'story':
      return storyMessage(summary(), entry.card.subject ?? '')
    case 'digest':
      return digestMessage(summary())
    case 'blank':
      return message(text(scene.say('conversation.delete.stub'), 'quiet'))
    default:
      return undefined
  }
}
