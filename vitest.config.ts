import { defineConfig } from 'vitest/config'

const [major] = process.versions.node.split('.')

/**
 * Most of what a test makes is gone at once: with more room for it a tenth less time goes to clearing up. And most code
 * runs a few times only: a quick translation of all of it, and the thorough one later, saves a quarter of the time.
 */
const forShortRuns = [
  '--max-semi-space-size=64',
  '--always-sparkplug',
  // Newer V8 has no such option.
  ...(Number(major) < 22 ? ['--interrupt-budget=1000000'] : []),
]

export default defineConfig({
  test: {
    globalSetup: ['tests/storage/postgres/run-setup.ts'],
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/**/*.long.test.ts', 'tests/crash/*.full.test.ts'],
    // Not how long a test may take, but when something hangs for good: a busy computer is no fault.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000, interval: 20 } },
    // The usual number leaves one core idle, which is half of a small computer.
    maxWorkers: '100%',
    // Reading the program anew for each file took a third of the time; no test leaves anything behind in a module.
    isolate: false,
    execArgv: forShortRuns,
  },
})
