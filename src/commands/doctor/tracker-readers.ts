import type { Say } from '../../message/words.ts'
import type { Tracker } from '../../review/ports.ts'
import { type DoctorLine, good, wrong } from './finding.ts'

/** Whether a tracker lets this program in, and who can read what would be put there. */
export async function readersLine(tracker: Tracker, say: Say): Promise<DoctorLine> {
  const names = { tracker: tracker.title, target: tracker.target }
  const readers = await tracker.readers()
  if (!readers.ok) {
    const told = say('operator.doctor.tracker.refused', { ...names, code: readers.why })
    return wrong(told, say('operator.doctor.tracker.refusedHint'))
  }
  const { kind, count } = readers.value
  if (kind === 'public') {
    const hint = say('operator.doctor.tracker.publicHint')
    return wrong(say('operator.doctor.tracker.public', names), hint)
  }
  return good(
    count === undefined
      ? say(`operator.doctor.tracker.${kind}`, names)
      : say('operator.doctor.tracker.count', { ...names, count }),
  )
}
