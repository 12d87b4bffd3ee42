import { asTyped } from '../message/escape.ts'
import { dateSeenFrom, longDate } from '../message/locale.ts'
import { treatmentWord } from './phrases.ts'
import { needlessStep } from './standing.ts'
import type { Story } from './stories.ts'
import { areStancesShown } from './story-opinions.ts'
import type { Summary } from './summary.ts'
import type { Decision } from './talk.ts'

/*
 * The same status is worded twice, because it is read in two places. In the thread it is a sentence on a card, with
 * marks and names made safe for them, it asks the reader to do something ("a second person must agree"), and dates
 * are said as seen from today. In a document it is a cell of a table or a value beside a label: no sentence, no marks,
 * and dates in full, since a document is read on any day. What the status is, `standing.ts` alone decides.
 */

/** The status of a story, as a line in the thread; empty where nothing is said beside the story itself. */
export function threadStanding(summary: Summary, story: Story): string {
  const { say } = summary
  const { standing } = story
  const name = (id: string) => asTyped(summary.nameOf(id))
  const values = (decision: Decision) => ({
    treatment: treatmentWord(say, decision.treatment),
    owner: name(decision.owner),
    due: dateSeenFrom(say, decision.due, summary.input.today),
  })
  switch (standing.kind) {
    case 'open':
      if (standing.ranOut) return say('thread.standing.ranOut', values(standing.ranOut))
      return standing.happened ? say('thread.standing.happened') : ''
    case 'waiting':
      return standing.on === 'decision'
        ? say('thread.standing.waiting', values(standing.decision))
        : areStancesShown(summary, story)
          ? say('thread.standing.waitingNo', { name: name(standing.claim.by) })
          : say('thread.standing.waitingHidden')
    case 'decided':
      return say('thread.standing.decided', values(standing.decision))
    case 'done':
      return standing.shown
        ? say('thread.standing.doneShown', values(standing.decision))
        : say('thread.standing.done', values(standing.decision))
    case 'livedWith':
      return say('thread.standing.livedWith', values(standing.decision))
    case 'notPossible': {
      const { by, secondedBy } = standing.claim
      return say('thread.standing.notPossible', { name: name(by), second: name(secondedBy) })
    }
    case 'parked':
      return say('thread.standing.parked')
    case 'reopened':
      return say('thread.standing.reopened')
    case 'takenCareOf':
      return standing.by === 'work' ? say('thread.standing.takenCareOf') : needless(summary, story)
    case 'gone':
      return [say('thread.standing.gone'), needless(summary, story)].filter(Boolean).join(' ')
  }
}

/** What becomes of the step of a story that does not need it any more; empty where there is none. */
function needless({ say, nameOf }: Summary, { standing }: Story): string {
  const step = needlessStep(standing)
  if (!step) return ''
  const owner = asTyped(nameOf(step.owner))
  if (!step.done) return say('thread.standing.needless', { owner })
  return step.shown === undefined
    ? say('thread.standing.done', { owner })
    : say('thread.standing.doneShown', { owner })
}

/** The status of a story, in plain words without marks; empty while nothing is settled. */
export function documentStanding(summary: Summary, story: Story): string {
  const { say, nameOf } = summary
  const { standing } = story
  const values = (decision: Decision) => ({
    treatment: treatmentWord(say, decision.treatment),
    owner: nameOf(decision.owner),
    due: longDate(say, decision.due),
  })
  switch (standing.kind) {
    case 'open':
      if (standing.ranOut) return say('report.doc.standing.ranOut', values(standing.ranOut))
      return standing.happened ? say('report.doc.standing.happened') : ''
    case 'waiting':
      if (standing.on === 'decision') {
        return say('report.doc.standing.waiting', values(standing.decision))
      }
      return areStancesShown(summary, story)
        ? say('report.doc.standing.waitingNo', { name: nameOf(standing.claim.by) })
        : say('report.doc.standing.waitingHidden')
    case 'decided':
      return say('report.doc.standing.decided', values(standing.decision))
    case 'done':
      return standing.shown
        ? say('report.doc.standing.doneShown', values(standing.decision))
        : say('report.doc.standing.done', values(standing.decision))
    case 'livedWith': {
      const second = nameOf(standing.decision.secondedBy)
      return say('report.doc.standing.livedWith', { ...values(standing.decision), second })
    }
    case 'notPossible': {
      const { by, secondedBy } = standing.claim
      return say('report.doc.standing.notPossible', {
        name: nameOf(by),
        second: nameOf(secondedBy),
      })
    }
    case 'parked':
      return say('report.doc.standing.parked')
    case 'reopened':
      return say('report.doc.standing.reopened')
    case 'takenCareOf':
      if (standing.by === 'work') return say('report.doc.standing.takenCareOfByWork')
      return sentences(summary, [
        standing.checked ? say('report.doc.standing.checked') : '',
        needlessWords(summary, standing.step),
      ])
    case 'gone':
      return sentences(summary, [
        say('report.doc.standing.gone'),
        needlessWords(summary, standing.step),
      ])
  }
}

/** What becomes of a step that is not needed any more; empty where there is none, or where it is done. */
const needlessWords = ({ say, nameOf }: Summary, step: Decision | undefined): string =>
  step && !step.done ? say('report.doc.standing.needless', { owner: nameOf(step.owner) }) : ''

const sentences = ({ say }: Summary, all: readonly string[]): string =>
  all.filter((one) => one !== '').join(say('report.list.semicolon'))
