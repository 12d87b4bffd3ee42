import type { Action, ActionOf, ReviewActionType } from '../domain/action.ts'
import { type ActionContext, type ActionEffect, gently } from './action-context.ts'
import * as asking from './answer-actions.ts'
import { answerStory } from './answer-story.ts'
import * as deciding from './decision-actions.ts'
import * as deleting from './delete-action.ts'
import * as talking from './discussion-actions.ts'
import * as entrusting from './entrusting.ts'
import * as handing from './handover-actions.ts'
import * as looking from './look-actions.ts'
import * as moving from './moving-all.ts'
import * as ownStories from './own-story-actions.ts'
import * as publishing from './preview-actions.ts'
import * as showingProgress from './progress.ts'
import * as promising from './promise-actions.ts'
import * as proposing from './proposing.ts'
import * as posting from './publish-actions.ts'
import * as reminding from './reminder-actions.ts'
import * as renewing from './renewal-actions.ts'
import * as ruling from './rule-actions.ts'
import * as choosing from './seat-actions.ts'
import * as sendingOpen from './sending-open.ts'
import * as settling from './settling.ts'
import * as sharing from './share-actions.ts'
import { mayRead } from './state.ts'
import * as reading from './story-actions.ts'
import { type StoryAt, storyAt } from './story-of.ts'
import * as suggesting from './suggestion-actions.ts'
import * as timing from './talk-plan-actions.ts'
import * as putting from './tracker-actions.ts'
import { answerGiven, typeWords } from './typed-answer.ts'
import * as choosingWays from './way-actions.ts'

type UseCases = {
  readonly [T in ReviewActionType]: (request: ActionContext, action: ActionOf<T>) => ActionEffect
}

/** The handler of each action; starting a review has none here, because there is no review yet. */
const useCases: UseCases = {
  say: (request, action) => typeWords(request, action.text),
  answer: answerGiven,
  notSure: asking.unsure,
  skip: asking.skip,
  why: asking.why,
  more: asking.more,
  engineerWords: asking.engineerWords,
  back: asking.back,
  change: asking.change,
  openHandOver: handing.openHandOver,
  handOver: handing.handOver,
  takeBack: handing.takeBackQuestion,
  openSend: sendingOpen.openSend,
  sendOpen: sendingOpen.sendOpen,
  settle: settling.settle,
  stop: asking.stop,
  continue: asking.goOn,
  mainOnly: asking.mainOnly,
  whoSees: asking.whoSees,
  lookOver: asking.lookOver,
  goDeeper: asking.goDeeper,
  preview: publishing.preview,
  chooseStories: choosing.chooseStories,
  otherStories: choosing.otherStories,
  bringIn: choosing.bringIn,
  takeOut: choosing.takeOut,
  undoChoice: choosing.undoChoice,
  openPublish: posting.openPublish,
  publish: posting.publish,
  postAgain: posting.postAgain,
  openTalkPlan: timing.openTalkPlan,
  planTalk: timing.planTalk,
  openExport: posted(publishing.openExport),
  download: posted(publishing.download),
  everything: posted(publishing.showEverything),
  openStory: posted(publishing.openStory),
  openAddStory: posted(publishing.openAddStory),
  addStory: posted(publishing.addStory),
  close: posted(publishing.close),
  reopen: posted(publishing.reopen),
  openShare: sharing.openShare,
  share: sharing.share,
  unshare: sharing.unshare,
  makeRule: onStory(ruling.makeRule),
  dropRule: onStory(ruling.dropRule),
  openDelete: deleting.openDelete,
  delete: deleting.remove,
  answerStory: onStory(answerStory),
  openStance: onStory(talking.openStance),
  takeStance: onStory(talking.takeStance),
  secondNo: onStory(talking.secondNo),
  seeOthers: onStory(talking.seeOthers),
  openHow: onStory(talking.openHow),
  answerHow: onStory(talking.answerHow),
  setWayAside: choosingWays.setWayAside,
  bringWayBack: choosingWays.bringWayBack,
  openBecause: onStory(talking.openBecause),
  questionBecause: onStory(talking.questionBecause),
  openTell: onStory(talking.openTell),
  tell: onStory(talking.tellFacilitator),
  happeningNow: onStory(talking.happeningNow),
  storyMore: onStory(reading.storyMore),
  storyTechnical: onStory(reading.storyTechnical),
  openDecide: onStory(deciding.openDecide),
  decide: onStory(deciding.decideStory),
  secondDecision: onStory(deciding.secondDecision),
  openDone: onStory(deciding.openDone),
  stepDone: onStory(deciding.stepDone),
  openBand: onStory(deciding.openBand),
  overrideBand: onStory(deciding.overrideBand),
  openReword: onStory(ownStories.openReword),
  rewordStory: onStory(ownStories.rewordStory),
  withdrawStory: onStory(ownStories.withdrawStory),
  park: onStory(deciding.park),
  openReopen: onStory(proposing.openReopen),
  reopenStory: onStory(proposing.reopenStory),
  agreeProposal: onStory(proposing.agreeProposal),
  declineProposal: onStory(proposing.declineProposal),
  openLook: posted(looking.openLook),
  stillTrue: looking.stillTrue,
  reportChanges: looking.reportChanges,
  openNextLook: posted(looking.openNextLook),
  setNextLook: posted(looking.setNextLook),
  openSettle: settling.openSettle,
  seeOpinions: settling.seeOpinions,
  openHandCheck: entrusting.openHandCheck,
  handCheck: entrusting.handCheck,
  takeOver: entrusting.takeOver,
  progress: showingProgress.progress,
  openMoveAll: moving.openMoveAll,
  moveAll: moving.moveAll,
  snooze: reminding.snooze,
  mute: reminding.mute,
  unmute: reminding.unmute,
  openAway: reminding.openAway,
  setAway: reminding.setAway,
  remind: reminding.remind,
  settlePastDates: reminding.settlePastDates,
  takeStep: onPromise(promising.takeStep),
  openMoveStep: onPromise(promising.openMoveStep),
  moveStep: onPromise(promising.moveStep),
  declineStep: onPromise(promising.declineStep),
  openOwner: onPromise(promising.openOwner),
  changeOwner: onPromise(promising.changeOwner),
  dropStep: onPromise(renewing.dropStep),
  keepStep: onPromise(renewing.keepStep),
  confirmNo: onPromise(renewing.confirmNo),
  openAcceptAgain: onPromise(renewing.openAcceptAgain),
  acceptAgain: onPromise(renewing.acceptAgain),
  openPutItem: onStory(putting.openPutItem),
  putItem: onStory(putting.putItem),
  openPutItems: posted(putting.openPutItems),
  putItems: posted(putting.putItems),
  suggestAnswers: suggesting.suggestAnswers,
  confirmSuggested: suggesting.confirmSuggested,
  refuseSuggested: suggesting.refuseSuggested,
  askSuggested: suggesting.askSuggested,
}

