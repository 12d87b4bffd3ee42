import type { Form, Message } from '../../../src/message/message.ts'
import type { Channel } from '../../../src/review/ports.ts'
import { Bench, weak } from '../../review/bench.ts'

/** A place where everybody has an account and there are several places to post, as in Slack. */
const likeSlack: Channel = {
  name: 'web',
  pulls: false,
  pace: { post: 0, update: 0 },
  accounts: true,
  places: true,
  post: async (_to, { entry }) => ({ ok: true, place: entry }),
  update: async (place) => ({ ok: true, place }),
}

/** The main cards and forms of one check, by the name of the file that keeps each. */
export interface MainCards {
  readonly messages: ReadonlyMap<string, Message>
  readonly forms: ReadonlyMap<string, Form>
  readonly say: Bench['say']
}

/** Walks one check through the real product, and keeps what people see on the way. */
export async function mainCards(): Promise<MainCards> {
  const bench = new Bench({ channel: likeSlack })
  const messages = new Map<string, Message>()
  const forms = new Map<string, Form>()
  const review = await bench.start('Dana', 'Swim Booking')
  const wanted = new Map([
    ['about.what', 'question-text'],
    ['about.stage', 'question-single'],
    ['about.shape', 'question-multi'],
    ['about.team', 'question-people'],
    ['info.kinds', 'question-many'],
    ['info.leak', 'question-long'],
  ])
  const { own } = await bench.feed('Dana', review)
  if (own[0]) messages.set('greeting', own[0].message)
  for (let question = await bench.asked('Dana', review); question; ) {
    const name = wanted.get(question)
    if (name) messages.set(name, await bench.open('Dana', review))
    await bench.act('Dana', answerTo(review, question))
    const next = await bench.asked('Dana', review)
    if (next === question) throw new Error(`stuck at ${question}`)
    question = next
  }
  await keepPrivate(bench, review, messages)
  await keepPosted(bench, review, { messages, forms })
  await keepHome(bench, messages)
  return { messages, forms, say: bench.say }
}

/** What Dana says to a question; "not sure" where she says nothing, and what is in words she leaves out. */
function answerTo(review: string, question: string): object {
  const on = { review, question, version: 0 }
  if (question === 'wrong.never') {
    return { type: 'answer', ...on, value: 'A child’s home address must never be shown.' }
  }
  const value = weak[question]
  if (value !== undefined) return { type: 'answer', ...on, value }
  const inWords = /what|uses|scope|services|team/.test(question)
  return { type: inWords ? 'skip' : 'notSure', ...on }
}

async function keepPrivate(
  bench: Bench,
  review: string,
  messages: Map<string, Message>,
): Promise<void> {
  const { own } = await bench.feed('Dana', review)
  const settled = own.findLast(
    ({ id, message }) => id.startsWith('question/') && message.elements.length === 2,
  )
  if (settled) messages.set('settled', settled.message)
  messages.set('checking', await bench.open('Dana', review))
  await bench.act('Dana', { type: 'preview', review })
  messages.set('preview', await bench.open('Dana', review))
}

async function keepPosted(
  bench: Bench,
  review: string,
  { messages, forms }: { messages: Map<string, Message>; forms: Map<string, Form> },
): Promise<void> {
  const published = { type: 'publish', review, how: 'all', to: 'C0SWIM', sure: true }
  await bench.act('Dana', published)
  const finding = await bench.firstStory('Dana', review)
  const story = { review, finding }
  const stance = await bench.act('Mei', { type: 'openStance', ...story })
  if (stance.form) forms.set('form-stance', stance.form)
  const more = await bench.act('Mei', { type: 'storyMore', ...story })
  if (more.replies[0]) messages.set('story-more', more.replies[0])
  await bench.act('Mei', { type: 'takeStance', ...story, stance: 'yes', reason: 'Seen it.' })
  const decide = await bench.act('Dana', { type: 'openDecide', ...story })
  if (decide.form) forms.set('form-decide', decide.form)
  const everything = await bench.act('Dana', { type: 'everything', review, page: 1 })
  if (everything.replies[0]) messages.set('everything', everything.replies[0])
  await keepThread(bench, review, messages)
  await bench.act('Dana', { type: 'close', review, sure: true })
  const { thread } = await bench.feed('Dana', review)
  const digest = thread.find(({ id }) => id.startsWith('digest'))
  if (digest) messages.set('digest', digest.message)
}

async function keepThread(
  bench: Bench,
  review: string,
  messages: Map<string, Message>,
): Promise<void> {
  await bench.reviews.resume()
  const { thread, own } = await bench.feed('Dana', review)
  const summary = thread.find(({ id }) => id === 'summary')
  const first = thread.find(({ id }) => id.startsWith('story/') && !id.includes('never'))
  if (summary) messages.set('summary', summary.message)
  if (first) messages.set('story', first.message)
  const posted = own.at(-1)
  if (posted) messages.set('posted', posted.message)
}

/** The home page of somebody with three checks, and of somebody with none. */
async function keepHome(bench: Bench, messages: Map<string, Message>): Promise<void> {
  const stopped = await bench.start('Dana', 'Sailing Lessons & Boats')
  await bench.act('Dana', { type: 'stop', review: stopped })
  await bench.start('Dana', 'Rowing Club')
  const at = { workspace: 'local', channel: 'web' }
  const home = (name: string) =>
    bench.reviews.home({ ...at, who: { id: name.toLowerCase(), name } }, 1)
  messages.set('home', await home('Dana'))
  messages.set('home-empty', await home('Ravi'))
}
