import { expect, test } from 'vitest'
import type { Channel } from '../../src/review/ports.ts'
import { Bench, HandClock } from './bench.ts'

/** Time goes on while somebody looks at it. */
class Watch extends HandClock {
  constructor() {
    super()
    const look = this.now
    this.now = () => {
      this.pass(0.001)
      return look()
    }
  }
}

const paces = Array.from({ length: 16 }, (_, n) => n + 1)

test.each(paces)(
  'whatever moment a pause ends at, the next card is sent by itself (%i ms)',
  async (pace) => {
    const posted: string[] = []
    const channel: Channel = {
      name: 'web',
      pulls: false,
      pace: { post: pace, update: pace },
      accounts: false,
      places: false,
      async post(_to, { kind }) {
        posted.push(kind)
        return { ok: true, place: String(posted.length) }
      },
      update: async (place) => ({ ok: true, place }),
    }
    const bench = new Bench({ channel, clock: new Watch() })
    await bench.start('Dana', 'Swim Booking')
    await expect.poll(() => posted).toEqual(['greeting', 'question'])
  },
)
