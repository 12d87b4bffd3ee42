import { asTyped } from '../message/escape.ts'
import { type ReviewContext, trackerIn } from './review-context.ts'

const known = {
  'tracker-sealed': 'tracker.problem.sealed',
  'tracker-public': 'tracker.problem.public',
  'tracker-token': 'tracker.problem.token',
  'tracker-forbidden': 'tracker.problem.forbidden',
  'tracker-missing': 'tracker.problem.missing',
  'tracker-refused': 'tracker.problem.refused',
  'tracker-moved': 'tracker.problem.missing',
  'tracker-off': 'tracker.put.off',
  'tracker-other': 'tracker.problem.other',
} as const

/** Why nothing could be put into the tracker, in one kind sentence. */
export function problemWords(context: ReviewContext, why: string): string {
  const { say } = context
  const { title: tracker = '', target = '' } = trackerIn(context)?.tracker ?? {}
  const key = Object.entries(known).find(([code]) => code === why)?.[1]
  return say(key ?? 'tracker.problem.busy', { tracker, target: asTyped(target) })
}
