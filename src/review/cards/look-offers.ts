import type { ButtonAction } from '../../domain/button-action.ts'
import { buttons, message, text } from '../../message/build.ts'
import { dateSeenFrom } from '../../message/locale.ts'
import type { Button, Element, Message } from '../../message/message.ts'
import { rankedStories } from '../../report/ranking.ts'
import { neededStep } from '../../report/standing.ts'
import { isLookDue, nextLookDay } from '../next-look.ts'
import { type ReviewContext, shownProduct } from '../review-context.ts'
import { dayOf, postedRanking } from '../summary-of.ts'
import { changesField, sinceWords } from './look-cards.ts'

/** How many agreed steps are still to be done. */
export function stepsOpen({ check, state, now }: ReviewContext): number {
  const ranking = postedRanking(check, state, dayOf(now))
  const stories = ranking ? rankedStories(ranking) : []
  return stories.filter(({ standing }) => neededStep(standing)?.done === false).length
}

/** Where a new look begins: from what changed, or from everything. */
function lookButtons({ say, state }: ReviewContext, place?: string): readonly Button[] {
  const on = {
    type: 'lookAgain',
    review: state.id,
    ...(place !== undefined && { place }),
  } as const
  return [
    { label: say('look.known.changed'), action: { ...on, how: 'changed' }, style: 'primary' },
    { label: say('look.known.look'), action: { ...on, how: 'again' } },
  ]
}

/** Where somebody typed a name: what begins a check of another product of that name, and the place. */
interface Typed {
  readonly another: ButtonAction
  readonly place: string | undefined
}

/** That a product is known, with what can be done about it. */
export function knownMessage(context: ReviewContext, typed?: Typed): Message {
  const { say, state, now } = context
  const date = dateSeenFrom(say, dayOf(state.published?.at ?? now), dayOf(now))
  const values = { product: shownProduct(context), date, count: stepsOpen(context) }
  const others = typed ? [{ label: say('look.known.another'), action: typed.another }] : []
  return message(
    text(say('look.known.offer', values)),
    buttons(...lookButtons(context, typed?.place), ...others),
  )
}

/** That a new look has begun already. */
export function goOnMessage(context: ReviewContext, another: ButtonAction): Message {
  const { say, state } = context
  return message(
    text(say('look.known.again', { product: shownProduct(context), date: sinceWords(context) })),
    buttons(
      {
        label: say('look.known.goOn'),
        action: { type: 'continue', review: state.id },
        style: 'primary',
      },
      { label: say('look.known.another'), action: another },
    ),
  )
}

/**
 * What to do once the next look has come, for a card of any kind: every sprint the boxes of what has changed,
 * otherwise where to begin; nothing before that day.
 */
export function dueLookElements(context: ReviewContext): readonly Element[] {
  const { say, state, now } = context
  const { followUp, followedBy, published } = state
  if (followedBy !== undefined || !isLookDue(followUp, dayOf(now))) return []
  const said = followUp.reported.at(-1)?.at ?? published?.at ?? now
  const date = dateSeenFrom(say, dayOf(said), dayOf(now))
  const values = { product: shownProduct(context), date }
  const review = state.id
  if (followUp.nextLook?.rhythm !== 'sprint') {
    return [text(say('look.due.title', values)), buttons(...lookButtons(context))]
  }
  return [
    text(say('look.due.sprint', values)),
    changesField(context),
    buttons(
      {
        label: say('look.changes.start'),
        action: { type: 'lookAgain', review, how: 'changed' },
        style: 'primary',
        collects: true,
      },
      { label: say('look.changes.none'), action: { type: 'reportChanges', review, none: true } },
    ),
  ]
}

const rhythms = ['sprint', 'threeMonths', 'sixMonths'] as const

/** Asks when the team looks again; one press answers. */
export function nextLookQuestion(context: ReviewContext): readonly Element[] {
  const { say, state } = context
  const review = state.id
  return [
    text(say('look.next.ask', { product: shownProduct(context) })),
    buttons(
      ...rhythms.map(
        (rhythm): Button => ({
          label: say(`look.next.${rhythm}`),
          action: { type: 'setNextLook', review, rhythm },
        }),
      ),
      { label: say('look.next.date'), action: { type: 'openNextLook', review } },
      {
        label: say('look.next.none'),
        action: { type: 'setNextLook', review, rhythm: 'none' },
        style: 'quiet',
      },
    ),
  ]
}

/**
 * What a posted check says of the next look: that there is a newer one, or that it has come; once it is closed also
 * when it comes, or the question when.
 */
export function lookElements(context: ReviewContext): readonly Element[] {
  const { say, state, now } = context
  const { followUp, followedBy, phase } = state
  if (followedBy !== undefined) {
    return [text(say('look.followed', { product: shownProduct(context) }))]
  }
  const due = dueLookElements(context)
  if (due.length > 0 || phase !== 'closed') return due
  const day = nextLookDay(followUp)
  if (day === undefined && followUp.nextLook === undefined) return nextLookQuestion(context)
  const again: Button = {
    label: say('look.known.look'),
    action: { type: 'openLook', review: state.id },
    style: 'quiet',
  }
  return [
    ...(day === undefined
      ? []
      : [text(say('look.next.stands', { date: dateSeenFrom(say, day, dayOf(now)) }))]),
    buttons(again, {
      label: say('look.next.change'),
      action: { type: 'openNextLook', review: state.id },
      style: 'quiet',
    }),
  ]
}
