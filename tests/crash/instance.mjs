// One instance of the built program on a database, which posts to a platform over HTTP. It is going to be killed.

import { fileURLToPath } from 'node:url'
import { hashIds, systemClock, systemScheduler } from '../../dist/clock.js'
import { actionSchema } from '../../dist/domain/action.js'
import { createLoneSending } from '../../dist/domain/lone-sending.js'
import { typedWords } from '../../dist/engine/typed-words.js'
import { openContent } from '../../dist/open-content.js'
import { productCheck, readyChecks } from '../../dist/questionnaires.js'
import { createReviews } from '../../dist/review/create-reviews.js'
import { openPostgres } from '../../dist/storage/postgres/open-postgres.js'

const { url, platform, alone, lease } = JSON.parse(process.argv[2])
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const logger = {
  info() {},
  warn() {},
  error: (event, facts) => process.send({ log: [event, facts?.why ?? ''] }),
}

async function ask(path, body) {
  const answer = await fetch(`${platform}${path}`, { method: 'POST', body: JSON.stringify(body) })
  return answer.json()
}

const channel = {
  name: 'web',
  pulls: false,
  pace: { post: 40, update: 40 },
  accounts: true,
  places: true,
  audience: async (_, place) => ({ name: place, kind: 'public' }),
  async post(to, { key, entry, repeat }) {
    const card = { to, review: key.id, entry }
    const found = repeat ? await ask('/find', card) : {}
    const { place } = found.place ? found : await ask('/post', card)
    return { ok: true, place }
  },
  async update(place) {
    await ask('/update', { place })
    return { ok: true, place }
  },
}

const { content, say } = await openContent(at(''))
const opened = await openPostgres({
  url,
  logger,
  lease,
  migrations: at('dist/storage/postgres/migrations'),
})
const reviews = createReviews({
  store: opened.store,
  // The control believes that it is the only instance.
  sending: alone ? createLoneSending(Date.now) : opened.sending,
  channels: new Map([['web', channel]]),
  clock: systemClock,
  scheduler: systemScheduler,
  ids: hashIds,
  logger,
  say,
  typed: typedWords(say),
  catalogue: content.catalogue,
  references: content.references,
  checks: readyChecks(content, say),
  newFlow: productCheck,
})

async function look() {
  await reviews.resume().catch(() => undefined)
  setTimeout(look, 300)
}

process.on('message', async ({ id, who, action }) => {
  try {
    const name = { id: who, name: who }
    const incoming = { id, workspace: 'local', channel: 'web', trust: 'operator', who: name }
    await reviews.handle({ ...incoming, action: actionSchema.parse(action) })
    process.send({ id, ok: true })
  } catch (error) {
    process.send({ id, ok: false, why: error.code ?? String(error) })
  }
})
process.on('disconnect', () => process.exit())
process.send({ ready: true })
void look()