/** Applies an action to a review and returns its effect; nothing is stored here. */
export function applyAction(
  request: ActionContext,
  action: ActionOf<ReviewActionType>,
): ActionEffect {
  // The table is typed by action; TypeScript cannot see that name and action belong together.
  const useCase = useCases[action.type] as (request: ActionContext, action: Action) => ActionEffect
  return useCase(request, action)
}

/** For what only makes sense once the stories were posted, for those who may see them. */
function posted<A extends Action>(useCase: (request: ActionContext, action: A) => ActionEffect) {
  return (request: ActionContext, action: A): ActionEffect =>
    mayRead(request.context.state, request.role, 'stories') && request.context.state.published
      ? useCase(request, action)
      : gently(request.context.say('conversation.gentle.notPosted'))
}

/** For what concerns one story of a posted review. */
function onStory<A extends Action & { finding: string }>(
  useCase: (request: ActionContext, story: StoryAt, action: A) => ActionEffect,
) {
  return posted((request: ActionContext, action: A): ActionEffect => {
    const story = storyAt(request.context, action.finding)
    if (!story) return gently(request.context.say('conversation.gentle.noStory'))
    return useCase(request, story, action)
  })
}

/** For what was promised about one story: also for whoever promised it where only the headline was posted. */
function onPromise<A extends Action & { finding: string }>(
  useCase: (request: ActionContext, story: StoryAt, action: A) => ActionEffect,
) {
  return (request: ActionContext, action: A): ActionEffect => {
    const { state, say } = request.context
    const isTheirs = state.stories.get(action.finding)?.decision?.owner === request.me.id
    if (!state.published || (!isTheirs && !mayRead(state, request.role, 'stories')))
      return gently(say('conversation.gentle.notPosted'))
    const story = storyAt(request.context, action.finding)
    if (!story) return gently(say('conversation.gentle.noStory'))
    // What was not posted is not told either.
    const ref = mayRead(state, request.role, 'stories')
      ? story.ref
      : { ...story.ref, question: say('promise.step.notPosted') }
    return useCase(request, { ...story, ref }, action)
  }
}
