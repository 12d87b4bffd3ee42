import { defineConfig } from 'vitest/config'

// Writes the records of this version that every later one must read: once for each version.
export default defineConfig({
  test: { include: ['tests/records/make.ts'], testTimeout: 300_000, hookTimeout: 60_000 },
})
