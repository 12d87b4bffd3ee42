import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { slackUnderTest } from '../../channels/slack/slack-under-test.ts'
import { teamsUnderTest } from '../../channels/teams/teams-under-test.ts'
import { webUnderTest } from '../../channels/web/web-under-test.ts'
import { script } from './script.ts'
import { tell } from './tell.ts'

// TEST_GOLDEN=write npx vitest run tests/golden/five-days rewrites the texts, for a person to read in the diff.
const { TEST_GOLDEN } = process.env
const channels = { page: webUnderTest, slack: slackUnderTest, teams: teamsUnderTest }

/** The address of a card holds the millisecond at which it was posted. */
const address = /\(https?:\/\/[^)\s]+\)/g

test.each(Object.entries(channels))(
  'five days, two months and a second look: %s',
  async (name, open) => {
    const channel = await open({ isOverDays: true })
    try {
      const told = (await tell(channel, script)).replaceAll(address, '(its address)')
      const file = fileURLToPath(new URL(`${name}.txt`, import.meta.url))
      if (TEST_GOLDEN === 'write') writeFileSync(file, told)
      expect(told).toBe(readFileSync(file, 'utf8'))
    } finally {
      await channel.stop()
    }
  },
)
