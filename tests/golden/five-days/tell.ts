import type { Card, ChannelOverDays, PersonName, Seat } from '../../contracts/channel.ts'
import { postsAll } from '../../contracts/standing-check.ts'
import { say } from '../../own-content.ts'
import { answersOne } from './answering.ts'
import { asRead, newLines, onScreen } from './screens.ts'
import type { Act, Line, Script } from './script.ts'

/** How many letters stand side by side: on a phone, and on anything else. */
const widths = { phone: 40, desk: 96 } as const

/** Lives a story on a channel and tells it: who did what, what each was shown then, and what came by itself on which day. */
export async function tell(channel: ChannelOverDays, script: Script): Promise<string> {
  const teller = new Teller(channel, script)
  await teller.sitDown()
  for (const line of script.story) {
    await teller.live(line).catch((cause: Error) => {
      const before = teller.text().split('\n').slice(-60).join('\n')
      throw new Error(`${before}\n${JSON.stringify(line)}\n${cause.message}`, { cause })
    })
  }
  await teller.meanwhile()
  return teller.text()
}

/** What somebody reads, or the team. */
interface Shown {
  readonly who: string
  readonly text: string
}

class Teller {
  readonly #channel: ChannelOverDays
  readonly #script: Script
  readonly #seats = new Map<PersonName, Seat>()
  readonly #seen = new Map<string, string>()
  readonly #lines: string[] = []
  /** Who acts at present: what the others see is told once somebody else does, or time passes. */
  #actor: PersonName | undefined

  constructor(channel: ChannelOverDays, script: Script) {
    this.#channel = channel
    this.#script = script
  }

  text(): string {
    return `${this.#lines.join('\n\n')}\n`
  }

  async sitDown(): Promise<void> {
    for (const name of this.#script.people) this.#seats.set(name, await this.#channel.seat(name))
  }

  async live(line: Line): Promise<void> {
    if ('until' in line) await this.#passes(line)
    else await this.#acts(line)
  }

  /** What the others see of what somebody has just done. */
  async meanwhile(): Promise<void> {
    if (this.#actor === undefined) return
    const others = this.#script.people.filter((name) => name !== this.#actor)
    this.#actor = undefined
    const shown = [...(await this.#private(others)), ...(await this.#public())]
    for (const { text } of shown) this.#lines.push(text)
  }

  /** Time passes from one thing that is due to the next, so that each is told at its moment. */
  async #passes({ until, chapter, off }: Extract<Line, { until: string }>): Promise<void> {
    await this.meanwhile()
    const { clock } = this.#channel
    if (off) {
      clock.to(until)
      await this.#channel.restart()
    }
    let isSilent = true
    for (let last = ''; ; ) {
      const next = await this.#nextDue()
      if (next === undefined || next > until || next === last) break
      // What falls due within a minute is told together.
      last = clock.later(next, 59) > until ? next : clock.later(next, 59)
      clock.to(last)
      await this.#channel.settle()
      isSilent = !(await this.#tellsWhatCame()) && isSilent
    }
    clock.to(until)
    if (isSilent) this.#lines.push('Nothing comes by itself until then.')
    this.#lines.push([`## ${moment(until)}`, ...(chapter ? [chapter] : [])].join('\n'))
  }

  async #nextDue(): Promise<string | undefined> {
    const all = await this.#channel.store.all()
    const [next] = all.flatMap(({ heading }) => heading.dueAt ?? []).toSorted()
    const now = this.#channel.clock.now()
    return next === undefined || next > now ? next : now
  }

  /** What came at this moment, and to whom nothing came; false when nobody was shown anything. */
  async #tellsWhatCame(): Promise<boolean> {
    const shown = [...(await this.#private(this.#script.people)), ...(await this.#public())]
    if (shown.length === 0) return false
    this.#lines.push(`-- ${moment(this.#channel.clock.now())}, by itself`)
    for (const { text } of shown) this.#lines.push(text)
    const nothing = this.#script.people.filter((name) => !shown.some(({ who }) => who === name))
    if (nothing.length > 0) this.#lines.push(`For ${nothing.join(', ')}: nothing.`)
    return true
  }

  async #acts(act: Act): Promise<void> {
    if (act.who !== this.#actor) await this.meanwhile()
    this.#actor = act.who
    const seat = this.#seat(act.who)
    await seat.replies()
    this.#lines.push(`» ${act.who} ${await this.#does(seat, act)}`)
    await this.#tellsWhatIsSaid(seat)
    const isAnswering = act.answers !== undefined
    for (const { text } of await this.#private([act.who], isAnswering)) this.#lines.push(text)
  }

  /** Does it, and says what it was. */
  async #does(seat: Seat, act: Act): Promise<string> {
    const on = act.on === undefined ? undefined : await this.#meant(act.on)
    const { room } = this.#channel
    const ways: { readonly [Way in keyof Act]?: () => Promise<string> } = {
      turns: async () => {
        await seat.turnsToNewest?.()
        return 'opens the newest check'
      },
      starts: () => seat.starts(act.starts ?? '').then(() => `starts “${act.starts}”`),
      presses: () =>
        seat.presses(act.presses ?? '', on).then(() => `presses [${act.presses}]${onWhich(on)}`),
      fills: () => seat.fills(act.fills ?? {}, on).then(() => filledIn(act.fills ?? {})),
      types: () => seat.types(act.types ?? '').then(() => `types “${act.types}”`),
      posts: () => postsAll(seat, room).then(() => 'posts all of it'),
      answers: () => this.#answers(seat, act.answers ?? 'all'),
      looks: async () => {
        this.#says(seat.name, await seat.home())
        return 'has looked at their own list'
      },
    }
    const done: string[] = []
    for (const way of Object.keys(ways) as (keyof Act)[]) {
      if (act[way] !== undefined) done.push((await ways[way]?.()) ?? '')
    }
    return done.join(', ')
  }

  /** “story 3” is the third that was posted; anything else is words of a card. */
  async #meant(on: string): Promise<string> {
    const [, number] = /^story (\d+)$/.exec(on) ?? []
    if (number === undefined) return on
    const [reader = 'Dana'] = this.#script.people
    const titles = (await this.#seat(reader).thread()).map(({ text }) => text.split('\n')[0] ?? '')
    return titles.filter((title) => title.startsWith('Could '))[Number(number) - 1] ?? on
  }

  async #answers(seat: Seat, most: number | 'all'): Promise<string> {
    const said: string[] = []
    while (most === 'all' || said.length < most) {
      const one = await answersOne(seat, this.#known(seat))
      if (one === undefined) break
      said.push(one)
    }
    const count = said.length === 1 ? '1 question' : `${said.length} questions`
    return [`answers ${count}`, ...said.map((one) => `    ${one}`)].join('\n')
  }

  /** What somebody answers: the one who starts, those who are asked, and whoever is asked as well. */
  #known({ name }: Seat): Script['answers'] {
    const { answers, others, second, people } = this.#script
    const [first, other] = people
    if (name === first) return answers
    return name === other ? { ...others, ...second } : others
  }

  async #tellsWhatIsSaid(seat: Seat): Promise<void> {
    for (const reply of await seat.replies()) this.#says(seat.name, reply)
    const form = await seat.form()
    if (form) this.#says(seat.name, form)
  }

  #says(who: string, card: Card): void {
    this.#lines.push(`${who} is told\n${this.#on(who, asRead(card))}`)
  }

  /** What stands differently on these people’s own screens than when they were last looked at. */
  async #private(names: readonly PersonName[], isAnswering = false): Promise<readonly Shown[]> {
    const shown: Shown[] = []
    for (const who of names) {
      shown.push(...this.#different(who, await this.#seat(who).cards(), isAnswering))
    }
    return shown
  }

  /** The same where all can read it. */
  async #public(): Promise<readonly Shown[]> {
    const [reader = 'Dana'] = this.#script.people
    return this.#different('The team', await this.#seat(reader).thread())
  }

