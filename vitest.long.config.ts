import { defineConfig } from 'vitest/config'

const hanging = {
  testTimeout: 6 * 3_600_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 120_000, interval: 20 } },
}

/** Random tests of the usual run, which there have a small budget. */
const random = [
  'tests/property/straight.test.ts',
  'tests/channels/slack/any-message.test.ts',
  'tests/assess/any-file.test.ts',
  'tests/analysis/{because,reread,unknowns}.test.ts',
]

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'long', include: ['tests/**/*.long.test.ts'], ...hanging } },
      {
        test: {
          name: 'random, twenty times',
          include: random,
          env: { TEST_EFFORT: '20' },
          ...hanging,
        },
      },
    ],
  },
})
