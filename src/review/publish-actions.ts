import type { ActionOf } from '../domain/action.ts'
import type { ButtonAction } from '../domain/button-action.ts'
import type { PublishScope } from '../domain/vocabulary.ts'
import { buttons, message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Button, Form, Message } from '../message/message.ts'
import {
  type ActionContext,
  type ActionEffect,
  ask,
  gently,
  record,
  reply,
  stamp,
} from './action-context.ts'
import { inThread, threadPending } from './card-intents.ts'
import { wrongDay } from './days.ts'
import { publishForm } from './forms/publish-form.ts'
import type { PlaceAudience } from './ports.ts'
import { preview } from './preview-actions.ts'
import { hasPlaces, type ReviewContext } from './review-context.ts'
import { lookFound } from './since-last-look.ts'
import { changedSincePosting } from './since-posting.ts'
import { analysisNow } from './summary-of.ts'

/** Asks where to post, on channels with several places; a private one by default. */
export function openPublish(
  request: ActionContext,
  { how, onlyPrivate }: ActionOf<'openPublish'>,
): ActionEffect {
  const { context } = request
  if (!isReady(request)) return preview(request)
  if (!hasPlaces(context) || summaryIn(context)) return publish(request, plainly(request, how))
  return ask(whereForm(request, { how, onlyPrivate }))
}

function whereForm(
  { context }: ActionContext,
  { how, onlyPrivate }: { readonly how: PublishScope; readonly onlyPrivate: boolean },
): Form {
  const { state, say } = context
  const suggested = onlyPrivate ? undefined : state.startedIn
  return publishForm(say, { review: state.id, how, onlyPrivate, suggested })
}

const plainly = ({ context }: ActionContext, how: PublishScope): ActionOf<'publish'> => ({
  type: 'publish',
  review: context.state.id,
  how,
  onlyPrivate: false,
  sure: false,
})

/**
 * Posts the summary as it is now, and freezes it: later answers are only offered as a difference. Weak spots are
 * never put before more people than the facilitator knows of: who can read the place is said first.
 */
export function publish(request: ActionContext, action: ActionOf<'publish'>): ActionEffect {
  const { context } = request
  const { state } = context
  if (!isReady(request)) return preview(request)
  const problem = hasPlaces(context)
    ? problemWithPlace(request, action)
    : problemWithDay(request, action)
  if (problem) return problem
  if (isRepeat(context, action)) return gently(context.say('conversation.gentle.repeat'))
  const to = placeFor(context, action)
  const day = action.until || state.followUp.deadline
  const more = { ...(to !== undefined && { to }), ...(day !== undefined && { until: day }) }
  const { how } = action
  const readers = request.audience?.kind
  const analysis = analysisNow(context)
  const found = lookFound(context, analysis)
  return record([
    {
      type: 'published',
      ...stamp(request),
      how,
      ...more,
      ...(readers && { readers }),
      analysis,
      ...(found && { since: found.since }),
      ...(found && found.gone.length > 0 && { gone: [...found.gone] }),
    },
  ])
}

/** A posted summary stays where it is; otherwise it goes to the place that this action names, or to the one named before. */
const placeFor = (context: ReviewContext, { to }: ActionOf<'publish'>): string | undefined =>
  hasPlaces(context) ? (summaryIn(context) ?? to ?? context.state.published?.to) : undefined

/** Why it is not posted there now: something is missing, or its facilitator does not know yet who reads it. */
function problemWithPlace(
  request: ActionContext,
  action: ActionOf<'publish'>,
): ActionEffect | undefined {
  const { context } = request
  const { say, state } = context
  if (isOnItsWay(context)) return gently(say('conversation.preview.posting'))
  const stands = summaryIn(context)
  if (stands !== undefined && action.to !== undefined && action.to !== stands) {
    return gently(say('conversation.publish.stands'))
  }
  if (placeFor(context, action) === undefined)
    return ask(whereForm(request, { ...action, onlyPrivate: true }))
  const day = problemWithDay(request, action)
  if (day) return { ...day, ...ask(whereForm(request, action)), wrong: 'until' }
  // Whoever reads it reads all of it already.
  const isRead = stands !== undefined && state.published?.how === 'all'
  const warning = isRead || action.sure ? undefined : readersWarning(request, action)
  return warning && reply(warning)
}

/** The day until which it should be talked through has to be still to come, and not in some far year. */
function problemWithDay(
  request: ActionContext,
  { until }: ActionOf<'publish'>,
): ActionEffect | undefined {
  const wrong = until ? wrongDay(request, until) : undefined
  return wrong && gently(request.context.say(wrong))
}

