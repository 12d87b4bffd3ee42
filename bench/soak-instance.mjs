// One instance of the built program on a database, with a hundred people who use it for a long time; it tells what it holds.

import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openPostgres } from '../dist/storage/postgres/open-postgres.js'
import { forget, kindAt, person, talkedAbout } from './mixed.mjs'
import { applicationOver } from './product.mjs'

const { url, minutes, looks, seed } = JSON.parse(process.argv[2])
const migrations = fileURLToPath(new URL('../dist/storage/postgres/migrations', import.meta.url))
const quiet = { info() {}, warn() {}, error() {} }
const { store, sending, shelf } = await openPostgres({ url, migrations, logger: quiet })
const reviews = applicationOver(store, { sending, shelf })

const people = 100
/** After so many acts what everybody talks about is another check: none grows without an end, and none is for ever. */
const longestTalk = 600
/** Each pauses for so long on average, in milliseconds. */
const pauseMs = 4000

let about = await talkedAbout(reviews)
let acts = 0
let failures = 0
let state = seed
const random = () => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
  return state / 0x80000000
}
const until = performance.now() + minutes * 60_000
const isOver = () => performance.now() > until

async function goesOn(nth) {
  const one = person(nth)
  while (!isOver()) {
    await wait(random() * 2 * pauseMs)
    const now = about
    // Somebody may look at a check in the moment in which it is deleted.
    await one[kindAt(random())](reviews, now).catch(() => failures++)
    acts++
    if (acts % longestTalk === 0) {
      about = await talkedAbout(reviews)
      setTimeout(() => void forget(reviews, now).catch(() => failures++), 10_000)
    }
  }
}

/** What is held once all that can go has gone. */
function held() {
  for (let n = 0; n < 3; n++) globalThis.gc()
  const { heapUsed, rss, external } = process.memoryUsage()
  process.send({ at: performance.now(), heapUsed, rss, external, acts, failures })
}

const looking = setInterval(held, (minutes * 60_000) / looks)
await Promise.all(Array.from({ length: people }, (_, nth) => goesOn(nth)))
clearInterval(looking)
await store.close()
process.disconnect()
