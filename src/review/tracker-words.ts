import { asTyped } from '../message/escape.ts'
import type { ReviewContext } from './review-context.ts'

const known = {
  'tracker-public': 'tracker.problem.public',
  'tracker-token': 'tracker.problem.token',
  'tracker-forbidden': 'tracker.problem.forbidden',
  'tracker-missing': 'tracker.problem.missing',
  'tracker-refused': 'tracker.problem.refused',
  'tracker-moved': 'tracker.problem.missing',
  'tracker-other': 'tracker.problem.other',
} as const

/** Why nothing could be put into the tracker, in one kind sentence. */
export function problemWords({ say, parts }: ReviewContext, why: string): string {
  const { title: tracker = '', target = '' } = parts.tracker?.tracker ?? {}
  const key = Object.entries(known).find(([code]) => code === why)?.[1]
  return say(key ?? 'tracker.problem.busy', { tracker, target: asTyped(target) })
}
