import { askedOf } from '../engine/interview.ts'
import { AppError } from '../errors.ts'
import { openQuestions } from '../exports/open-questions.ts'
import { cardThatWaits } from './card-that-waits.ts'
import { drawingOf } from './draw-card.ts'
import { knownLanguage, partsIn } from './language.ts'
import { type NotingParts, noteFile } from './note-file.ts'
import type { ReviewParts } from './parts.ts'
import type { ReadPermission } from './permissions.ts'
import type { Sender } from './ports.ts'
import type { OutboxEntry, ReviewRecord } from './record.ts'
import { drawPictureOf, pictureInWords, writeFile } from './report-files.ts'
import { forReader, lookAt, type ReviewContext, shownFacilitator } from './review-context.ts'
import type { Feed, FeedCard, OpenQuestion, Reviews } from './reviews.ts'
import { mayRead, roleOf } from './state.ts'

/** What people read of one check, each as far as they may. */
type Readings = Pick<Reviews, 'feed' | 'report' | 'picture' | 'pictureWords' | 'questions'>

/** Reads checks from the parts of the application. */
export const readingsOf = (parts: ReviewParts, turns: NotingParts['turns']): Readings => {
  const read = async (...asked: [Sender, string, ReadPermission]): Promise<ReviewContext> =>
    (await readable(parts, ...asked)).context
  return {
    feed: async (sender, review) => feedOf(await read(sender, review, 'ownCards'), sender),
    // Every channel gives files from here, so that this is where it is noted who takes one along.
    async report(sender, review, format, people) {
      const { workspace, who } = sender
      const found = await readable(parts, sender, review, 'stories')
      if (format === 'audit') onlyFacilitator(found.context, sender)
      const wish = { format, people }
      const file = writeFile(found, wish)
      await noteFile({ ...parts, turns }, { workspace, id: review }, { by: who.id, wish })
      return file
    },
    picture: async (sender, review, kind) =>
      drawPictureOf(await read(sender, review, 'stories'), kind),
    pictureWords: async (sender, review, kind) =>
      pictureInWords(await read(sender, review, 'stories'), kind),
    questions: async (sender, review) =>
      questionsFor(await read(sender, review, 'ownCards'), sender),
  }
}

/** Who did what is for whoever looks after the check. */
function onlyFacilitator(context: ReviewContext, { who }: Sender): void {
  if (roleOf(context.state, who.id) === 'facilitator') return
  const { say } = forReader(context, who.id)
  const facilitator = shownFacilitator(context)
  throw new AppError('not-allowed', say('conversation.gentle.notAllowed', { facilitator }))
}

/** The facilitator sees every open question; who was asked something sees that. */
function questionsFor(context: ReviewContext, { who }: Sender): readonly OpenQuestion[] {
  const { interview } = context.state
  const all = openQuestions(forReader(context, who.id))
  if (roleOf(context.state, who.id) === 'facilitator') return all
  const theirs = new Set(askedOf(interview, who.id).map(({ question }) => question))
  return all.filter(({ id }) => theirs.has(id))
}

/** A review that this person may read; one that is hidden from them is the same as none. */
async function readable(
  parts: ReviewParts,
  { workspace, who }: Sender,
  id: string,
  what: ReadPermission,
): Promise<{ readonly record: ReviewRecord; readonly context: ReviewContext }> {
  const record = await parts.store.load({ workspace, id })
  const context = record && lookAt(parts, record)
  const role = context && roleOf(context.state, who.id)
  if (!role || context.state.deleted || !mayRead(context.state, role, what)) {
    const { say } = partsIn(parts, knownLanguage(parts, who.language))
    throw new AppError('not-found', say('conversation.gentle.gone'))
  }
  return { record, context }
}

function feedOf(context: ReviewContext, { who }: Sender): Feed {
  const { state, outbox } = context
  const role = roleOf(state, who.id)
  const drawing = drawingOf(context)
  const card = (entry: OutboxEntry): FeedCard[] => {
    const drawn = drawing.draw(entry)
    return drawn ? [{ id: entry.id, version: entry.wanted, message: drawn }] : []
  }
  const isMine = ({ to }: OutboxEntry) => to.kind === 'person' && to.person === who.id
  const thread = mayRead(state, role, 'thread')
    ? outbox.filter(({ to }) => to.kind === 'thread')
    : []
  const own = outbox.filter(isMine).filter((entry) => drawing.draw(entry) !== undefined)
  const waiting = cardThatWaits(context, who.id, own)
  return {
    review: state.id,
    title: state.product.name,
    phase: state.phase,
    role,
    own: own.flatMap(card),
    thread: thread.flatMap(card),
    ...(waiting !== undefined && { waiting }),
  }
}
