import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { ChannelOverDays, OverDays } from '../../contracts/channel.ts'
import { script } from './script.ts'
import { tell } from './tell.ts'

const { TEST_GOLDEN } = process.env

/** The address of a card holds the millisecond at which it was posted. */
const address = /\(https?:\/\/[^)\s]+\)/g

/** The story of five days as one channel tells it; TEST_GOLDEN=write rewrites its text, for a person to read in the diff. */
export function describeFiveDays(
  name: string,
  open: (days: OverDays) => Promise<ChannelOverDays>,
): void {
  test(`five days, two months and a second look: ${name}`, async () => {
    const channel = await open({ isOverDays: true })
    try {
      const told = (await tell(channel, script)).replaceAll(address, '(its address)')
      const file = fileURLToPath(new URL(`${name}.txt`, import.meta.url))
      if (TEST_GOLDEN === 'write') writeFileSync(file, told)
      expect(told).toBe(readFileSync(file, 'utf8'))
    } finally {
      await channel.stop()
    }
  })
}
