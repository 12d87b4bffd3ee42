import type { ActionType } from '../domain/action.ts'

/** Which actions lead to a form, so that a window can be opened before anything else is done. */
const opens: Readonly<Record<Extract<ActionType, `open${string}`>, boolean>> = {
  openStart: true,
  openExport: true,
  openHandOver: true,
  openPublish: true,
  openStory: false,
  openStance: true,
  openBecause: true,
  openTell: true,
  openDecide: true,
  openDone: true,
  openBand: true,
  openHow: true,
  openReopen: true,
  openSend: true,
  openAddStory: true,
  openTalkPlan: true,
  openReword: true,
  openShare: true,
  openDelete: true,
  openAway: true,
  openMoveStep: true,
  openOwner: true,
  openAcceptAgain: true,
  openSettle: true,
  openHandCheck: true,
  openMoveAll: true,
  openLook: false,
  openNextLook: true,
  openPutItem: false,
  openPutItems: false,
}

/** True for an action that leads to a form. */
export const leadsToForm = (type: string): boolean =>
  Object.hasOwn(opens, type) && opens[type as keyof typeof opens]

/** Actions whose answer is one page of several, or one step of a choice: the next takes its place. */
const paged: ReadonlySet<string> = new Set<ActionType>([
  'everything',
  'home',
  'overview',
  'weeklyLine',
  'chooseStories',
  'otherStories',
  'bringIn',
  'takeOut',
  'undoChoice',
])

/** True for an action that turns a page of what only one person sees. */
export const turnsPage = (type: string): boolean => paged.has(type)
