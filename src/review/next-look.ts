import { addDays } from '../domain/working-days.ts'
import type { FollowUp } from './follow-up.ts'

/** How many days after it was set the next look comes. */
const daysUntil = { sprint: 14, threeMonths: 91, sixMonths: 182 } as const

/** The day of the next look: a calendar date; `undefined` where none is set. */
export function nextLookDay({ nextLook }: FollowUp): string | undefined {
  if (!nextLook || nextLook.rhythm === 'none') return undefined
  const { rhythm, on, at } = nextLook
  return rhythm === 'date' ? on : addDays(at.slice(0, 10), daysUntil[rhythm])
}
