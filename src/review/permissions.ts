import type { ActionType } from '../domain/action.ts'

/**
 * What a person is to a review. facilitator: started it; participant: was asked in or joined the talk;
 * reader: anyone else of the workspace who can see the posted thread.
 */
export type Role = 'facilitator' | 'participant' | 'reader'

const facilitator: readonly Role[] = ['facilitator']
const insiders: readonly Role[] = ['facilitator', 'participant']
const everybody: readonly Role[] = ['facilitator', 'participant', 'reader']

/** Who may do what: the one table. Rules that need more than a role are with their action. */
export const permissions: Readonly<Record<ActionType, readonly Role[]>> = {
  start: everybody,
  openStart: everybody,
  home: everybody,
  say: everybody,
  answer: insiders,
  notSure: insiders,
  skip: insiders,
  why: insiders,
  more: insiders,
  engineerWords: insiders,
  back: insiders,
  change: insiders,
  openHandOver: insiders,
  handOver: insiders,
  takeBack: insiders,
  openSend: facilitator,
  sendOpen: facilitator,
  settle: insiders,
  stop: insiders,
  continue: insiders,
  mainOnly: facilitator,
  whoSees: everybody,
  lookOver: facilitator,
  goDeeper: facilitator,
  preview: facilitator,
  chooseStories: facilitator,
  otherStories: facilitator,
  bringIn: facilitator,
  takeOut: facilitator,
  undoChoice: facilitator,
  openPublish: facilitator,
  publish: facilitator,
  postAgain: facilitator,
  openTalkPlan: facilitator,
  planTalk: facilitator,
  openExport: everybody,
  download: everybody,
  openStory: everybody,
  answerStory: everybody,
  openStance: everybody,
  takeStance: everybody,
  secondNo: everybody,
  seeOthers: everybody,
  openHow: everybody,
  answerHow: everybody,
  setWayAside: everybody,
  bringWayBack: everybody,
  openBecause: everybody,
  questionBecause: everybody,
  openTell: everybody,
  tell: everybody,
  happeningNow: everybody,
  storyTechnical: everybody,
  storyMore: everybody,
  openDecide: everybody,
  decide: everybody,
  secondDecision: everybody,
  openDone: everybody,
  stepDone: everybody,
  openBand: everybody,
  overrideBand: everybody,
  openAddStory: everybody,
  addStory: everybody,
  openReword: everybody,
  rewordStory: everybody,
  withdrawStory: everybody,
  park: facilitator,
  openReopen: everybody,
  reopenStory: everybody,
  agreeProposal: everybody,
  declineProposal: everybody,
  everything: everybody,
  close: facilitator,
  reopen: facilitator,
  overview: everybody,
  weeklyLine: everybody,
  openShare: facilitator,
  share: facilitator,
  unshare: facilitator,
  makeRule: everybody,
  dropRule: everybody,
  openDelete: facilitator,
  delete: facilitator,
  lookAgain: everybody,
  openLook: everybody,
  stillTrue: facilitator,
  reportChanges: facilitator,
  openNextLook: facilitator,
  setNextLook: facilitator,
  snooze: insiders,
  mute: insiders,
  unmute: insiders,
  openAway: insiders,
  setAway: insiders,
  remind: facilitator,
  settlePastDates: facilitator,
  takeStep: everybody,
  openMoveStep: everybody,
  moveStep: everybody,
  declineStep: everybody,
  openOwner: everybody,
  changeOwner: everybody,
  dropStep: everybody,
  keepStep: everybody,
  confirmNo: everybody,
  openAcceptAgain: everybody,
  acceptAgain: everybody,
  openSettle: insiders,
  seeOpinions: insiders,
  openHandCheck: facilitator,
  handCheck: facilitator,
  takeOver: insiders,
  progress: insiders,
  openMoveAll: insiders,
  moveAll: insiders,
}

/** Things that are read rather than done. */
export type ReadPermission = 'thread' | 'stories' | 'ownCards'

/** How far a review was posted: not yet, only its headline, or with every story. */
export type Reach = 'private' | 'headline' | 'all'

/** Who may read what; what was not posted is its insiders’, and stories are the facilitator’s. */
export const readings: Readonly<Record<ReadPermission, Readonly<Record<Reach, readonly Role[]>>>> =
  {
    thread: { private: [], headline: everybody, all: everybody },
    stories: { private: facilitator, headline: facilitator, all: everybody },
    ownCards: { private: insiders, headline: everybody, all: everybody },
  }

/** True when somebody with this role may do it. */
export const may = (role: Role, action: ActionType): boolean => permissions[action].includes(role)
