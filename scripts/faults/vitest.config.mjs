import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { mergeConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import usual from '../../vitest.config.ts'

const faulty = process.env.FAULTY_FILE ?? ''
const name = basename(faulty, '.ts')

/** How far a suite is from the faulty file: 0 bears its name, 1 imports it, 2 is any other. */
function distance(suite) {
  if (basename(suite, '.test.ts') === name) return 0
  return readFileSync(suite, 'utf8').includes(`/${name}.ts'`) ? 1 : 2
}

/** How many milliseconds each suite took when nothing was planted, by its place under `tests`. */
function measuredTimes(file = '') {
  if (!existsSync(file)) return new Map()
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
  return new Map(
    testResults.map(({ name, startTime, endTime }) => [placeOf(name), endTime - startTime]),
  )
}

const placeOf = (suite) => suite.slice(suite.lastIndexOf('/tests/'))

/** The suites that are likeliest to find the fault run first, then the quick ones: the first red test ends the run. */
class NearestFirst extends BaseSequencer {
  async sort(suites) {
    const times = measuredTimes(process.env.SUITE_TIMES)
    const placed = suites.map((suite) => ({
      suite,
      far: distance(suite.moduleId),
      takes: times.get(placeOf(suite.moduleId)) ?? 0,
    }))
    return placed.sort((a, b) => a.far - b.far || a.takes - b.takes).map(({ suite }) => suite)
  }
}

/** The usual tests in another order. */
export default mergeConfig(usual, { test: { sequence: { sequencer: NearestFirst } } })
