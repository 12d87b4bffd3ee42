import { buttons, message, text } from '../../message/build.ts'
import { asTyped } from '../../message/escape.ts'
import type { Message } from '../../message/message.ts'
import { askWords, cardAnswerWords, shortWords } from '../answer-words.ts'
import { isDisputed, opinionsGiven } from '../disputes.ts'
import { questionOf, type ReviewContext, shownFacilitator, shownName } from '../review-context.ts'
import { nameOf } from '../state.ts'

/** Answers that differ, as a question to the team: who says what, and how it ended once it did. */
export function opinionMessage(context: ReviewContext, id: string): Message | undefined {
  const { say, state } = context
  const question = questionOf(context, id)
  if (!question) return undefined
  const short = shortWords(context, question)
  const given = opinionsGiven(context, id)
  if (!isDisputed(context, id)) return endedMessage(context, id)
  return message(
    text(say('asking.opinion.title', { short })),
    text(askWords(context, question)),
    {
      type: 'list',
      items: given.map(({ by, value }) =>
        say('asking.opinion.says', {
          name: shownName(context, by),
          answer: cardAnswerWords(say, question, value),
        }),
      ),
    },
    text(say('asking.opinion.until', { facilitator: shownFacilitator(context) }), 'quiet'),
    state.phase === 'closed'
      ? undefined
      : buttons(
          ...given.map(({ by }) => ({
            label: say('conversation.checking.isRight', { name: nameOf(state, by) }),
            action: { type: 'openSettle', review: state.id, question: id, of: by } as const,
          })),
        ),
  )
}

/** Which answer stands, and why where somebody said so. */
function endedMessage(context: ReviewContext, id: string): Message | undefined {
  const { say, state } = context
  const question = questionOf(context, id)
  const last = opinionsGiven(context, id).at(-1)
  if (!question || !last) return undefined
  const words = {
    short: shortWords(context, question),
    answer: cardAnswerWords(say, question, last.value),
  }
  const settled = state.settled.get(id)
  if (!settled) return message(text(say('asking.opinion.agree', words)))
  const by = { ...words, name: shownName(context, settled.by), reason: asTyped(settled.reason) }
  return message(text(say('asking.opinion.settled', by)))
}
