// The work that every figure is taken on: the real questionnaire and catalogue, and one walk through them.
import { fileURLToPath } from 'node:url'
import { hashIds, systemClock, systemScheduler } from '../dist/clock.js'
import { accept } from '../dist/engine/accept.js'
import { newInterview } from '../dist/engine/interview.js'
import { position } from '../dist/engine/position.js'
import { typedWords } from '../dist/engine/typed-words.js'
import { openContent } from '../dist/open-content.js'
import { productCheck, readyChecks } from '../dist/questionnaires.js'
import { createReviews } from '../dist/review/create-reviews.js'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const { content, say } = await openContent(root)
export const check = readyChecks(content, say).get(productCheck)
export const { compiled, analyser } = check

const quiet = { info() {}, warn() {}, error() {} }
const page = {
  name: 'web',
  pulls: true,
  pace: { post: 0, update: 0 },
  accounts: false,
  places: false,
  post: async (_to, { entry }) => ({ ok: true, place: entry }),
  update: async (place) => ({ ok: true, place }),
}

/** What the application works with, over a store; some of it may be another. */
export const partsOver = (store, other = {}) => ({
  store,
  channels: new Map([['web', page]]),
  clock: systemClock,
  scheduler: systemScheduler,
  ids: hashIds,
  logger: quiet,
  say,
  typed: typedWords(say),
  catalogue: content.catalogue,
  references: content.references,
  checks: readyChecks(content, say),
  newFlow: productCheck,
  ...other,
})

/** The whole application over a store. */
export const applicationOver = (store, other) => createReviews(partsOver(store, other))

/** An answer that opens much: the first choices of a list, the first choice, or a few words. */
export function answerTo(question) {
  if (question.type === 'text') return 'It lets people book swimming lessons'
  if (question.type === 'people') return ['Ravi', 'Mei', 'Jo']
  if (question.type === 'list') return ['Card company', 'Email sender', 'Patient list']
  if (question.type !== 'multi') return question.choices[0].value
  return question.choices
    .filter((choice) => !choice.exclusive)
    .slice(0, 3)
    .map(({ value }) => value)
}

const at = '2026-11-21T09:00:00.000Z'

/** Every answer of one full walk, in the order in which it was asked. */
export function walk() {
  const answers = []
  let interview = newInterview('full')
  for (;;) {
    const { at: here } = position(compiled, interview, 'dana')
    if (here === 'checking') return answers
    const question = compiled.rules.byId.get(here)
    const value = answerTo(question)
    answers.push({ question: here, value })
    const command = { kind: 'answer', question: here, person: 'dana', at, value, version: 0 }
    const outcome = accept(compiled, interview, command)
    if (!outcome.ok) throw new Error(`${here}: ${outcome.problem}`)
    interview = outcome.interview
  }
}
