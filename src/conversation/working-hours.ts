import { usualPolicy, type WorkingWeek } from '../domain/policy.ts'
import { isZone, workTimeFrom } from '../domain/working-time.ts'

/** How many seconds until somebody's working hours where they are; 0 within them, and where the zone is not known. */
export function secondsUntilWork(
  now: number,
  zone: string | undefined,
  week: WorkingWeek = usualPolicy.week,
): number {
  if (zone === undefined || !isZone(zone)) return 0
  const at = workTimeFrom(now, zone, week)
  return at === undefined ? 0 : Math.ceil((at - now) / 1000)
}
