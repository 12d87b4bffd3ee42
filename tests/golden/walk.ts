import { betweenEntries } from '../../src/flow/answer.ts'
import type { ActionData, Field, Message } from '../../src/message/message.ts'
import type { Outcome } from '../../src/review/ports.ts'
import { Bench, words } from '../review/bench.ts'
import type { Act, Golden } from './golden.ts'
import { filledIn, findButton, formText, type Pressable, type Screen, standing } from './screen.ts'

type Value = Golden['answers'][string]
type Shown = { readonly replies: readonly Message[]; readonly form?: NonNullable<Outcome['form']> }

const nothing: Shown = { replies: [] }

/** What has to be pressed first, where an action's button is not on the card itself. */
const behind: Readonly<Record<string, string>> = {
  takeStance: 'openStance',
  decide: 'openDecide',
  stepDone: 'openDone',
  tell: 'openTell',
  openTell: 'storyMore',
  storyTechnical: 'storyMore',
  handOver: 'openHandOver',
  openHandOver: 'more',
  engineerWords: 'more',
  stop: 'more',
  skip: 'more',
}

/** Of safety steps people tick the first; any other field they leave as it stands. */
const chosen = (field: Field) =>
  field.type === 'choices' && field.id === 'safeguards'
    ? (field.options[0]?.value ?? '')
    : standing(field)

/** People in front of one check: they press only buttons that they see, and all that they see is written down. */
export class Walk {
  readonly bench = new Bench()
  readonly review: string
  readonly #golden: Golden
  readonly #typing: boolean
  readonly #seen = new Map<string, string>()
  readonly #shown = new Map<string, Shown>()
  readonly #moments: Map<string, readonly Act[]>
  readonly asked = new Set<string>()
  #lines: string[] = []

  private constructor(golden: Golden, review: string, at: { bench: Bench; typing: boolean }) {
    this.bench = at.bench
    this.review = review
    this.#golden = golden
    this.#typing = at.typing
    this.#moments = new Map(Object.entries(golden.people.moments))
  }

  /** Starts a check by its product's name. */
  static async start(golden: Golden, typing = false): Promise<Walk> {
    const bench = new Bench()
    const { starts } = golden.people
    const review = await bench.start(starts, golden.product.name, 'hidden')
    const walk = new Walk(golden, review, { bench, typing })
    walk.#write(`${starts} starts a check of “${golden.product.name}”`)
    await walk.#look(starts)
    return walk
  }

  /** What was written since the last time. */
  take(): string {
    const text = `${this.#lines.join('\n\n')}\n`
    this.#lines = []
    return text
  }

  /** The one who started answers all that is asked, with what happens on the way. */
  async answerAll(): Promise<void> {
    await this.#answerAll(this.#golden.people.starts, {})
  }

  async do(acts: readonly Act[]): Promise<void> {
    for (const act of acts) await this.#act(act.who ?? this.#golden.people.starts, act)
  }

