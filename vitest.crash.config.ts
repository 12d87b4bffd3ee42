import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/crash/*.full.test.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
    // A busy computer is no fault.
    expect: { poll: { timeout: 120_000 } },
  },
})