  #different(who: string, cards: readonly Card[], isAnswering = false): Shown[] {
    return cards.flatMap((card) => {
      const key = `${who} ${card.id}`
      const now = asRead(card)
      const before = this.#seen.get(key)
      this.#seen.set(key, now)
      if (before === now || isBelow(card) || (isAnswering && isAnswered(card))) return []
      const title = now.split('\n')[0] ?? ''
      const news = before === undefined ? now : newLines(before, now)
      const how = before === undefined ? 'sees, new' : `sees on “${title}”`
      return [{ who, text: `${who} ${how}\n${this.#on(who, news || '(less than before)')}` }]
    })
  }

  #on(who: string, text: string): string {
    return onScreen(text, who === this.#script.phone ? widths.phone : widths.desk)
  }

  #seat(who: PersonName): Seat {
    const seat = this.#seats.get(who)
    if (!seat) throw new Error(`${who} is not in this story`)
    return seat
  }
}

/** A card whose newer copy stands further down says only that. */
const isBelow = ({ text }: Card): boolean => text === say('conversation.moved')

/** What was asked and is answered says so in a line, which is told with the answers. */
const isAnswered = ({ buttons }: Card): boolean =>
  buttons.length > 0 && buttons.every((one) => ofAnswered.has(one))
const ofAnswered = new Set(['Change', 'Undo', 'Ask me instead', 'Ask somebody else too'])

const onWhich = (on: string | undefined): string => (on === undefined ? '' : ` on “${on}”`)

const filledIn = (fills: Readonly<Record<string, unknown>>): string =>
  `fills in ${Object.entries(fills)
    .map(([label, value]) => `“${label}” ${[value].flat().join(' + ')}`)
    .join('; ')}`

const moment = (instant: string): string =>
  `${new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(instant))}, ${new Date(instant).toISOString().slice(11, 16)}`
