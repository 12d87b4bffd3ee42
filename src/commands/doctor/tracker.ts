import { readConfig } from '../../config.ts'
import { openTracker } from '../../open-tracker.ts'
import { type Examine, good, wrong } from './finding.ts'

/** Whether the tracker lets this program in, and who can read what would be put there. */
export const examine: Examine = async ({ options }, io, say) => {
  const { tracker: settings } = readConfig(io.environment, options)
  if (!settings) {
    const hint = say('operator.doctor.tracker.notSetUpHint')
    return [wrong(say('operator.doctor.tracker.notSetUp'), hint)]
  }
  const { tracker } = openTracker(settings)
  const names = { tracker: tracker.title, target: tracker.target }
  const readers = await tracker.readers()
  if (!readers.ok) {
    const told = say('operator.doctor.tracker.refused', { ...names, code: readers.why })
    return [wrong(told, say('operator.doctor.tracker.refusedHint'))]
  }
  const { kind, count } = readers.value
  if (kind === 'public') {
    const hint = say('operator.doctor.tracker.publicHint')
    return [wrong(say('operator.doctor.tracker.public', names), hint)]
  }
  return [
    good(
      count === undefined
        ? say(`operator.doctor.tracker.${kind}`, names)
        : say('operator.doctor.tracker.count', { ...names, count }),
    ),
  ]
}