  /** Presses a button that the person sees, after those it is behind. */
  async press(who: string, wanted: Readonly<Record<string, unknown>>, fill: Act['fill'] = {}) {
    const found = await this.#reach(who, wanted)
    const { button, fields } = found
    const values = button.collects
      ? Object.fromEntries(fields.map((field) => [field.id, fill[field.id] ?? chosen(field)]))
      : {}
    this.#write(
      ...(button.collects ? [`${who} fills in ${filled(found, values)} and presses`] : []),
      `${button.collects ? '' : `${who} presses `}[${button.label}]`,
    )
    await this.#send(who, { ...button.action, ...values })
  }

  async #reach(who: string, wanted: Readonly<Record<string, unknown>>): Promise<Pressable> {
    const found = findButton(await this.#screen(who), wanted)
    if (found) return found
    const { type, ...on } = wanted
    const first = behind[String(type)]
    if (first === undefined) throw new Error(`${who} sees no button for ${JSON.stringify(wanted)}`)
    const { finding, question } = on
    await this.press(who, {
      type: first,
      ...(finding ? { finding } : {}),
      ...(question ? { question } : {}),
    })
    const then = findButton(await this.#screen(who), wanted)
    if (!then) throw new Error(`${who} sees no button for ${JSON.stringify(wanted)}`)
    return then
  }

  async #act(who: string, act: Act): Promise<void> {
    if (act.types !== undefined) return this.#type(who, act.types)
    if (act.answersAll) return this.#answerAll(who, act.answersAll)
    if (act.answers !== undefined) {
      const question = await this.bench.asked(who, this.review)
      if (question === undefined) throw new Error(`${who} is asked nothing`)
      return this.#answer(who, question, act.answers)
    }
    const type = act.does ?? ''
    if (act.maybe && !findButton(await this.#screen(who), { type })) return
    const typed = this.#typing ? typedCommands.get(type) : undefined
    if (typed !== undefined) return this.#type(who, typed)
    if (act.on !== undefined) await this.#bring(who, act.on)
    const about =
      act.on === undefined ? {} : { [act.on.includes('.') ? 'question' : 'finding']: act.on }
    await this.press(who, { type, ...about }, act.fill)
    if (type === 'close') await this.press(who, { type, sure: true })
  }

  /** A story that is not in the thread yet is looked up in the whole list. */
  async #bring(who: string, story: string): Promise<void> {
    const { thread } = await this.bench.feed(who, this.review)
    if (thread.length === 0 || thread.some(({ id }) => id === `story/${story}`)) return
    if (story.includes('.')) return
    let at: { readonly page: number; readonly all?: true } = { page: 0 }
    while (!(await this.#canOpen(who, story))) {
      const next = { ...at, page: at.page + 1 }
      const found = findButton(await this.#screen(who), { type: 'everything', ...next })
      at = found || at.page === 0 ? next : { page: 1, all: true }
      await this.press(who, { type: 'everything', ...at })
    }
    await this.press(who, { type: 'openStory', finding: story })
  }

  async #canOpen(who: string, finding: string): Promise<boolean> {
    return findButton(await this.#screen(who), { type: 'openStory', finding }) !== undefined
  }

  async #answerAll(who: string, instead: Readonly<Record<string, Value>>): Promise<void> {
    for (;;) {
      const question = await this.#askedNow(who)
      if (question === undefined) return
      if (await this.#moment(who, question)) continue
      const value = question in instead ? instead[question] : this.#golden.answers[question]
      // A question that is newer than the file is skipped: it must not hide what else the product shows.
      await this.#answer(who, question, value ?? null)
      if ((await this.#askedNow(who)) === question) throw new Error(`stuck at ${question}`)
    }
  }

  /** What happens before a question is answered; true when something did. */
  async #moment(who: string, question: string): Promise<boolean> {
    const acts = who === this.#golden.people.starts ? this.#moments.get(question) : undefined
    if (!acts) return false
    this.#moments.delete(question)
    for (const act of acts) await this.#act(act.who ?? who, act)
    return true
  }

  /** What somebody is asked now; nothing for people who were never asked in. */
  async #askedNow(who: string): Promise<string | undefined> {
    const isIn = (await this.#askedIn()).includes(who)
    return isIn ? this.bench.asked(who, this.review) : undefined
  }

  /** Everyone with cards of their own. */
  async #askedIn(): Promise<readonly string[]> {
    const record = await this.bench.store.load({ workspace: 'local', id: this.review })
    const ids = (record?.outbox ?? []).flatMap(({ to }) =>
      to.kind === 'person' ? [to.person] : [],
    )
    return [...new Set(ids)].map((id) => `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`)
  }

  async #answer(who: string, question: string, value: Value): Promise<void> {
    const screen = await this.#screen(who)
    const on = { question }
    if (this.#typing) return this.#type(who, typedAnswer(screen, question, value))
    if (value === null) return this.press(who, { type: 'skip', ...on })
    if (value === '?') return this.press(who, { type: 'notSure', ...on })
    const press = { type: 'answer', ...on, value: [value].flat().join(betweenEntries) }
    if (findButton(screen, press)) return this.press(who, press)
    const found = findButton(screen, { type: 'answer', ...on })
    if (!found) throw new Error(`${who} cannot answer ${question} with ${JSON.stringify(value)}`)
    const said = [value].flat()
    const fields = found.fields.length > 1 ? found.fields : found.fields.slice(0, 1)
    const values = Object.fromEntries(
      fields.map((field, n) => [field.id, fields.length > 1 ? (said[n] ?? '') : value]),
    )
    this.#write(`${who} fills in ${filled(found, values)} and presses`, `[${found.button.label}]`)
    await this.#send(who, { ...found.button.action, value })
  }

  async #type(who: string, text: string): Promise<void> {
    this.#write(`${who} types “${text}”`)
    await this.#send(who, { type: 'say', review: this.review, text })
  }

  async #send(who: string, action: Readonly<Record<string, unknown>> | ActionData): Promise<void> {
    const { replies, form } = await this.bench.act(who, action)
    this.#shown.set(who, { replies, ...(form && { form }) })
    for (const reply of replies) this.#sees(who, words(reply))
    if (form) this.#sees(who, formText(form))
    await this.#look(who)
  }

  async #screen(who: string): Promise<Screen> {
    const { own, thread } = await this.bench.feed(who, this.review)
    return { cards: own, thread, ...(this.#shown.get(who) ?? nothing) }
  }

  /** Writes down what changed on the screens: first of the one who acted, then of the others. */
  async #look(actor: string): Promise<void> {
    const { own, thread } = await this.bench.feed(actor, this.review)
    await this.#private(actor, own)
    for (const other of await this.#askedIn()) {
      if (other === actor) continue
      await this.#private(other, (await this.bench.feed(other, this.review)).own)
    }
    this.#changed('In the thread', thread, (id) => id !== 'summary')
  }

  async #private(who: string, own: Screen['cards']): Promise<void> {
    for (const { id } of own) {
      const [kind, , question] = id.split('/')
      if (kind === 'question' && question) this.asked.add(question)
    }
    this.#changed(`${who} sees`, own, (id) => this.#isFirst(id) || !quietly.test(id))
  }

  #isFirst = (id: string): boolean => !this.#seen.has(id)

  #changed(title: string, cards: Screen['cards'], isShown: (id: string) => boolean): void {
    const texts: string[] = []
    for (const { id, message } of cards) {
      const text = words(message)
      if (this.#seen.get(id) === text) continue
      if (isShown(id)) texts.push(text)
      this.#seen.set(id, text)
    }
    if (texts.length > 0) this.#lines.push(`${title}\n${indented(texts.join('\n\n'))}`)
  }

  #sees(who: string, text: string): void {
    this.#lines.push(`${who} sees\n${indented(text)}`)
  }

  #write(...parts: readonly string[]): void {
    this.#lines.push(`» ${parts.join(' ')}`)
  }
}

/** Cards whose later drawings would only repeat what was read before. */
const quietly = /^(greeting|checking|posted|batch|preview)\b/

const typedCommands = new Map([
  ['why', 'why?'],
  ['back', 'back'],
  ['stop', 'stop'],
  ['continue', 'continue'],
])

/** The words somebody types instead of pressing: the labels they read, or their own. */
function typedAnswer(screen: Screen, question: string, value: Value): string {
  if (value === '?') return 'not sure'
  if (value === null) return 'skip'
  const label = (one: string): string => {
    const button = findButton(screen, { type: 'answer', question, value: one })?.button.label
    const field = findButton(screen, { type: 'answer', question })?.fields[0]
    return button ?? (field ? filledIn(field, one) : one)
  }
  return [value]
    .flat()
    .filter((one) => one !== '')
    .map(label)
    .join(', ')
}

const filled = ({ fields }: Pressable, values: Readonly<Record<string, unknown>>): string =>
  fields
    .filter(({ id }) => values[id] !== undefined && values[id] !== '')
    .map((field) => `“${field.label}” ${filledIn(field, values[field.id])}`)
    .join('; ')

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n')
