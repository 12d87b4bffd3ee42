// Runs before each file of tests, in the process that runs it, and writes down what the file took with all that it reads.
import { appendFileSync } from 'node:fs'
import { relative } from 'node:path'
import { afterAll, expect } from 'vitest'

const before = process.cpuUsage()
afterAll(() => {
  const { user, system } = process.cpuUsage(before)
  const file = relative(process.cwd(), expect.getState().testPath ?? '')
  const line = JSON.stringify({ file, spent: (user + system) / 1e6 })
  appendFileSync(process.env.TEST_COST_FILE, `${line}\n`)
})
