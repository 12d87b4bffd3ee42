import { randomBytes } from 'node:crypto'
import { openBoundNames } from '../../../src/channels/web/bound-names.ts'
import { createWebChannel, type WebServer } from '../../../src/channels/web/server.ts'
import type { Reviews } from '../../../src/review/reviews.ts'
import type { ChannelOverDays } from '../../contracts/channel.ts'
import { inWorkspace, LivingProgram } from '../../contracts/living-program.ts'
import { silent } from '../../review/bench.ts'
import { type Browser, browserAt } from './running-page.ts'
import { WebSeat } from './web-seat.ts'

const page = new URL('../../../src/channels/web/page/', import.meta.url)

/** The page on free ports; a second page over the same program stands for another workspace. */
export async function webUnderTest(): Promise<ChannelOverDays> {
  const program = new LivingProgram(['mei'])
  const secret = randomBytes(32)
  const browsers = new Map<string, Promise<Browser>>()
  const open = async (between: (reviews: Reviews) => Reviews): Promise<WebServer> => {
    const { reviews, say } = program.bench
    const bound = await openBoundNames()
    const common = { say, port: 0, secret, logger: silent, version: '1.2.3', page, bound }
    const web = createWebChannel({ ...common, reviews: between(reviews) })
    await web.start()
    return web
  }
  const openBoth = () => Promise.all([open((same) => same), open(toElsewhere)])
  let pages = await openBoth()
  const close = async () => {
    browsers.clear()
    await Promise.all(pages.map((web) => web.stop()))
  }
  const browser = (name: string, at: 0 | 1): Promise<Browser> => {
    const key = `${name} ${at}`
    const there =
      browsers.get(key) ?? browserAt(pages[at], name, name === 'Mei' ? 'invited' : 'claimed')
    browsers.set(key, there)
    return there
  }
  return {
    clock: program.clock,
    store: program.store,
    seat: async (name, where) =>
      new WebSeat(name, () => {
        program.clock.pass(1)
        return browser(name, where === 'elsewhere' ? 1 : 0)
      }),
    restart: async () => {
      await close()
      program.restart()
      pages = await openBoth()
    },
    settle: () => program.settle(),
    to: (instant) => program.to(instant),
    stop: close,
  }
}

const toElsewhere = (reviews: Reviews): Reviews => inWorkspace(reviews, 'elsewhere')
