import type { Analysis } from '../../src/analysis/finding.ts'
import { hashIds } from '../../src/clock.ts'
import { localChannel } from '../../src/conversation/local-channel.ts'
import { typedWords } from '../../src/engine/typed-words.ts'
import type { GivenAnswer } from '../../src/flow/answer.ts'
import { productCheck } from '../../src/questionnaires.ts'
import type { StoodById } from '../../src/report/compare.ts'
import { carriedFrom } from '../../src/review/carrying.ts'
import type { ReviewEvent } from '../../src/review/event.ts'
import type { ReviewParts } from '../../src/review/parts.ts'
import { type ReviewContext, reviewContextOf } from '../../src/review/review-context.ts'
import { after, fold, type ReviewState } from '../../src/review/state.ts'
import { checks, content, say } from '../own-content.ts'
import { MemoryStore } from '../storage/memory-store.ts'
import { HandClock, silent } from './bench.ts'

const ready = checks.get(productCheck)
if (!ready) throw new Error('there is no product check')

/** The questionnaire of these tests. */
export const check = ready

const dana = { id: 'dana', name: 'Dana' }
export const firstDay = '2026-11-27T09:00:00.000Z'
export const secondDay = '2027-01-15T09:00:00.000Z'

/** Parts enough to draw and to compare; nothing is stored. */
export const parts: ReviewParts = {
  store: new MemoryStore(),
  channels: new Map([['web', localChannel('web')]]),
  clock: new HandClock(),
  ids: hashIds,
  logger: silent,
  say,
  typed: typedWords(say),
  catalogue: content.catalogue,
  references: content.references,
  checks,
  newFlow: productCheck,
}

const blank = (id: string): ReviewState =>
  fold({
    schema: 1,
    id,
    workspace: 'local',
    rev: 0,
    flow: check.compiled.flow.id,
    flowVersion: 1,
    heading: { title: '', phase: 'settingUp', people: [], updatedAt: '' },
    events: [],
    outbox: [],
    seen: [],
  })

const contextOf = (state: ReviewState, now: string): ReviewContext => ({
  ...reviewContextOf(parts, check, state, []),
  now,
})

const started = (at: string): ReviewEvent[] => [
  {
    type: 'started',
    at,
    by: dana.id,
    product: { name: 'Swim Booking' },
    depth: 'full',
    channel: 'web',
  },
  { type: 'joined', at, by: dana.id, person: dana },
]

/** An answer as it is recorded. */
export const answered = ({ question, value, by }: GivenAnswer, at: string): ReviewEvent => ({
  type: 'answered',
  at,
  by,
  question,
  value: value === null || typeof value === 'string' ? value : [...value],
})

/** A check with these answers, posted; and what happened in it since. */
export function firstLook(
  answers: readonly GivenAnswer[],
  {
    analysis = check.analyser.analyse(answers),
    since = [],
  }: { readonly analysis?: Analysis; readonly since?: readonly ReviewEvent[] } = {},
): ReviewContext {
  const events: ReviewEvent[] = [
    ...started(firstDay),
    ...answers.map((answer) => answered(answer, firstDay)),
    {
      type: 'published',
      at: firstDay,
      by: dana.id,
      how: 'all',
      analysis,
    },
    ...since,
  ]
  return contextOf(events.reduce(after, blank('first')), secondDay)
}

/** The look that follows it, after these events; `asPosted` where its analysis was left out. */
export function secondLook(
  first: ReviewContext,
  {
    more = [],
    asPosted,
  }: { readonly more?: readonly ReviewEvent[]; readonly asPosted?: StoodById } = {},
): ReviewContext {
  const whole = carriedFrom(first, 'again')
  if (!whole) throw new Error('it was not posted')
  const stood = [...(asPosted ?? [])].map(
    ([id, { band, status }]): (typeof whole.baseline)[number] => [id, band, status],
  )
  const carried = asPosted ? { ...whole, baseline: stood } : whole
  const events: ReviewEvent[] = [
    ...started(secondDay),
    { ...carried, at: secondDay, by: dana.id },
    ...more,
  ]
  return contextOf(events.reduce(after, blank('second')), secondDay)
}
