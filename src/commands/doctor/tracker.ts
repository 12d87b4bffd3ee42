import { readConfig } from '../../config.ts'
import { openTracker } from '../../open-tracker.ts'
import { type Examine, wrong } from './finding.ts'
import { readersLine } from './tracker-readers.ts'

/** Whether the tracker of the settings lets this program in, and who can read what would be put there. */
export const examine: Examine = async ({ options }, io, say) => {
  const { tracker: settings } = readConfig(io.environment, options)
  if (!settings) {
    const hint = say('operator.doctor.tracker.notSetUpHint')
    return [wrong(say('operator.doctor.tracker.notSetUp'), hint)]
  }
  return [await readersLine(openTracker(settings).tracker, say)]
}
