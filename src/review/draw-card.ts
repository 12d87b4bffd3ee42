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
import { noteMessage } from '../report/note.ts'
import { storyMessage } from '../report/story.ts'
import type { Summary } from '../report/summary.ts'
import { headlineMessage, previewMessage, summaryMessage } from '../report/thread.ts'
import { type CardDrawing, rememberedDrawing } from './card-drawing-cache.ts'
import { checkingCard } from './cards/checking-card.ts'
import { entrustedCard } from './cards/entrusted-card.ts'
import { changesCard, changesSaid, stillTrueCard, stillTrueDone } from './cards/look-cards.ts'
import {
  batchCard,
  greetingCard,
  handedDoneCard,
  postedCard,
  stoppedCard,
  toldCard,
} from './cards/notices.ts'
import { opinionMessage } from './cards/opinion-card.ts'
import { ownerCard, pastDatesCard } from './cards/promise-cards.ts'
import { questionCard, settledCard } from './cards/question-card.ts'
import { suggestedCard, suggestedDone } from './cards/suggested-card.ts'
import { waitingCard } from './cards/waiting-card.ts'
import { type CurrentCard, currentCard } from './current-card.ts'
import { marked } from './language.ts'
import type { OutboxEntry } from './record.ts'
import {
  forReader,
  forTeam,
  questionOf,
  type ReviewContext,
  summaryOptionsOf,
} from './review-context.ts'
import { summaryNow, summaryOf } from './summary-of.ts'
import { isNewest } from './telling-intents.ts'

/** The drawing of a review context; one that was made a moment ago is shared by everybody who reads it. */
export const drawingOf: (context: ReviewContext) => CardDrawing = rememberedDrawing(newDrawing)

function newDrawing(context: ReviewContext): CardDrawing {
  let posted: Summary | undefined
  const currents = new Map<string, CurrentCard | undefined>()
  const currentOf = (person: string): CurrentCard | undefined => {
    if (!currents.has(person))
      currents.set(person, currentCard(context.state, context.check, person))
    return currents.get(person)
  }
  const summary = (): Summary => {
    posted ??= summaryOf(context)
    return posted
  }
  return {
    draw(entry) {
      const reading = entryContext(context, entry)
      const { to } = entry
      const card =
        to.kind === 'person'
          ? privateCard(reading, entry, { person: to.person, now: currentOf(to.person) })
          : threadCard(reading, entry, summary)
      return card && marked(reading.parts, card)
    },
  }
}

/** The context in the language of those who read a card: its one reader's, or the team's. */
export const entryContext = (context: ReviewContext, { to }: OutboxEntry): ReviewContext =>
  to.kind === 'person' ? forReader(context, to.person) : forTeam(context)

interface Reader {
  readonly person: string
  readonly now: CurrentCard | undefined
}

interface PrivateCard extends Reader {
  readonly context: ReviewContext
  readonly entry: OutboxEntry
  /** True for the newest of the cards of which a person has one at a time, if it is also what they have to do now. */
  readonly isCurrent: boolean
}

/** One drawing for each kind of private card. */
const privateCards: Readonly<Record<PrivateCardKind, (card: PrivateCard) => Message | undefined>> =
  {
    greeting: ({ context }) => greetingCard(context),
    batch: ({ context, person }) => batchCard(context, person),
    told: ({ context, entry }) => toldCard(context, entry.card),
    waiting: whileNewest(({ context, person }) => waitingCard(context, person)),
    owner: whileNewest(({ context, person }) => ownerCard(context, person)),
    pastDates: whileNewest(({ context }) => pastDatesCard(context)),
    entrusted: whileNewest(({ context, person }) => entrustedCard(context, person)),
    blank: ({ context }) => blankCard(context),
    changes: ({ context, isCurrent }) => (isCurrent ? changesCard(context) : changesSaid(context)),
    stillTrue: ({ context, entry, now, isCurrent }) => {
      const { subject = '' } = entry.card
      const isOpen = isCurrent && now?.subject === subject
      return isOpen ? stillTrueCard(context, subject) : stillTrueDone(context, subject)
    },
    suggested: ({ context, entry, person, now, isCurrent }) => {
      const { subject = '' } = entry.card
      const isOpen = isCurrent && now?.subject === subject
      return isOpen
        ? suggestedCard(context, subject, person)
        : suggestedDone(context, subject, person)
    },
    question: ({ context, entry, ...at }) => aQuestion(context, entry, at),
    checking: whileCurrent(({ context }) => checkingCard(context)),
    preview: whileCurrent(({ context }) =>
      previewMessage(summaryNow(context), summaryOptionsOf(context)),
    ),
    posted: whileCurrent(({ context }) => postedCard(context)),
    stopped: whileCurrent(({ context, person }) => stoppedCard(context, person)),
    handedDone: whileCurrent(({ context, person }) => handedDoneCard(context, person)),
  }

