import { buttons, heading, message, text } from '../../message/build.ts'
import { asTyped } from '../../message/escape.ts'
import { dateSeenFrom } from '../../message/locale.ts'
import type { Element, Message } from '../../message/message.ts'
import type { Decision } from '../../report/talk.ts'
import { type Matter, mattersOf } from '../matters.ts'
import { pastDatesOf } from '../past-dates.ts'
import { type ReviewContext, shownName, shownProduct } from '../review-context.ts'
import { dayOf } from '../summary-of.ts'
import { nobodyWords } from './nobody-words.ts'
import { promiseButtons } from './promise-buttons.ts'
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
  const decision = state.stories.get(subject)?.decision
  const { by = state.facilitator, givenBy = by } = decision ?? {}
  const story = storyNamed(context, subject, person)
  const date = dateSeenFrom(say, due, now)
  const words =
    nobodyWords(context, matter) ??
    say(`follow-up.owner.${due < dayOf(now) ? 'askedLate' : 'asked'}`, {
      name: shownName(context, giverOf(decision, givenBy)),
      story,
      date,
    })
  const steps = mayOpen(context, person) ? stepTexts(context, decision) : []
  return [
    text(words),
    ...(steps.length > 0 ? [{ type: 'list' as const, items: steps }] : []),
    buttons(...promiseButtons(context, matter)),
  ]
}

/** Who asks the owner: whoever gave it to them, or moved it to another day since. */
function giverOf(decision: Decision | undefined, givenBy: string): string {
  const { owner = '', at = '', givenAt = at, moved = [] } = decision ?? {}
  const last = moved.findLast(({ by }) => by !== owner)
  return last && last.at > givenAt ? last.by : givenBy
}

/** What is to be done, each step in its own words. */
function stepTexts({ parts }: ReviewContext, decision: Decision | undefined): readonly string[] {
  if (!decision) return []
  const { safeguards, own } = decision
  const known = safeguards.map(
    (id) => parts.catalogue.safeguards.find((safeguard) => safeguard.id === id)?.text ?? id,
  )
  return [...known, ...(own === undefined ? [] : [own])].map(asTyped)
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
