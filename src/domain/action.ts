import * as z from 'zod'
import {
  calendarDate,
  how,
  id,
  inReview,
  name,
  onQuestion,
  onStory,
  optionalWords,
  page,
  version,
  whom,
  words,
  yes,
} from './action-fields.ts'
import { entrustingActions } from './entrusting-actions.ts'
import { lookActions, reminderActions } from './follow-up-actions.ts'
import { limits } from './limits.ts'
import { overviewActions } from './overview-actions.ts'
import { nameTrustSchema, personSchema } from './person.ts'
import { promiseActions } from './promise-actions.ts'
import { fileFormatSchema, peopleNamingSchema } from './report-format.ts'
import { suggestionActions } from './suggestion-actions.ts'
import { trackerActions } from './tracker-actions.ts'
import {
  bandSchema,
  ownerSchema,
  reviewDepthSchema,
  stanceSchema,
  stepChangeSchema,
  treatmentSchema,
} from './vocabulary.ts'
import { zoneSchema } from './zone.ts'

const askingActions = [
  z.object({
    type: z.literal('start'),
    product: name,
    summary: optionalWords,
    depth: reviewDepthSchema.default('full'),
    /** Where it was started, to be suggested for posting. */
    place: id.optional(),
    /** The language of the check; left out, that of whoever starts it. */
    language: z.string().max(limits.language).optional(),
    /** It is another product than the one that is known by this name. */
    another: yes.optional(),
  }),
  z.object({
    type: z.literal('say'),
    review: id.optional(),
    text: z.string().trim().min(1).max(limits.typed),
    /** They were asked, and said that it is no command. */
    certain: yes.optional(),
  }),
  z.object({
    type: z.literal('answer'),
    ...onQuestion,
    version,
    value: z.union([
      z.string().max(limits.typed),
      z.array(z.string().max(limits.typed)).max(limits.picks),
    ]),
  }),
  z.object({ type: z.literal('notSure'), ...onQuestion, version }),
  z.object({ type: z.literal('skip'), ...onQuestion, version }),
  z.object({ type: z.literal('why'), ...onQuestion }),
  z.object({ type: z.literal('more'), ...onQuestion }),
  z.object({ type: z.literal('engineerWords'), ...onQuestion }),
  z.object({ type: z.literal('back'), ...inReview, question: id.optional() }),
  z.object({ type: z.literal('change'), ...onQuestion }),
  z.object({ type: z.literal('openHandOver'), ...onQuestion }),
  z.object({
    type: z.literal('handOver'),
    ...onQuestion,
    ...whom,
    wholeSection: yes.default(false),
  }),
  z.object({ type: z.literal('takeBack'), ...onQuestion }),
  z.object({ type: z.literal('openSend'), ...inReview, owner: ownerSchema }),
  /** Without a role it goes to everybody who is named; with one, to this person. */
  z.object({
    type: z.literal('sendOpen'),
    ...inReview,
    ...whom,
    owner: ownerSchema.optional(),
  }),
  /** Whose answer is right, where several differ. */
  z.object({ type: z.literal('settle'), ...onQuestion, of: id, reason: optionalWords }),
  z.object({ type: z.literal('stop'), ...inReview }),
  z.object({ type: z.literal('continue'), ...inReview }),
  z.object({ type: z.literal('mainOnly'), ...inReview }),
  z.object({ type: z.literal('whoSees'), ...inReview }),
  z.object({ type: z.literal('lookOver'), ...inReview }),
  z.object({ type: z.literal('goDeeper'), ...inReview, section: id.optional() }),
  z.object({ type: z.literal('preview'), ...inReview }),
  /** The stories that come first, each to be taken out. */
  z.object({ type: z.literal('chooseStories'), ...inReview }),
  /** The stories that do not come first, each to be brought in. */
  z.object({
    type: z.literal('otherStories'),
    ...inReview,
    page,
  }),
  z.object({ type: z.literal('bringIn'), ...onStory, insteadOf: id.optional() }),
  z.object({ type: z.literal('takeOut'), ...onStory }),
  z.object({ type: z.literal('undoChoice'), ...inReview }),
  z.object({ type: z.literal('openPublish'), ...inReview, how, onlyPrivate: yes.default(true) }),
  z.object({
    type: z.literal('publish'),
    ...inReview,
    how,
    to: id.optional(),
    onlyPrivate: yes.default(false),
    /** Until when the team should have talked it through. */
    until: z.union([calendarDate, z.literal('')]).optional(),
    /** The facilitator was told who can read that place. */
    sure: yes.default(false),
  }),
  z.object({ type: z.literal('postAgain'), ...inReview }),
  /** How the team talks: until when it should have, and whether what people say is shown at once. */
  z.object({ type: z.literal('openTalkPlan'), ...inReview }),
  z.object({
    type: z.literal('planTalk'),
    ...inReview,
    until: z.union([calendarDate, z.literal('')]).default(''),
    openStances: yes.optional(),
  }),
  /** Asks as what a check should be taken along. */
  z.object({ type: z.literal('openExport'), ...inReview }),
  z.object({
    type: z.literal('download'),
    ...inReview,
    format: fileFormatSchema,
    people: z.union([peopleNamingSchema, z.literal('')]).optional(),
  }),
  z.object({
    type: z.literal('home'),
    page,
  }),
  z.object({ type: z.literal('openStart') }),
] as const

