import { buttons, heading, message, text } from '../../message/build.ts'
import type { Message } from '../../message/message.ts'
import { type ReviewContext, shownFacilitator, shownName, shownProduct } from '../review-context.ts'

/** Tells somebody who looks after the check now; whoever does is shown where to begin. */
export function entrustedCard(context: ReviewContext, person: string): Message | undefined {
  const { say, state } = context
  if (!state.entrusted) return undefined
  const isMine = person === state.facilitator
  const from = fromWords(context)
  const review = state.id
  const private_ = privateWords(context, person)
  return {
    ...message(
      heading(say('asking.entrusted.title', { product: shownProduct(context) })),
      text(isMine ? yoursWords(context) : othersWords(context)),
      from !== undefined && private_ !== undefined ? text(private_, 'quiet') : undefined,
      isMine
        ? buttons(
            {
              label: say('asking.entrusted.lookOver'),
              action: { type: 'lookOver', review },
              style: 'primary',
            },
            { label: say('asking.entrusted.progress'), action: { type: 'progress', review } },
          )
        : undefined,
    ),
    preview: say('asking.entrusted.preview', { product: state.product.name }),
  }
}

const fromWords = (context: ReviewContext): string | undefined => {
  const from = context.state.entrusted?.from
  return from === undefined ? undefined : shownName(context, from)
}

function yoursWords(context: ReviewContext): string {
  const { say, state } = context
  const from = fromWords(context)
  const product = shownProduct(context)
  return state.entrusted?.why === 'handedOver' && from !== undefined
    ? say('asking.entrusted.handedToYou', { from, product })
    : say('asking.entrusted.yours', { product })
}

function othersWords(context: ReviewContext): string {
  const { say, state } = context
  const from = fromWords(context)
  const words = { name: shownFacilitator(context), product: shownProduct(context) }
  const why = state.entrusted?.why ?? 'operator'
  return from === undefined || why === 'operator'
    ? say('asking.entrusted.operator', words)
    : say(`asking.entrusted.${why}`, { ...words, from })
}

/** What was told in private does not pass on: the two whom it concerns read so. */
function privateWords(context: ReviewContext, person: string): string | undefined {
  const { say, state } = context
  const from = fromWords(context) ?? ''
  if (person === state.entrusted?.from) return say('asking.entrusted.staysYours')
  return person === state.facilitator ? say('asking.entrusted.private', { from }) : undefined
}