/** Once there is something else to do, such a card says no more. */
function whileCurrent(draw: (card: PrivateCard) => Message) {
  return (card: PrivateCard) => (card.isCurrent ? draw(card) : undefined)
}

/** Of the cards that tell somebody what waits for them the newest alone says it. */
function whileNewest(draw: (card: PrivateCard) => Message | undefined) {
  return (card: PrivateCard) => (isNewest(card.context.outbox, card.entry) ? draw(card) : undefined)
}

const blankCard = ({ say }: ReviewContext): Message =>
  message(text(say('conversation.delete.stub'), 'quiet'))

function privateCard(
  context: ReviewContext,
  entry: OutboxEntry,
  reader: Reader,
): Message | undefined {
  const { kind } = entry.card
  const { person, now } = reader
  if (!isCardKind(kind) || isThreadKind(kind) || kind === 'item') return undefined
  const isCurrent = isLatest(context, entry, person) && now?.kind === kind
  return privateCards[kind]({ ...reader, context, entry, isCurrent })
}

function aQuestion(
  context: ReviewContext,
  entry: OutboxEntry,
  at: Reader & { isCurrent: boolean },
): Message | undefined {
  const question = questionOf(context, entry.card.subject ?? '')
  if (!question) return undefined
  if (at.isCurrent && at.now?.subject === question.id)
    return questionCard(context, question, at.person)
  const newest = context.outbox.findLast(
    ({ to, card }) =>
      to.kind === 'person' && to.person === at.person && card.subject === question.id,
  )
  return newest?.id === entry.id
    ? settledCard(context, question, { person: at.person, latest: true })
    : undefined
}

function isLatest(context: ReviewContext, entry: OutboxEntry, person: string): boolean {
  const last = context.outbox.findLast(
    ({ to, card }) => to.kind === 'person' && to.person === person && isCurrentKind(card.kind),
  )
  return last?.id === entry.id
}

interface ThreadCard {
  readonly context: ReviewContext
  readonly entry: OutboxEntry
  readonly summary: () => Summary
}

/** One drawing for each kind of card in the thread. */
const threadCards: Readonly<
  Record<ThreadCardKind | 'blank', (card: ThreadCard) => Message | undefined>
> = {
  summary: ({ context, summary }) =>
    context.state.published?.how === 'headline'
      ? headlineMessage(summary())
      : summaryMessage(summary(), summaryOptionsOf(context)),
  story: ({ context, entry, summary }) =>
    isWithdrawn(context, entry)
      ? message(text(context.say('thread.story.withdrawn'), 'quiet'))
      : storyMessage(summary(), entry.card.subject ?? ''),
  digest: ({ summary }) => digestMessage(summary()),
  note: ({ entry, summary }) => noteMessage(summary(), entry.card.subject ?? ''),
  opinion: ({ context, entry }) => opinionMessage(context, entry.card.subject ?? ''),
  blank: ({ context }) => blankCard(context),
}

const isWithdrawn = ({ state }: ReviewContext, { card }: OutboxEntry): boolean =>
  state.stories.get(card.subject ?? '')?.own?.withdrawn === true

function threadCard(
  context: ReviewContext,
  entry: OutboxEntry,
  summary: () => Summary,
): Message | undefined {
  const { kind } = entry.card
  return kind === 'blank' || isThreadKind(kind)
    ? threadCards[kind]({ context, entry, summary })
    : undefined
}