const discussionActions = [
  z.object({ type: z.literal('openStory'), ...onStory }),
  /** Answers the question that a story waits for, where it is read. */
  z.object({
    type: z.literal('answerStory'),
    ...onStory,
    question: id,
    value: z.string().min(1).max(limits.id),
  }),
  z.object({ type: z.literal('openStance'), ...onStory }),
  z.object({
    type: z.literal('takeStance'),
    ...onStory,
    stance: stanceSchema,
    reason: optionalWords,
    shareReason: yes.default(false),
  }),
  z.object({ type: z.literal('secondNo'), ...onStory, claimBy: id }),
  /** What others say about a story, for whoever has said what they think. */
  z.object({ type: z.literal('seeOthers'), ...onStory }),
  z.object({ type: z.literal('openHow'), ...onStory }),
  z.object({ type: z.literal('answerHow'), ...onStory, words }),
  /** A way in which what must never happen could come about does not fit; or it does after all. */
  z.object({ type: z.literal('setWayAside'), ...inReview, way: id }),
  z.object({ type: z.literal('bringWayBack'), ...inReview, way: id }),
  z.object({ type: z.literal('openBecause'), ...onStory }),
  z.object({ type: z.literal('questionBecause'), ...onStory, question: id, reason: words }),
  z.object({ type: z.literal('openTell'), ...onStory }),
  z.object({ type: z.literal('tell'), ...onStory, words }),
  z.object({ type: z.literal('happeningNow'), ...onStory }),
  z.object({ type: z.literal('storyTechnical'), ...onStory }),
  z.object({ type: z.literal('storyMore'), ...onStory }),
  z.object({ type: z.literal('openDecide'), ...onStory }),
  z.object({
    type: z.literal('decide'),
    ...onStory,
    treatment: treatmentSchema,
    safeguards: z.union([z.string(), z.array(z.string())]).optional(),
    own: optionalWords,
    owner: z.string().trim().max(limits.name).default(''),
    due: calendarDate,
    reason: optionalWords,
    /** What the step changes; empty where nobody said. */
    changes: z.union([stepChangeSchema, z.literal('')]).optional(),
  }),
  z.object({ type: z.literal('secondDecision'), ...onStory }),
  z.object({ type: z.literal('openDone'), ...onStory }),
  z.object({ type: z.literal('stepDone'), ...onStory, shown: optionalWords }),
  z.object({ type: z.literal('openBand'), ...onStory }),
  z.object({ type: z.literal('overrideBand'), ...onStory, band: bandSchema, reason: words }),
  z.object({ type: z.literal('openAddStory'), ...inReview }),
  z.object({
    type: z.literal('addStory'),
    ...inReview,
    words: z.string().trim().min(1).max(limits.ownWords),
  }),
  /** A story in one's own words, in other words, or taken back, until somebody else has spoken about it. */
  z.object({ type: z.literal('openReword'), ...onStory }),
  z.object({
    type: z.literal('rewordStory'),
    ...onStory,
    words: z.string().trim().min(1).max(limits.ownWords),
  }),
  z.object({ type: z.literal('withdrawStory'), ...onStory }),
  z.object({ type: z.literal('park'), ...onStory }),
  z.object({ type: z.literal('openReopen'), ...onStory }),
  z.object({ type: z.literal('reopenStory'), ...onStory, reason: optionalWords }),
  z.object({ type: z.literal('agreeProposal'), ...onStory }),
  z.object({ type: z.literal('declineProposal'), ...onStory }),
  z.object({
    type: z.literal('everything'),
    ...inReview,
    page,
    /** Those behind the first forty too. */
    all: yes.optional(),
  }),
  z.object({
    type: z.literal('close'),
    ...inReview,
    /** They were told what is still open. */
    sure: yes.default(false),
    /** They would rather not, now that they know. */
    keep: yes.default(false),
  }),
  z.object({ type: z.literal('reopen'), ...inReview }),
  z.object({ type: z.literal('openDelete'), ...inReview }),
  z.object({ type: z.literal('delete'), ...inReview, confirm: name }),
] as const

/** Everything a person can do, in any place; channels turn taps, forms and typing into these. */
export const actionSchema = z.discriminatedUnion('type', [
  ...askingActions,
  ...discussionActions,
  ...promiseActions,
  ...reminderActions,
  ...entrustingActions,
  ...lookActions,
  ...overviewActions,
  ...trackerActions,
  ...suggestionActions,
])
export type Action = z.infer<typeof actionSchema>
export type ActionType = Action['type']
/** Actions that belong to no review yet; a new look begins one. */
export type OutsideActionType =
  | 'start'
  | 'openStart'
  | 'home'
  | 'lookAgain'
  | 'suggestKnown'
  | 'overview'
  | 'weeklyLine'
export type ReviewActionType = Exclude<ActionType, OutsideActionType>
export type ActionOf<T extends ActionType> = Extract<Action, { type: T }>

/** One delivery from a channel, already verified by it. */
export const incomingSchema = z.object({
  /** The platform's delivery id; the same id twice changes nothing the second time. */
  id,
  workspace: id,
  channel: id,
  who: personSchema,
  /** People whom the action names by their ids, as the channel knows them. */
  people: z.array(personSchema).max(limits.people).optional(),
  /** Where the person's days begin and end: an IANA name, as the channel knows it. */
  zone: zoneSchema.optional(),
  /** How far their name can be trusted; where nobody has an account, one without it is only claimed. */
  trust: nameTrustSchema.optional(),
  action: actionSchema,
})
export type Incoming = z.infer<typeof incomingSchema>
