import type { Say } from '../../message/words.ts'
import { leastNode } from '../../version.ts'
import { type DoctorLine, good, note, wrong } from './finding.ts'

/** The last day on which each line of Node gets security fixes, as its own schedule says. */
const lastDays: Readonly<Record<string, string>> = {
  20: '2026-04-30',
  21: '2024-06-01',
  22: '2027-04-30',
  23: '2025-06-01',
  24: '2028-04-30',
  25: '2026-06-01',
  26: '2029-04-30',
}

/** Whether this Node runs the program, and still gets security fixes on this day (`2026-11-30`). */
export function examineNode(version: string, today: string, say: Say): DoctorLine {
  const what = say('operator.doctor.node', { version })
  if (!isNewEnough(version))
    return wrong(what, say('operator.doctor.nodeHint', { least: leastNode }))
  const day = lastDays[version.split('.')[0] ?? '']
  if (day === undefined || today <= day) return good(what)
  return note(what, say('operator.doctor.nodeEnded', { day }))
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = leastNode.split('.').map(Number)
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}
