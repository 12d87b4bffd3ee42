import type { ActionType, ReviewActionType } from '../domain/action.ts'
import { askedOf } from '../engine/interview.ts'
import { message } from '../message/build.ts'
import { type ActionContext, type ActionEffect, gently, refused } from './action-context.ts'
import { may } from './permissions.ts'
import { shownFacilitator } from './review-context.ts'
import { canTakeOver, takeOverOffer } from './take-over.ts'

/** Why this person cannot do this now, in one kind line; `undefined` when they can. Typed words pass here like presses. */
export function whyNotAllowed(
  request: ActionContext,
  action: ReviewActionType,
): ActionEffect | undefined {
  const { context, role } = request
  if (!may(role, action) || !isAsked(request, action)) return refusedKindly(request)
  if (context.state.phase !== 'closed' || allowedWhenClosed[action]) return undefined
  return gently(
    context.say('conversation.gentle.closed', { facilitator: shownFacilitator(context) }),
  )
}

/** Where the facilitator has not been there for long, whoever takes part is offered to look after the check. */
function refusedKindly({ context, role }: ActionContext): ActionEffect {
  const step = refused(context)
  if (role !== 'participant' || !canTakeOver(context)) return step
  return { ...step, replies: [...(step.replies ?? []), message(...takeOverOffer(context))] }
}

/** Somebody who only joined the talk was never asked in: the questions are not theirs to answer. */
const isAsked = ({ context, me, role }: ActionContext, action: ActionType): boolean =>
  role === 'facilitator' ||
  !answering.has(action) ||
  askedOf(context.state.interview, me.id).length > 0 ||
  context.state.interview.answers.some(({ by }) => by === me.id)

const answering = new Set<ActionType>([
  'answer',
  'notSure',
  'skip',
  'back',
  'change',
  'handOver',
  'confirmSuggested',
  'refuseSuggested',
])

/** A closed check can be read, its agreed steps finished, what is lived with renewed, and it can be opened again or deleted. */
const allowedWhenClosed: Readonly<Record<ReviewActionType, boolean>> = {
  say: true,
  answer: false,
  notSure: false,
  skip: false,
  why: true,
  more: false,
  engineerWords: false,
  back: false,
  change: false,
  openHandOver: false,
  handOver: false,
  takeBack: false,
  openSend: false,
  sendOpen: false,
  settle: false,
  stop: false,
  continue: false,
  mainOnly: false,
  whoSees: true,
  lookOver: true,
  goDeeper: false,
  preview: false,
  chooseStories: false,
  otherStories: false,
  bringIn: false,
  takeOut: false,
  undoChoice: false,
  openPublish: false,
  publish: false,
  postAgain: true,
  openTalkPlan: false,
  planTalk: false,
  openExport: true,
  download: true,
  openStory: true,
  answerStory: false,
  openStance: false,
  takeStance: false,
  secondNo: false,
  seeOthers: true,
  openHow: false,
  answerHow: false,
  setWayAside: false,
  bringWayBack: false,
  openBecause: false,
  questionBecause: false,
  openTell: true,
  tell: true,
  happeningNow: true,
  storyTechnical: true,
  storyMore: true,
  openDecide: false,
  decide: false,
  secondDecision: true,
  openDone: true,
  stepDone: true,
  openBand: false,
  overrideBand: false,
  openAddStory: false,
  addStory: false,
  openReword: false,
  rewordStory: false,
  withdrawStory: false,
  park: false,
  openReopen: false,
  reopenStory: false,
  agreeProposal: true,
  declineProposal: true,
  everything: true,
  close: true,
  reopen: true,
  openShare: true,
  share: true,
  unshare: true,
  makeRule: true,
  dropRule: true,
  openDelete: true,
  delete: true,
  openLook: true,
  stillTrue: false,
  reportChanges: true,
  openNextLook: true,
  setNextLook: true,
  snooze: true,
  mute: true,
  unmute: true,
  openAway: true,
  setAway: true,
  remind: true,
  settlePastDates: true,
  takeStep: true,
  openMoveStep: true,
  moveStep: true,
  declineStep: true,
  openOwner: true,
  changeOwner: true,
  dropStep: true,
  keepStep: true,
  confirmNo: true,
  openAcceptAgain: true,
  acceptAgain: true,
  openSettle: false,
  seeOpinions: true,
  openHandCheck: true,
  handCheck: true,
  takeOver: true,
  progress: true,
  openMoveAll: true,
  moveAll: true,
  openPutItem: true,
  putItem: true,
  openPutItems: true,
  putItems: true,
  suggestAnswers: false,
  confirmSuggested: false,
  refuseSuggested: false,
  askSuggested: false,
}
