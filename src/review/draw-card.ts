import {
  isCardKind,
  isCurrentKind,
  isThreadKind,
  type PrivateCardKind,
  type ThreadCardKind,
} from '../domain/card.ts'
import { message, text } from '../message/build.ts'
import type { Message } from '../message/message.ts'
import { digestMessage } from '../report/digest.ts'
import { storyMessage } from '../report/story.ts'
import type { Summary } from '../report/summary.ts'
import { headlineMessage, previewMessage, summaryMessage } from '../report/thread.ts'
import { type CardDrawing, rememberedDrawing } from './card-drawing-cache.ts'
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
import { questionOf, type ReviewContext, roomOf } from './review-context.ts'
import { summaryNow, summaryOf } from './summary-of.ts'

/** The drawing of a scene; one that was drawn a moment ago is shared by everybody who reads it. */
export const drawingOf: (scene: ReviewContext) => CardDrawing = rememberedDrawing(newDrawing)

function newDrawing(scene: ReviewContext): CardDrawing {
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

interface PrivateCard extends Reader {
  readonly scene: ReviewContext
  readonly entry: OutboxEntry
  /** It is the newest card of which this person has one at a time, and what they have to do now. */
  readonly isCurrent: boolean
}

/** One drawing for each kind of private card. */
const privateCards: Readonly<Record<PrivateCardKind, (card: PrivateCard) => Message | undefined>> =
  {
    greeting: ({ scene }) => greetingCard(scene),
    batch: ({ scene, person }) => batchCard(scene, person),
    told: ({ scene, entry }) => toldCard(scene, entry.card),
    blank: ({ scene }) => blankCard(scene),
    question: ({ scene, entry, ...at }) => aQuestion(scene, entry, at),
    checking: whileCurrent(({ scene }) => checkingCard(scene)),
    preview: whileCurrent(({ scene }) => previewMessage(summaryNow(scene), roomOf(scene))),
    posted: whileCurrent(({ scene }) => postedCard(scene)),
    stopped: whileCurrent(({ scene, person }) => stoppedCard(scene, person)),
    handedDone: whileCurrent(({ scene, person }) => handedDoneCard(scene, person)),
  }

/** Once there is something else to do, such a card says no more. */
function whileCurrent(draw: (card: PrivateCard) => Message) {
  return (card: PrivateCard) => (card.isCurrent ? draw(card) : undefined)
}

const blankCard = ({ say }: ReviewContext): Message =>
  message(text(say('conversation.delete.stub'), 'quiet'))

function privateCard(
  scene: ReviewContext,
  entry: OutboxEntry,
  reader: Reader,
): Message | undefined {
  const { kind } = entry.card
  const { person, now } = reader
  if (!isCardKind(kind) || isThreadKind(kind)) return undefined
  const isCurrent = isLatest(scene, entry, person) && now?.kind === kind
  return privateCards[kind]({ ...reader, scene, entry, isCurrent })
}

function aQuestion(
  scene: ReviewContext,
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

function isLatest(scene: ReviewContext, entry: OutboxEntry, person: string): boolean {
  const last = scene.outbox.findLast(
    ({ to, card }) => to.kind === 'person' && to.person === person && isCurrentKind(card.kind),
  )
  return last?.id === entry.id
}

interface ThreadCard {
  readonly scene: ReviewContext
  readonly entry: OutboxEntry
  readonly summary: () => Summary
}

/** One drawing for each kind of card in the thread. */
const threadCards: Readonly<
  Record<ThreadCardKind | 'blank', (card: ThreadCard) => Message | undefined>
> = {
  summary: ({ scene, summary }) =>
    scene.state.published?.how === 'headline'
      ? headlineMessage(summary())
      : summaryMessage(summary(), roomOf(scene)),
  story: ({ entry, summary }) => storyMessage(summary(), entry.card.subject ?? ''),
  digest: ({ summary }) => digestMessage(summary()),
  blank: ({ scene }) => blankCard(scene),
}

function threadCard(
  scene: ReviewContext,
  entry: OutboxEntry,
  summary: () => Summary,
): Message | undefined {
  const { kind } = entry.card
  return kind === 'blank' || isThreadKind(kind)
    ? threadCards[kind]({ scene, entry, summary })
    : undefined
}
