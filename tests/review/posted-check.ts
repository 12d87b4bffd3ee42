import { Bench, weak } from './bench.ts'

/** A check that stands posted, in the bench where that happened, and the first of its stories. */
export interface PostedCheck {
  readonly bench: Bench
  readonly review: string
  readonly finding: string
}

/** Who made the check, of what, and what they answered. */
interface Conversation {
  readonly by?: string
  readonly product?: string
  readonly answers?: Readonly<Record<string, string | readonly string[]>>
  /** Each sees what others say only after saying what they think, as checks usually are. */
  readonly stances?: 'hidden'
}

const conversations = new Map<string, Promise<PostedCheck>>()

/** A posted check to copy from; the conversation is held once, and nobody acts on it afterwards. */
export function postedCheck({
  by = 'Dana',
  product = 'Clinic Booking',
  answers = weak,
  stances,
}: Conversation = {}): Promise<PostedCheck> {
  const key = JSON.stringify([by, product, answers, stances])
  const held = conversations.get(key) ?? hold({ by, product, answers, ...(stances && { stances }) })
  conversations.set(key, held)
  return held
}

async function hold({
  by,
  product,
  answers,
  stances,
}: Conversation & Required<Omit<Conversation, 'stances'>>): Promise<PostedCheck> {
  const bench = new Bench()
  const review = await bench.posted(by, product, answers, stances)
  return { bench, review, finding: await bench.firstStory(by, review) }
}

/** A check of a test's own whose facilitator looks at the summary before it is posted. */
export async function copyOfPreviewed(): Promise<Omit<PostedCheck, 'finding'>> {
  held ??= holdPreviewed()
  const { bench: looked, review } = await held
  const bench = new Bench()
  bench.clock.pass(3600)
  await bench.copy(looked, review)
  return { bench, review }
}

let held: Promise<Omit<PostedCheck, 'finding'>> | undefined

async function holdPreviewed(): Promise<Omit<PostedCheck, 'finding'>> {
  const bench = new Bench()
  const review = await bench.start('Dana', 'Clinic Booking')
  await bench.answerAll('Dana', review, weak)
  await bench.act('Dana', { type: 'preview', review })
  return { bench, review }
}

/** A posted check of a test's own, an hour later. */
export async function copyOfPosted({
  emergencyContact,
  ...conversation
}: Conversation & { readonly emergencyContact?: string } = {}): Promise<PostedCheck> {
  const { bench: posted, review, finding } = await postedCheck(conversation)
  const bench = new Bench(emergencyContact === undefined ? {} : { emergencyContact })
  bench.clock.pass(3600)
  await bench.copy(posted, review)
  return { bench, review, finding }
}
