import { buttons, heading, message, text } from '../../message/build.ts'
import { dateSeenFrom } from '../../message/locale.ts'
import type { Element, Message } from '../../message/message.ts'
import { type Matter, mattersOf } from '../matters.ts'
import { pastDatesOf } from '../past-dates.ts'
import { type ReviewContext, shownName, shownProduct } from '../review-context.ts'
import { mayOpen, storyNamed } from './story-named.ts'

/** How many things one card names. */
const mostRows = 8

/** What somebody was made owner of and has not said yes to; `undefined` once nothing is left of it. */
export function ownerCard(context: ReviewContext, person: string): Message | undefined {
  const { say, state, now } = context
  const given = mattersOf(context).filter(
    (matter) => matter.kind === 'owner' && matter.person === person,
  )
  const [due = ''] = given.map((matter) => matter.due ?? '').toSorted()
  if (given.length === 0) return undefined
  const product = shownProduct(context)
  return {
    ...message(
      heading(say('follow-up.owner.title', { product })),
      ...given.slice(0, mostRows).flatMap((matter) => givenRow(context, matter)),
    ),
    preview: say('follow-up.owner.preview', {
      product: state.product.name,
      date: dateSeenFrom(say, due, now),
    }),
  }
}

function givenRow(context: ReviewContext, matter: Matter): readonly Element[] {
  const { say, state, now } = context
  const { subject = '', due = '', person } = matter
  const by = state.stories.get(subject)?.decision?.by ?? state.facilitator
  const story = storyNamed(context, subject, person)
  const date = dateSeenFrom(say, due, now)
  const words = say('follow-up.owner.asked', { name: shownName(context, by), story, date })
  if (!mayOpen(context, person)) return [text(words)]
  const action = { type: 'openStory', review: state.id, finding: subject } as const
  return [text(words), buttons({ label: say('follow-up.waiting.look1'), action })]
}

/** Dates that passed before dates acted, and whether people should hear of them. */
export function pastDatesCard(context: ReviewContext): Message | undefined {
  const { say, state } = context
  const { tellsPastDates } = state.followUp
  if (tellsPastDates !== undefined) {
    return message(
      text(say(tellsPastDates ? 'follow-up.past.told' : 'follow-up.past.left'), 'good'),
    )
  }
  const past = pastDatesOf(context, mattersOf(context))
  if (past.length === 0) return undefined
  const rest = past.length - mostRows
  const action = { type: 'settlePastDates', review: state.id } as const
  return {
    ...message(
      heading(say('follow-up.past.title', { product: shownProduct(context) })),
      text(say('follow-up.past.body')),
      { type: 'list', items: past.slice(0, mostRows).map((matter) => pastWords(context, matter)) },
      rest > 0 ? text(say('follow-up.waiting.more', { count: rest }), 'quiet') : undefined,
      text(say('follow-up.past.others'), 'quiet'),
      buttons(
        { label: say('follow-up.past.tell'), action: { ...action, tell: true }, style: 'primary' },
        { label: say('follow-up.past.leave'), action: { ...action, tell: false } },
      ),
    ),
    preview: say('follow-up.past.preview', { product: state.product.name }),
  }
}

function pastWords(
  context: ReviewContext,
  { kind, subject = '', due = '', person }: Matter,
): string {
  const { say, now, state } = context
  const story = storyNamed(context, subject, state.facilitator)
  const date = dateSeenFrom(say, due, now)
  if (kind === 'acceptance') return say('follow-up.past.acceptance', { story, date })
  if (kind === 'no') return say('follow-up.past.no', { story, date })
  return say('follow-up.past.step', { story, name: shownName(context, person), date })
}
