// A busy program to be killed: several people answer in several reviews of a real data folder at once. It tells
// what it tries and what was acknowledged, one line each, written before anything else can happen.
import { writeSync } from 'node:fs'
import { setImmediate as breathe } from 'node:timers/promises'

const [storeUrl, folder, round, people] = process.argv.slice(2)
const { openLowdbStore } = await import(storeUrl)
const at = '2025-03-03T00:00:00.000Z'
const heading = { title: 'Ferry', phase: 'asking', people: [], updatedAt: at }
const started = { type: 'started', at, by: 'dana', product: { name: 'Ferry' }, depth: 'quick' }

const tell = (...words) => writeSync(1, `${words.join(' ')}\n`)
const log = (event, facts) => tell('log', event, JSON.stringify(facts))
const store = await openLowdbStore({
  folder,
  logger: { info: log, warn: log, error: log },
})
tell('ready')

/** Answers one question after another, in a review of one's own and in one that everybody shares. */
async function answerOn(person) {
  const own = { workspace: `w${person % 2}`, id: `own-${round}-${person}` }
  const shared = { workspace: 'w0', id: `shared-${round}` }
  for (let number = 0; ; number += 1) {
    const key = number % 3 === 0 ? shared : own
    await insist(key, `${round}.${person}.${number}`)
    await breathe()
  }
}

async function insist(key, question) {
  tell('tried', key.workspace, key.id, question)
  let rev = (await store.load(key))?.rev ?? 0
  for (;;) {
    const kept = await store.append(key, change(rev, question))
    if (kept.status !== 'conflict') break
    rev = kept.record?.rev ?? 0
  }
  tell('acknowledged', key.workspace, key.id, question)
}

function change(expectedRev, question) {
  const answered = { type: 'answered', at, by: 'dana', question, value: 'yes' }
  const base = { expectedRev, delivery: question, at }
  if (expectedRev > 0) return { ...base, events: [answered] }
  const events = [{ ...started, channel: 'web' }, answered]
  return { ...base, flow: { id: 'check', version: 1 }, heading, events }
}

await Promise.all(Array.from({ length: Number(people) }, (_, person) => answerOn(person)))
