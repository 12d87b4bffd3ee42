import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Store } from '../../../src/review/ports.ts'
import { asking } from '../../channels/slack/asks.ts'
import { type PersonName, personNames } from '../../channels/slack/emulated.ts'
import { readyCheck } from '../../channels/slack/ready-check.ts'
import { moveIn } from '../../channels/slack/seating.ts'
import type { Delivery } from '../../channels/slack/sending.ts'
import type { Json } from '../../channels/slack/shapes.ts'
import { type Slack, startSlack } from '../../channels/slack/workspace.ts'
import type { Tried } from './insisting.ts'

/** What people do in Slack during a workshop, each as Slack sends it: signed, over HTTP, to whoever is in front. */
export class InSlack {
  readonly slack: Slack
  readonly workspace: string
  /** Everybody who takes part, by their ids. */
  readonly people: readonly string[]
  readonly stories: readonly string[]
  /** The checks that are there from the beginning; the first one is posted. */
  readonly reviews: readonly string[]
  readonly #press: Delivery
  readonly #form: Delivery
  readonly #said: Delivery

  private constructor(made: {
    readonly slack: Slack
    readonly crowd: readonly PersonName[]
    readonly stories: readonly string[]
    readonly reviews: readonly string[]
    readonly sent: readonly [Delivery, Delivery, Delivery]
  }) {
    const { slack, crowd } = made
    this.slack = slack
    this.workspace = `slack:${slack.acme.team}`
    this.people = crowd.map((name) => slack.acme.people[name].id)
    this.stories = made.stories
    this.reviews = made.reviews
    ;[this.#press, this.#form, this.#said] = made.sent
  }

  /** Dana’s first check is posted, and everybody is there. */
  static async begin(slack: Slack, crowd: readonly PersonName[], store: Store, checks: number) {
    const { people, channels } = slack.acme
    const { dana, ravi } = people
    await moveIn(slack, slack.acme)
    await dana.invite(channels.open)
    const ready = await readyCheck(slack.acme, dana)
    const reviews: string[] = []
    for (let n = 0; n < checks; n++) reviews.push(await ready.put(store))
    await dana.say('start Warm Up')
    const said = last(slack)
    await dana.press('Skip', { saying: 'Warm Up' })
    const sent: [Delivery, Delivery, Delivery] = [last(slack), said, said]
    const one = new InSlack({ slack, crowd, stories: ready.stories, reviews, sent })
    await one.publishes(0, store)
    await ravi.press('Say what you think', { in: channels.closed })
    await expect.poll(() => ravi.readForm()).toContain('What do you think?')
    await ravi.submit({
      'What do you think?': 'Yes',
      'Why? (needed for “no” and “doesn’t apply”)': 'The first reason',
      'Others may see my name and reason (only then can somebody agree with a “no”)': ['Yes'],
    })
    const whole: [Delivery, Delivery, Delivery] = [sent[0], last(slack), said]
    return new InSlack({ slack, crowd, stories: ready.stories, reviews, sent: whole })
  }

  /** Dana presses until the summary of her check stands; Slack says of a press only that it arrived. */
  async publishes(n: number, store: Store): Promise<void> {
    const { open, closed } = this.slack.acme.channels
    const review = this.reviews[n] ?? ''
    const to = n % 2 === 0 ? closed : open
    await this.#presses({ type: 'publish', review, how: 'all', to, sure: true }, async () => {
      const record = await store.load({ workspace: this.workspace, id: review })
      return record?.events.some(({ type }) => type === 'published') ?? false
    })
  }

  /** Dana gives a step to somebody, who is told. */
  async entrusts(n: number, given: { finding: string; owner: string }, store: Store) {
    const review = this.reviews[n] ?? ''
    const step = { type: 'decide', treatment: 'mitigate', own: 'Lock it', due: '2027-06-30' }
    await this.#presses({ ...step, review, ...given }, async () => {
      const record = await store.load({ workspace: this.workspace, id: review })
      return (
        record?.events.some((one) => one.type === 'decided' && one.finding === given.finding) ??
        false
      )
    })
  }

  async #presses(action: Json, isDone: () => Promise<boolean>): Promise<void> {
    const payload = { ...this.#press.payload, ...asking(this.#press.payload as object, action) }
    const press = () =>
      this.slack
        .deliver({ ...this.#press, payload: { ...payload, trigger_id: randomUUID() } })
        .catch(() => undefined)
    await press()
    for (let tries = 1; !(await isDone()); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      if (tries % 40 === 0) await press()
    }
  }

  /** Somebody sends a form with what they think, and a reason that is like no other. */
  async votes(who: string, reason: string, about: { review: string; finding: string }) {
    const { ravi } = this.slack.acme.people
    const [first = ''] = this.reviews
    const { payload } = this.#form
    const metadata = String((payload['view'] as Json)['private_metadata'])
    const before = /"finding":"([^"]+)"/.exec(metadata)?.[1] ?? ''
    const text = JSON.stringify(payload)
      .replaceAll(ravi.id, who)
      .replaceAll('The first reason', reason)
      .replaceAll(first, about.review)
      .replaceAll(`\\"finding\\":\\"${before}\\"`, `\\"finding\\":\\"${about.finding}\\"`)
    const next = JSON.parse(text)
    return async (refusals: number): Promise<Tried> => {
      const trigger = `${reason} ${refusals}`
      const view = { ...next.view, id: `V ${trigger}` }
      const sent = { ...this.#form, payload: { ...next, trigger_id: trigger, view } }
      const { status, body, ms } = await this.slack.deliver(sent)
      if (status !== 200) return 'unsure'
      // After two seconds Slack is told that it arrived, while it is still being kept.
      if (ms > 1900) return 'early'
      return body.includes('errors') ? 'refused' : 'kept'
    }
  }

  /** Somebody writes to the app that they start a check; Slack sends it again until it was taken. */
  async starts(n: number, product: string) {
    const { people } = this.slack.acme
    const name = Object.keys(people).find(
      (one) => people[one as PersonName].id === this.people[n],
    ) as PersonName
    const channel = await people[name].dm()
    const event = this.#said.payload['event'] as Json
    const now = (Date.now() / 1000).toFixed(6)
    const words = {
      text: `start ${product}`,
      channel,
      user: this.people[n],
      ts: now,
      event_ts: now,
    }
    const next = { ...event, ...words, client_msg_id: randomUUID(), blocks: undefined }
    const id = `Ev${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`
    let retry = 0
    return async (): Promise<Tried> => {
      const payload = { ...this.#said.payload, event: next, event_id: id }
      const how = retry++ > 0 ? { retry: Math.min(retry - 1, 3) } : {}
      const { status } = await this.slack.deliver({ ...this.#said, payload }, how)
      return status === 200 ? 'kept' : 'unsure'
    }
  }

  /** Each card that was posted, by where and what it is. */
  posted(): readonly string[] {
    return this.slack.calls.flatMap(({ method, args, answer }) => {
      const { metadata } = args as { metadata?: { event_payload: Json } }
      if (method !== 'chat.postMessage' || answer['ok'] !== true || !metadata) return []
      return [JSON.stringify([args['channel'], metadata.event_payload])]
    })
  }
}

const last = (slack: Slack): Delivery => {
  const sent = slack.sent.at(-1)
  if (!sent) throw new Error('nothing was sent')
  return sent
}

/** A Slack with Dana, Ravi, Mei, and so many more. */
export async function slackOf(
  many: number,
): Promise<{ readonly slack: Slack; readonly crowd: readonly PersonName[] }> {
  // The emulator takes any names; these are the ones that stand in no other test.
  const crowd = Array.from({ length: many }, (_, n) => `guest${n}`) as readonly string[]
  const names = [...personNames, ...crowd] as readonly PersonName[]
  return { slack: await startSlack({ names }), crowd: crowd as readonly PersonName[] }
}
