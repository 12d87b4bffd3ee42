import type { WorkingWeek } from '../../domain/policy.ts'
import { workingDaysBetween } from '../../domain/working-days.ts'
import { promisePhaseOn } from '../../engine/promise-lifecycle.ts'
import { asTyped } from '../../message/escape.ts'
import { dateSeenFrom } from '../../message/locale.ts'
import type { Say } from '../../message/words.ts'
import type { ListedMatter } from '../heading-list.ts'
import { dayOf } from '../summary-of.ts'

/** What words about a matter depend on. */
export interface MatterWording {
  readonly say: Say
  /** ISO instant. */
  readonly now: string
  readonly week: WorkingWeek
  /** The product's name, safe inside inline Markdown. */
  readonly product: string
  /** The story that it is about, as words inside a sentence. */
  readonly story: string
  /** The short name of the question that it is about, safe inside inline Markdown. */
  readonly short: string
}

/** What waits for somebody, in one line; what is late, is so today. */
export function matterWords(wording: MatterWording, matter: ListedMatter): string {
  const { say, now, story, short, product } = wording
  const { kind, due = '' } = matter
  const date = dateSeenFrom(say, due, now)
  const isOver = due < dayOf(now)
  switch (kind) {
    case 'questions':
      return questionsWords(wording, matter)
    case 'opinion':
      return say('follow-up.waiting.opinion', { short })
    case 'second':
      return say('follow-up.waiting.second', { story })
    case 'owner':
      return matter.isUnplaced
        ? say('follow-up.waiting.nobodysStep', { story, date })
        : say(`follow-up.waiting.${isOver ? 'ownerLate' : 'owner'}`, { story, date })
    case 'step':
      return stepWords(wording, matter)
    case 'needless':
      return say('follow-up.waiting.needless', { story })
    case 'itemClosed':
    case 'itemDropped':
      return say(`tracker.waiting.${kind}`, { story })
    case 'acceptance':
      return isOver
        ? say('follow-up.waiting.acceptanceOver', { story, date })
        : say('follow-up.waiting.acceptance', { story, date })
    case 'no':
      return isOver
        ? say('follow-up.waiting.noOver', { story, date })
        : say('follow-up.waiting.no', { story, date })
    case 'talk':
      return say('follow-up.waiting.talk', { date })
    case 'deletion':
      return say('follow-up.waiting.deletion', { product, date })
    case 'look':
      return due > dayOf(now)
        ? say('follow-up.waiting.lookOn', { product, date })
        : say('follow-up.waiting.look', { product })
  }
}

function questionsWords({ say, now }: MatterWording, { asked, since }: ListedMatter): string {
  const { count = 0, from = '' } = asked ?? {}
  const date = dateSeenFrom(say, dayOf(since), now)
  return say('follow-up.waiting.questions', { count, name: asTyped(from), date })
}

/** How far a step is says how it is told. */
function stepWords(
  { say, now, week, story }: MatterWording,
  { due = '', isUnplaced }: ListedMatter,
): string {
  const today = dayOf(now)
  const date = dateSeenFrom(say, due, now)
  if (isUnplaced) return say('follow-up.waiting.nobodysStep', { story, date })
  switch (promisePhaseOn({ events: [], today, due, isAcceptance: false })) {
    case 'due':
      return say('follow-up.waiting.stepToday', { story })
    case 'late': {
      const count = workingDaysBetween(due, today, week)
      return count === 0
        ? say('follow-up.waiting.step', { story, date })
        : say('follow-up.waiting.stepLate', { story, date, count })
    }
    default:
      return say('follow-up.waiting.step', { story, date })
  }
}
