import { isNeverSent } from '../../domain/never-sent.ts'
import { askedOf } from '../../engine/interview.ts'
import { progress } from '../../engine/position.ts'
import { buttons, heading, message, text } from '../../message/build.ts'
import { asTyped } from '../../message/escape.ts'
import { listOf } from '../../message/locale.ts'
import type { Button, Element, Message } from '../../message/message.ts'
import { threadPending } from '../card-intents.ts'
import { heldWords } from '../held.ts'
import { questionsWaiting } from '../open-matters.ts'
import type { Role } from '../permissions.ts'
import { type ReviewContext, shownFacilitator, shownName, shownProduct } from '../review-context.ts'
import { answeredSincePosting, choseSincePosting } from '../since-posting.ts'
import type { ReviewState } from '../state.ts'
import { canTakeOver, takeOverOffer } from '../take-over.ts'
import { lookGreeting } from './look-cards.ts'
import { lookElements } from './look-offers.ts'

/** Answering one question takes about this long: 35 of them are 13 minutes of reading and deciding. */
const secondsEach = 23

const minutes = (questions: number): number =>
  Math.max(1, Math.round((questions * secondsEach) / 60))

/** The first card: what this is, how long it takes, and who sees what. */
export function greetingCard(context: ReviewContext): Message {
  if (context.state.look) return lookGreeting(context)
  const { say, state, check } = context
  const { of } = progress(check.compiled, state.interview, state.facilitator)
  const name = shownFacilitator(context)
  const action = { type: 'whoSees', review: state.id } as const
  return message(
    heading(say('conversation.greeting.title', { name, product: shownProduct(context) })),
    text(say('conversation.greeting.body', { count: of, minutes: minutes(of) })),
    text(say('conversation.greeting.private'), 'quiet'),
    buttons(...(canBeShortened(context) ? [mainOnly(context)] : []), {
      label: say('conversation.whoSees.title'),
      action,
      style: 'quiet',
    }),
  )
}

const canBeShortened = ({ state }: ReviewContext): boolean =>
  state.interview.depth === 'full' && (state.phase === 'settingUp' || state.phase === 'asking')

const mainOnly = ({ say, state }: ReviewContext): Button => ({
  label: say('conversation.greeting.mainOnly'),
  action: { type: 'mainOnly', review: state.id },
  style: 'quiet',
})

/** What a teammate sees first: who asks, about what, and who sees their answers. */
export function batchCard(context: ReviewContext, person: string): Message {
  const { say, state } = context
  const handed = askedOf(state.interview, person)
  const from = shownName(context, handed.at(-1)?.from ?? state.facilitator)
  const product = shownProduct(context)
  return message(
    heading(say('conversation.handOver.batch', { from, product })),
    text(
      state.published
        ? say('conversation.handOver.posted', { from })
        : say('conversation.handOver.private', { from, facilitator: shownFacilitator(context) }),
      'quiet',
    ),
  )
}

/** The place is kept; one button goes on. */
export function stoppedCard(context: ReviewContext, person: string): Message {
  const { say, state, check } = context
  const scope = person === state.facilitator ? 'open' : 'handed'
  const { n, of } = progress(check.compiled, state.interview, person, scope)
  const kept = n < of ? say('conversation.stop.kept', { n, of }) : say('conversation.stop.ready')
  return message(text(kept), buttons(goOn(context)))
}

const goOn = ({ say, state }: ReviewContext): Button => ({
  label: say('conversation.stop.continue'),
  action: { type: 'continue', review: state.id },
  style: 'primary',
})

/** A teammate has answered everything that was asked of them, or need not any more. */
export function handedDoneCard(context: ReviewContext, person: string): Message {
  const { say } = context
  const name = shownFacilitator(context)
  if (questionsWaiting(context).some(({ to }) => to === person)) {
    return message(
      text(say('conversation.handedDone.closed', { name, product: shownProduct(context) })),
    )
  }
  return message(
    heading(say('conversation.handedDone.title')),
    text(say('conversation.handedDone.body', { name })),
    ...(canTakeOver(context) ? takeOverOffer(context) : []),
  )
}

type AfterPosting =
  | 'preview'
  | 'lookOver'
  | 'reopen'
  | 'goDeeper'
  | 'openTalkPlan'
  | 'progress'
  | 'close'

/** After posting: what the facilitator can do from here. */
export function postedCard(context: ReviewContext): Message {
  const { say, state } = context
  const answersChanged = answeredSincePosting(state)
  const isChosen = choseSincePosting(state)
  const changed = answersChanged || isChosen || hasNewStories(context)
  const isHeadline = state.published?.how === 'headline'
  const names = sharedNames(context)
  const press = (label: string, type: AfterPosting, style: 'primary' | 'quiet'): Button => ({
    label,
    action: { type, review: state.id },
    style,
  })
  return message(
    ...standing(context),
    ...lookElements(context),
    answersChanged ? text(say('conversation.posted.changed')) : undefined,
    isChosen ? text(say('choice.said.since')) : undefined,
    hasNewStories(context) ? text(say('conversation.posted.newer')) : undefined,
    names === undefined ? undefined : text(say('overview.share.posted', { names }), 'quiet'),
    buttons(
      ...(changed ? [press(say('conversation.posted.again'), 'preview', 'primary')] : []),
      ...(isHeadline && !changed ? [postAll(context)] : []),
      press(say('conversation.posted.lookOver'), 'lookOver', 'quiet'),
      ...(state.phase === 'closed'
        ? [press(say('conversation.posted.reopen'), 'reopen', 'quiet')]
        : [
            press(say('conversation.checking.deeper'), 'goDeeper', 'quiet'),
            press(say('discussion.talkPlan.title'), 'openTalkPlan', 'quiet'),
            press(say('asking.progress.press'), 'progress', 'quiet'),
            press(say('conversation.posted.close'), 'close', 'quiet'),
          ]),
      openShare(context),
    ),
  )
}

