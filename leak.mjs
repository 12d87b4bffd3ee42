import { mkdtemp } from 'node:fs/promises'
import { writeHeapSnapshot } from 'node:v8'
import { openLowdbStore } from './dist/storage/lowdb-store.js'
import { forget, kindAt, person, talkedAbout } from './bench/mixed.mjs'
import { applicationOver } from './bench/product.mjs'
const quiet = { info() {}, warn() {}, error() {} }
const folder = await mkdtemp('/tmp/leak-')
const store = await openLowdbStore({ folder, logger: quiet })
const reviews = applicationOver(store)
let s = 7; const random = () => { s = (Math.imul(s, 1103515245) + 12345) & 0x7fffffff; return s / 0x80000000 }
for (let k = 0; k < 14; k++) {
  const about = await talkedAbout(reviews)
  for (let n = 0; n < 150; n++) await person(n % 100)[kindAt(random())](reviews, about).catch(() => {})
  await forget(reviews, about)
  for (let n = 0; n < 3; n++) { globalThis.gc(); await new Promise((r) => setTimeout(r, 20)) }
  console.log(k, Math.round(process.memoryUsage().heapUsed / 1e4) / 100)
  if (process.argv[2] && (k === 7 || k === 13)) writeHeapSnapshot(`/tmp/leak-${k}.heapsnapshot`)
}
await store.close()
