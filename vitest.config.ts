import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/**/*.long.test.ts', 'tests/crash/*.full.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The usual number leaves one core idle, which is half of a small computer.
    maxWorkers: '100%',
  },
})
