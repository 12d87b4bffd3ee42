import { byItself, byOperator } from '../domain/person.ts'
import { isForTools } from '../domain/report-format.ts'
import type { AuditAct, AuditTarget } from './audit-line.ts'
import type { EventOf, ReviewEvent } from './event.ts'

type EventType = ReviewEvent['type']

/** What an event is in an audit. */
interface Told<Event> {
  readonly act: AuditAct | ((event: Event) => AuditAct | undefined)
  /** Absent for the check itself. */
  readonly target?: (event: Event) => AuditTarget
  /** Absent for whoever the event says. */
  readonly by?: (event: Event) => string
}

/** Why an event stands in no audit. */
interface Untold {
  readonly untold: string
}

type AuditTable = { readonly [Type in EventType]: Told<EventOf<Type>> | Untold }

const story = ({ finding }: { readonly finding: string }): AuditTarget => ({
  kind: 'story',
  id: finding,
})
const aboutStory = (act: AuditAct) => ({ act, target: story }) as const
const questions = (event: { readonly questions: readonly string[] }): AuditTarget => ({
  kind: 'questions',
  ids: [...event.questions],
})
const person = (event: { readonly person: { readonly id: string } }): AuditTarget => ({
  kind: 'person',
  id: event.person.id,
})
const personById = (event: { readonly person: string }): AuditTarget => ({
  kind: 'person',
  id: event.person,
})

const ownPlace =
  'where somebody is in their own questions is theirs; it changes nothing of the check'
const ownWish = 'a wish about one’s own reminders is private'
const noOne = 'nobody did it: it follows from what others did'
const reading = 'looking at something is not acting'

/** What of the record stands in an audit, or why it does not; a new kind of event does not compile until somebody decides. */
export const auditTable: AuditTable = {
  started: { act: 'check-started' },
  joined: { act: 'person-joined', target: person },
  named: { act: 'person-named', target: person },
  answered: {
    act: 'question-answered',
    target: ({ question }) => questions({ questions: [question] }),
  },
  revisited: { untold: ownPlace },
  movedOn: { untold: ownPlace },
  detailChosen: { untold: noOne },
  wentDeeper: { act: 'questions-added', target: questions },
  handedOver: {
    act: 'questions-handed-over',
    target: ({ to, questions: given }) => ({ kind: 'person', id: to.id, questions: [...given] }),
  },
  takenBack: { act: 'questions-taken-back', target: questions },
  stopped: { untold: ownPlace },
  continued: { untold: ownPlace },
  lookedOver: { untold: ownPlace },
  previewed: { untold: reading },
  seatGiven: aboutStory('story-brought-in'),
  seatTaken: aboutStory('story-taken-out'),
  seatFreed: aboutStory('story-place-freed'),
  published: {
    act: 'check-posted',
    target: ({ how, to, readers }) => ({
      kind: 'place',
      how,
      ...(to !== undefined && { id: to }),
      ...(readers && { readers }),
    }),
  },
  reminded: {
    // What the program tells by itself is nobody's act.
    act: ({ asked, by }) => (asked && by !== byItself ? 'person-reminded' : undefined),
    target: personById,
  },
  snoozed: { untold: ownWish },
  muted: { untold: ownWish },
  unmuted: { untold: ownWish },
  awaySet: { untold: ownWish },
  left: { act: 'person-left', target: personById },
  facilitatorChanged: {
    act: ({ why }) => (why === 'tookOver' ? 'check-taken-over' : 'check-handed-over'),
    target: ({ to }) => person({ person: to }),
    // The record names whoever got it.
    by: ({ by, why }) => (why === 'operator' ? byOperator : by),
  },
  talkPlanned: { act: 'talk-planned' },
  pastDatesSettled: { act: 'past-dates-settled' },
  // That somebody spoke, never what they said: their facilitator sees who has not, and nobody else sees this.
  stanceTaken: aboutStory('opinion-given'),
  // Nobody can agree with a “no” that was not shown; and once agreed on, everybody reads it.
  noSeconded: aboutStory('no-agreed'),
  becauseQuestioned: aboutStory('answer-doubted'),
  toldPrivately: {
    untold: 'that somebody confided something is private; it does not even pass on with the check',
  },
  howAnswered: aboutStory('way-told'),
  waySetAside: aboutStory('way-set-aside'),
  wayBroughtBack: aboutStory('way-brought-back'),
  decided: {
    act: ({ proposed, treatment }) =>
      proposed ? 'change-proposed' : treatment === 'accept' ? 'acceptance-asked' : 'step-decided',
    target: story,
  },
  decisionSeconded: aboutStory('acceptance-agreed'),
  proposalAgreed: aboutStory('change-agreed'),
  proposalDeclined: aboutStory('change-declined'),
  stepDone: aboutStory('step-done'),
  bandOverridden: aboutStory('rating-changed'),
  storyAdded: aboutStory('story-added'),
  storyParked: aboutStory('story-parked'),
  storyReopened: {
    act: ({ proposed }) => (proposed ? 'change-proposed' : 'story-reopened'),
    target: story,
  },
  closed: { act: 'check-closed' },
  reopened: { act: 'check-reopened' },
  deleted: { act: 'check-deleted' },
  stepTaken: aboutStory('step-taken'),
  stepMoved: aboutStory('step-moved'),
  stepDeclined: aboutStory('step-declined'),
  ownerChanged: aboutStory('owner-changed'),
  stepDropped: aboutStory('step-dropped'),
  stepKept: aboutStory('step-kept'),
  noConfirmed: aboutStory('no-confirmed'),
  storyReworded: aboutStory('story-reworded'),
  storyWithdrawn: aboutStory('story-withdrawn'),
  ruleMade: aboutStory('rule-made'),
  ruleDropped: aboutStory('rule-dropped'),
  carried: { untold: 'what a new look takes over stands in the audit of the look before' },
  askedAgain: { untold: noOne },
  followed: { untold: noOne },
  nextLookSet: { act: 'next-look-set' },
  changesReported: { act: 'changes-reported' },
  answersConfirmed: { act: 'answers-confirmed', target: questions },
  shared: { act: 'check-shared', target: person },
  unshared: { act: 'check-unshared', target: personById },
  itemAsked: aboutStory('item-asked'),
  itemSeen: { untold: noOne },
  itemLinked: { untold: noOne },
  answersSuggested: {
    act: 'answers-suggested',
    target: ({ answers }) => questions({ questions: answers.map(({ question }) => question) }),
    by: ({ by, answers }) =>
      answers.some(({ source }) => source.broughtBy !== by) ? byOperator : by,
  },
  suggestionsRefused: { act: 'suggestions-refused' },
  suggestionsLeft: { untold: ownPlace },
  held: { act: 'check-held' },
  released: { act: 'check-released' },
  fileTaken: {
    act: ({ format }) => (isForTools(format) ? 'file-exported' : 'report-downloaded'),
    target: ({ format, people }) => ({ kind: 'file', format, people }),
  },
}
