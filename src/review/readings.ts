import { askedOf } from '../engine/interview.ts'
import { AppError } from '../errors.ts'
import { openQuestions } from '../exports/open-questions.ts'
import { cardThatWaits } from './card-that-waits.ts'
import { drawingOf } from './draw-card.ts'
import { reviewContextFor } from './handle-delivery.ts'
import { knownLanguage, partsIn } from './language.ts'
import type { ReviewParts } from './parts.ts'
import type { ReadPermission } from './permissions.ts'
import type { Sender } from './ports.ts'
import type { OutboxEntry } from './record.ts'
import { drawPictureOf, pictureInWords, writeReport } from './report-files.ts'
import { forReader, type ReviewContext } from './review-context.ts'
import type { Feed, FeedCard, OpenQuestion, Reviews } from './reviews.ts'
import { mayRead, roleOf } from './state.ts'

/** What people read of one check, each as far as they may. */
type Readings = Pick<Reviews, 'feed' | 'report' | 'picture' | 'pictureWords' | 'questions'>

/** Reads checks from the parts of the application. */
export const readingsOf = (parts: ReviewParts): Readings => ({
  feed: async (sender, review) => feedOf(await readable(parts, sender, review, 'ownCards'), sender),
  async report(sender, review, format, people) {
    return writeReport(await readable(parts, sender, review, 'stories'), { format, people })
  },
  async picture(sender, review, kind) {
    return drawPictureOf(await readable(parts, sender, review, 'stories'), kind)
  },
  async pictureWords(sender, review, kind) {
    return pictureInWords(await readable(parts, sender, review, 'stories'), kind)
  },
  questions: async (sender, review) =>
    questionsFor(await readable(parts, sender, review, 'ownCards'), sender),
})

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
): Promise<ReviewContext> {
  const context = await reviewContextFor(parts, { workspace, id })
  const role = context && roleOf(context.state, who.id)
  if (!role || context.state.deleted || !mayRead(context.state, role, what)) {
    const { say } = partsIn(parts, knownLanguage(parts, who.language))
    throw new AppError('not-found', say('conversation.gentle.gone'))
  }
  return context
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
