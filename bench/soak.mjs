// A hundred people who use one instance for a long time: what it holds after a while, and in the end.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { table, title } from './figures.mjs'

const looks = 12

/** Takes as many minutes as BENCH_SOAK_MINUTES says, on the database that BENCH_DATABASE_URL names. */
export async function benchSoak() {
  const { BENCH_SOAK_MINUTES: minutes, BENCH_DATABASE_URL: url } = process.env
  if (!minutes || !url) {
    title('A soak: set BENCH_SOAK_MINUTES, and BENCH_DATABASE_URL to an empty database')
    return
  }
  title(`A hundred people who use one instance for ${minutes} minutes (PostgreSQL)`)
  const about = JSON.stringify({ url, minutes: Number(minutes), looks, seed: 7 })
  const script = fileURLToPath(new URL('./soak-instance.mjs', import.meta.url))
  const child = fork(script, [about], { execArgv: ['--expose-gc'] })
  const held = []
  child.on('message', (one) => held.push(one))
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`it ended with ${code}`)
  const [first] = held
  table(
    held.map(({ at, heapUsed, rss, acts }) => ({
      minute: Math.round((at - first.at) / 60_000) + 1,
      acts,
      'heap MB': Math.round(heapUsed / 1e6),
      'RSS MB': Math.round(rss / 1e6),
    })),
  )
}
