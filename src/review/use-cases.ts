import type { Action, ActionOf, ReviewActionType } from '../domain/action.ts'
import * as asking from './asking.ts'
import * as deciding from './deciding.ts'
import * as deleting from './deleting.ts'
import * as handing from './handing.ts'
import * as posting from './posting.ts'
import * as proposing from './proposing.ts'
import * as publishing from './publishing.ts'
import * as sendingOpen from './sending-open.ts'
import { mayRead } from './state.ts'
import { type StoryAt, storyAt } from './story-of.ts'
import * as talking from './talking.ts'
import { gently, type Step, type Turn } from './turn.ts'
import { answerGiven, say } from './typing.ts'

type UseCases = {
  readonly [T in ReviewActionType]: (turn: Turn, action: ActionOf<T>) => Step
}

/** Which action does what; starting a review stands apart, because there is none yet. */
const useCases: UseCases = {
  say: (turn, action) => say(turn, action.text),
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
  takeBack: handing.takeBack,
  openSend: sendingOpen.openSend,
  sendOpen: sendingOpen.sendOpen,
  settle: asking.settle,
  stop: asking.stop,
  continue: asking.goOn,
  mainOnly: asking.mainOnly,
  whoSees: asking.whoSees,
  lookOver: asking.lookOver,
  goDeeper: asking.goDeeper,
  preview: publishing.preview,
  openPublish: posting.openPublish,
  publish: posting.publish,
  postAgain: posting.postAgain,
  download: posted(publishing.download),
  everything: posted(publishing.everything),
  openStory: posted(publishing.openStory),
  openAddStory: posted(publishing.openAddStory),
  addStory: posted(publishing.addStory),
  close: posted(publishing.close),
  reopen: posted(publishing.reopen),
  openDelete: deleting.openDelete,
  delete: deleting.remove,
  openStance: onStory(talking.openStance),
  takeStance: onStory(talking.takeStance),
  secondNo: onStory(talking.secondNo),
  openHow: onStory(talking.openHow),
  answerHow: onStory(talking.answerHow),
  openBecause: onStory(talking.openBecause),
  questionBecause: onStory(talking.questionBecause),
  openTell: onStory(talking.openTell),
  tell: onStory(talking.tell),
  happeningNow: onStory(talking.happeningNow),
  storyMore: onStory(deciding.storyMore),
  storyTechnical: onStory(deciding.storyTechnical),
  openDecide: onStory(deciding.openDecide),
  decide: onStory(deciding.decide),
  secondDecision: onStory(deciding.secondDecision),
  openDone: onStory(deciding.openDone),
  stepDone: onStory(deciding.stepDone),
  openBand: onStory(deciding.openBand),
  overrideBand: onStory(deciding.overrideBand),
  park: onStory(deciding.park),
  openReopen: onStory(proposing.openReopen),
  reopenStory: onStory(proposing.reopenStory),
  agreeProposal: onStory(proposing.agreeProposal),
  declineProposal: onStory(proposing.declineProposal),
}

/** Carries out an action. */
export function perform(turn: Turn, action: ActionOf<ReviewActionType>): Step {
  // The table is typed by action; TypeScript cannot see that name and action belong together.
  const useCase = useCases[action.type] as (turn: Turn, action: Action) => Step
  return useCase(turn, action)
}

/** For what only makes sense once the stories were posted, for those who may see them. */
function posted<A extends Action>(useCase: (turn: Turn, action: A) => Step) {
  return (turn: Turn, action: A): Step =>
    mayRead(turn.scene.state, turn.role, 'stories') && turn.scene.state.published
      ? useCase(turn, action)
      : gently(turn.scene.say('conversation.gentle.notPosted'))
}

/** For what concerns one story of a posted review. */
function onStory<A extends Action & { finding: string }>(
  useCase: (turn: Turn, story: StoryAt, action: A) => Step,
) {
  return posted((turn: Turn, action: A): Step => {
    const story = storyAt(turn.scene, action.finding)
    if (!story) return gently(turn.scene.say('conversation.gentle.noStory'))
    return useCase(turn, story, action)
  })
}
