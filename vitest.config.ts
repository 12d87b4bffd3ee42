import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/**/*.long.test.ts', 'tests/crash/*.full.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The usual number leaves one core idle, which is half of a small computer.
    maxWorkers: '100%',
    // Reading the program anew for each file took a third of the time; no test leaves anything behind in a module.
    isolate: false,
  },
})
