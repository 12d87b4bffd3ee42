import { readFileSync } from 'node:fs'
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

/** The suites that are likeliest to find the fault run first: the first red test ends the run. */
class NearestFirst extends BaseSequencer {
  async sort(suites) {
    const placed = suites.map((suite) => ({ suite, far: distance(suite.moduleId) }))
    return placed.sort((a, b) => a.far - b.far).map(({ suite }) => suite)
  }
}

/** The usual tests in another order. */
export default mergeConfig(usual, { test: { sequence: { sequencer: NearestFirst } } })
