import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/e2e/*.playground.ts'],
    testTimeout: 240_000,
    hookTimeout: 60_000,
    bail: 1,
  },
})
