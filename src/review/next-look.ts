import { addDays } from '../domain/working-days.ts'
import type { FollowUp } from './follow-up.ts'

/** How many days after it was set the next look comes. */
const daysUntil = { sprint: 14, threeMonths: 91, sixMonths: 182 } as const

/**
 * The day of the next look: a calendar date; `undefined` where none is set. Every sprint it comes again, two weeks
 * after somebody last said what had changed.
 */
export function nextLookDay({ nextLook, reported }: FollowUp): string | undefined {
  if (!nextLook || nextLook.rhythm === 'none') return undefined
  const { rhythm, on, at } = nextLook
  if (rhythm === 'date') return on
  const lastSaid = rhythm === 'sprint' ? reported.at(-1)?.at : undefined
  const from = lastSaid !== undefined && lastSaid > at ? lastSaid : at
  return addDays(from.slice(0, 10), daysUntil[rhythm])
}

/** True once the next look has come, on this day. */
export function isLookDue(followUp: FollowUp, today: string): boolean {
  const day = nextLookDay(followUp)
  return day !== undefined && day <= today
}
