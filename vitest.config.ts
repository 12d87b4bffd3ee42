import { defineConfig } from 'vitest/config'

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
    // Most of what a test makes is gone at once; with more room for it a tenth less time goes to clearing up.
    execArgv: ['--max-semi-space-size=64'],
  },
})