/** Whether the thread was posted completely, and if not what to do about it. */
function standing({ say, state, outbox }: ReviewContext): readonly Element[] {
  const missing = threadPending(outbox)
  const given = missing.find((entry) => entry.parked !== undefined)
  if (!given) {
    const done = state.phase === 'closed' ? 'discussion.closed.done' : 'conversation.preview.posted'
    const isOnItsWay = missing.some(({ card }) => card.kind !== 'digest')
    const onItsWay = isOnItsWay ? 'conversation.preview.posting' : done
    return [text(say(onItsWay), 'good')]
  }
  const why = isNeverSent(given.parked) ? given.parked : 'other'
  const again: Button = {
    label: say('conversation.trouble.again'),
    action: { type: 'postAgain', review: state.id },
    style: 'primary',
  }
  const elsewhere: Button = {
    label: say('conversation.trouble.elsewhere'),
    action: {
      type: 'openPublish',
      review: state.id,
      how: state.published?.how ?? 'all',
      onlyPrivate: true,
    },
  }
  const isWhole = state.phase !== 'closed' && missing.some(({ id }) => id === 'summary')
  return [
    text(say(`conversation.trouble.${why}`), 'warn'),
    buttons(again, ...(isWhole ? [elsewhere] : [])),
  ]
}

/** True when the catalogue has been changed since this was posted. */
const hasNewStories = ({ state, parts }: ReviewContext): boolean =>
  state.published !== undefined &&
  state.published.analysis.contentVersion !== parts.catalogue.version

const postAll = ({ say, state }: ReviewContext): Button => ({
  label: say('conversation.posted.all'),
  action: { type: 'publish', review: state.id, how: 'all' },
})

/** Who sees what, and who sees it without taking part; whoever looks after the check can change that. */
export function whoSeesReply(context: ReviewContext, role: Role): Message {
  const { say, state } = context
  const facilitator = shownFacilitator(context)
  const names = sharedNames(context)
  const held = heldWords(context)
  return message(
    heading(say('conversation.whoSees.title')),
    {
      type: 'list',
      items: [
        say('conversation.whoSees.answers'),
        say('conversation.whoSees.summary'),
        say('conversation.whoSees.thoughts'),
        say('conversation.whoSees.told', { facilitator }),
        ...(names === undefined ? [] : [say('overview.share.seenBy', { names })]),
        ...(held === undefined ? [] : [held]),
        ...(isSeenByLeads(state) ? [say('overview.share.seenByLeads')] : []),
      ],
    },
    // In the middle of the questions nothing takes the place of the open one.
    role === 'facilitator' && !isAsking(context)
      ? buttons(openShare(context), ...unshareButtons(context))
      : undefined,
  )
}

const isAsking = ({ state: { phase } }: ReviewContext): boolean =>
  phase === 'settingUp' || phase === 'asking'

/** Names of those who may see the check without taking part; `undefined` for nobody. */
function sharedNames({ say, state }: ReviewContext): string | undefined {
  const names = [...state.followUp.sharedWith.values()].map(({ name }) => asTyped(name))
  return names.length === 0 ? undefined : listOf(say, names)
}

/** Posted where more than a few read it. */
const isSeenByLeads = ({ published }: ReviewState): boolean =>
  published?.readers !== undefined && published.readers !== 'private'

const openShare = ({ say, state }: ReviewContext): Button => ({
  label: say('overview.share.open'),
  action: { type: 'openShare', review: state.id },
  style: 'quiet',
})

const unshareButtons = ({ say, state }: ReviewContext): readonly Button[] =>
  [...state.followUp.sharedWith.values()].map(({ id: person, name }) => ({
    label: say('overview.share.stop', { name }),
    action: { type: 'unshare', review: state.id, person },
    style: 'quiet',
  }))

/** What somebody told the facilitator about a story, and told nobody else. */
export function toldCard(
  context: ReviewContext,
  {
    subject = '',
    visit = 1,
  }: { readonly subject?: string | undefined; readonly visit?: number | undefined },
): Message | undefined {
  const { say, state } = context
  const told = state.stories.get(subject)?.told[visit - 1]
  if (!told) return undefined
  const finding = state.published?.analysis.findings.find(({ id }) => id === subject)
  const own = state.stories.get(subject)?.own?.words
  const story = asTyped(finding?.title ?? own ?? say('discussion.tell.never'))
  const words = asTyped(told.words)
  return {
    ...message(
      text(say('discussion.tell.heard', { name: shownName(context, told.by), story, words })),
    ),
    preview: say('discussion.tell.preview', { product: state.product.name }),
  }
}