/** True when exactly this is posted there already. */
function isRepeat(context: ReviewContext, action: ActionOf<'publish'>): boolean {
  const { state, parts } = context
  const { published } = state
  const isSame =
    published?.how === action.how &&
    published.analysis.contentVersion === parts.catalogue.version &&
    published.to === placeFor(context, action)
  const isOtherDay = action.until !== undefined && action.until !== (state.followUp.deadline ?? '')
  return isSame && !isOtherDay && !changedSincePosting(state)
}

/** Tries again what could not be posted, after its facilitator has looked or has let the app in. */
export function postAgain(request: ActionContext): ActionEffect {
  const { context } = request
  const parked = threadPending(context.outbox).filter((entry) => entry.parked !== undefined)
  if (parked.length === 0) return gently(context.say('conversation.gentle.repeat'))
  const card = context.outbox.findLast((entry) => entry.card.kind === 'posted')
  const intents = parked.map(({ id, card: kind }) => ({
    id,
    to: inThread(context.state),
    card: kind,
    again: true,
  }))
  return { events: [], intents: card ? [...intents, card] : intents }
}

/** True once the summary can be seen before it is posted, or is posted. */
export const isReady = ({ context: { state } }: ActionContext): boolean =>
  state.phase === 'previewing' || state.published !== undefined

/** The place where the summary is posted; from then on it stays there. */
const summaryIn = ({ outbox, state }: ReviewContext): string | undefined =>
  outbox.some(({ id, place }) => id === 'summary' && place !== undefined)
    ? (state.published?.to ?? state.id)
    : undefined

/** The summary is just being posted: another place can be chosen once that has ended. */
const isOnItsWay = ({ outbox }: ReviewContext): boolean =>
  outbox.some(
    ({ id, place, trying, parked }) =>
      id === 'summary' && place === undefined && trying === true && parked === undefined,
  )

/** Who can read the place, when these are more than a few or cannot be seen. */
function readersWarning(request: ActionContext, action: ActionOf<'publish'>): Message | undefined {
  const { context, audience } = request
  const { say } = context
  if (isSafe(audience, action)) return undefined
  const isHeadline = action.how === 'headline'
  return message(
    isHeadline ? undefined : text(say('conversation.readers.weakSpots'), 'warn'),
    text(audience ? readersWords(context, audience) : say('conversation.readers.unseen')),
    buttons(...warningButtons(request, action)),
  )
}

function warningButtons(
  { context }: ActionContext,
  action: ActionOf<'publish'>,
): readonly Button[] {
  const { say, state } = context
  const press = (label: string, action: ButtonAction): Button => ({ label, action })
  const stands = summaryIn(context) !== undefined
  const review = state.id
  const there = {
    type: 'publish',
    review,
    to: placeFor(context, action) ?? '',
    until: action.until ?? '',
    sure: true,
  } as const
  const elsewhere: Button = {
    ...press(say('thread.preview.private'), {
      type: 'openPublish',
      review,
      how: 'all',
      onlyPrivate: true,
    }),
    style: 'primary',
  }
  const headline = press(say('conversation.readers.headline'), { ...there, how: 'headline' })
  const all = press(say('conversation.readers.all'), { ...there, how: 'all' })
  return [
    ...(stands ? [] : [elsewhere, headline]),
    ...(action.how === 'all' ? [all] : []),
    press(say('thread.preview.notYet'), { type: 'lookOver', review }),
  ]
}

/** A private place without guests is what was asked for; of any other it is said who reads it. */
const isSafe = (
  audience: PlaceAudience | undefined,
  { onlyPrivate }: ActionOf<'publish'>,
): boolean =>
  onlyPrivate && (audience === undefined || (audience.kind === 'private' && audience.guests === 0))

function readersLine(
  say: ReviewContext['say'],
  about: {
    readonly place: string
    readonly kind: PlaceAudience['kind']
    readonly readers?: number | undefined
  },
): string {
  const { place, kind, readers: count } = about
  if (count === undefined) return say(`conversation.readers.${kind}`, { place })
  return kind === 'public'
    ? say('conversation.readers.publicCount', { place, count })
    : say('conversation.readers.count', { place, count })
}

function readersWords(
  { say }: ReviewContext,
  { name, kind, readers, guests = 0 }: PlaceAudience,
): string {
  const place = asTyped(name)
  const lines = [readersLine(say, { place, kind, readers })]
  if (readers !== undefined && kind === 'shared') lines.push(say('conversation.readers.outside'))
  if (guests > 0) lines.push(say('conversation.readers.guests', { count: guests }))
  return lines.join(' ')
}
