import type { ActionOf } from '../domain/action.ts'
import { mostOwnStories } from '../domain/limits.ts'
import { position } from '../engine/position.ts'
import { message, text } from '../message/build.ts'
import { longDate } from '../message/locale.ts'
import type { Element } from '../message/message.ts'
import { everythingMessage } from '../report/all-stories.ts'
import { storyMessage } from '../report/story.ts'
import { previewMessage } from '../report/thread.ts'
import {
  type ActionContext,
  type ActionEffect,
  ask,
  gently,
  record,
  refused,
  reply,
  stamp,
} from './action-context.ts'
import { inThread, storyCardIntent } from './card-intents.ts'
import { nextLookQuestion } from './cards/look-offers.ts'
import type { ReviewEvent } from './event.ts'
import { exportForm } from './forms/export-form.ts'
import { addStoryForm } from './forms/talk-forms.ts'
import { closingQuestion } from './open-matters.ts'
import { keptUntil } from './retention.ts'
import { type ReviewContext, summaryOptionsOf } from './review-context.ts'
import { storyAt } from './story-of.ts'
import { summaryNow, summaryOf } from './summary-of.ts'

/** Shows the summary to its facilitator alone, before anybody else sees it. */
export function preview(request: ActionContext): ActionEffect {
  const { context } = request
  const { state } = context
  if (state.published) return reply(previewMessage(summaryNow(context), summaryOptionsOf(context)))
  if (state.phase === 'previewing') return reply()
  const { at } = position(context.check.compiled, state.interview, request.me.id)
  if (at !== 'checking') return gently(context.say('conversation.gentle.stillAsking'))
  const looked: ReviewEvent[] =
    state.phase === 'checking' ? [] : [{ type: 'lookedOver', ...stamp(request) }]
  return record([...looked, { type: 'previewed', ...stamp(request) }])
}

/** The report, for those who may read the stories; its channel hands it over. */
export const download = (
  { context, role }: ActionContext,
  { format, people }: ActionOf<'download'>,
): ActionEffect =>
  format === 'audit' && role !== 'facilitator'
    ? refused(context)
    : { events: [], download: { format, ...(people && { people }) } }

/** Asks as what the check should be taken along, and how people should be named in it. */
export const openExport = ({ context, role }: ActionContext): ActionEffect =>
  ask(exportForm(context.say, context.state.id, role))

/** Every story there is, a page at a time. */
export const showEverything = (
  { context }: ActionContext,
  { page, all = false }: ActionOf<'everything'>,
): ActionEffect => reply(everythingMessage(summaryOf(context), page, all))

/** Brings a story into the thread; one that is there already is shown at once, to be talked about. */
export function openStory(
  { context }: ActionContext,
  { finding }: ActionOf<'openStory'>,
): ActionEffect {
  if (!storyAt(context, finding)) return gently(context.say('conversation.gentle.noStory'))
  const isHeadline = context.state.published?.how === 'headline'
  const stands = context.outbox.some((entry) => entry.id === `story/${finding}`)
  if (stands || isHeadline) {
    const story = storyMessage(summaryOf(context), finding)
    return story ? reply(story) : reply()
  }
  return { events: [], intents: [storyCardIntent(inThread(context.state), finding)] }
}

/** Opens the form for a story in the team's own words. */
export const openAddStory = ({ context }: ActionContext): ActionEffect =>
  ask(addStoryForm(context.say, context.state.id))

/** Adds a story in the team's own words. */
export function addStory(request: ActionContext, { words }: ActionOf<'addStory'>): ActionEffect {
  const { context } = request
  const { say, state } = context
  const own = [...state.stories.values()].filter((story) => story.own !== undefined)
  if (own.length >= mostOwnStories)
    return gently(say('discussion.add.tooMany', { count: own.length }))
  const finding = `own-${own.length + 1}`
  const event: ReviewEvent = { type: 'storyAdded', ...stamp(request), finding, words }
  return record([event], message(text(say('discussion.add.thanks'), 'good')))
}

/** Closes the check with a digest of what was agreed; while something is open it asks first. */
export function close(request: ActionContext, { sure, keep }: ActionOf<'close'>): ActionEffect {
  const { say } = request.context
  if (keep) return gently(say('discussion.closing.kept'))
  if (request.context.state.phase === 'closed') return gently(say('discussion.closed.done'))
  const question = sure ? undefined : closingQuestion(request.context)
  if (question) return reply(question)
  return record(
    [{ type: 'closed', ...stamp(request) }],
    message(
      text(say('discussion.closed.done')),
      ...keptLine(request.context),
      ...nextLookQuestion(request.context),
    ),
  )
}

/** How long a check that is closed now is kept, where that is not for ever. */
function keptLine({ parts, say, state, now }: ReviewContext): readonly Element[] {
  const retention = parts.retention?.current()
  if (!retention || state.followUp.heldSince !== undefined) return []
  const date = longDate(say, keptUntil(retention, { updatedAt: now }))
  return [text(say('conversation.kept.until', { date }), 'quiet')]
}

/** Opens a closed check again. */
export function reopen(request: ActionContext): ActionEffect {
  const { say, state } = request.context
  const done = message(text(say('discussion.closed.reopened')))
  if (state.phase !== 'closed') return reply(done)
  return record([{ type: 'reopened', ...stamp(request), reason: '' }], done)
}
