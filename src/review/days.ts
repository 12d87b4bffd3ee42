import { addDays, dayAt } from '../domain/calendar.ts'
import type { Turn } from './turn.ts'

/** Further away than this nobody plans: two years. */
const furthestDays = 2 * 365 + 1

/** Why a day cannot be the one that is meant. */
export type WrongDay = 'discussion.decide.past' | 'discussion.decide.far'

/** What is wrong with a day that is still to come, going by the person's own calendar; `undefined` when nothing is. */
export function wrongDay({ scene, zone }: Turn, day: string): WrongDay | undefined {
  const today = dayAt(scene.now, zone)
  if (day < today) return 'discussion.decide.past'
  return day > addDays(today, furthestDays) ? 'discussion.decide.far' : undefined
}

/** The day so many days from today, where the person is; where that is not known, as it is in the middle of the world. */
export const dayFromNow = ({ scene, zone = 'UTC' }: Turn, days: number): string =>
  addDays(dayAt(scene.now, zone), days)
