import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { teamsWorkspaceOf } from '../../../src/channels/teams/reference.ts'
import type { Store } from '../../../src/review/ports.ts'
import { uuidOf } from '../../channels/teams/home.ts'
import { readyRecord } from '../../channels/teams/posting.ts'
import type { Json } from '../../channels/teams/shapes.ts'
import type { Teams } from '../../channels/teams/tenant.ts'
import { words } from '../../channels/teams/whatif.ts'
import type { Tried } from './insisting.ts'

/** What people do in Teams during a workshop, each as Teams sends it, to whoever is in front. */
export class InTeams {
  readonly teams: Teams
  readonly workspace: string
  readonly people: readonly string[]
  readonly review: string
  readonly #form: Json

  private constructor(teams: Teams, people: readonly string[], review: string, form: Json) {
    this.teams = teams
    this.workspace = teamsWorkspaceOf(teams.acme.tenantId)
    this.people = people
    this.review = review
    this.#form = form
  }

  /** Dana’s check is posted in a private channel, and everybody is in it. */
  static async begin(teams: Teams, many: number, store: Store): Promise<InTeams> {
    const { dana, ravi } = teams.acme.people
    for (const person of [dana, ravi]) await person.adds()
    for (const place of ['general', 'closed'] as const) await dana.adds(place)
    const people = Array.from({ length: many }, (_, n) => `29:1guest${n}`)
    for (const [n, id] of people.entries()) {
      const account = { id, name: `Guest ${n}`, aadObjectId: uuidOf(id), role: 'user' } as const
      teams.acme.joins(account, 'closed')
    }
    const { workspace, events, heading, flow, flowVersion: version } = await readyRecord(teams)
    const { dueAt: _, ...rest } = heading
    const review = randomUUID()
    const at = new Date().toISOString()
    const change = { expectedRev: 0, at, events, outbox: [], heading: rest }
    await store.append({ workspace, id: review }, { ...change, flow: { id: flow, version } })
    await dana.says('start Warm Up')
    await expect.poll(() => dana.read()).toContain('Skip')
    await dana.presses('Skip')
    const press = last(teams)
    const to = teams.acme.places.closed
    const data = { type: 'publish', review, how: 'all', to, sure: true }
    await teams.deliver({
      ...press,
      id: `f:${randomUUID()}`,
      value: { action: { type: 'Action.Execute', verb: 'publish', data }, trigger: 'manual' },
    })
    await ravi.presses('Say what you think', { in: 'closed' })
    await ravi.sends({
      'What do you think?': 'Yes',
      'Why? (needed for “no” and “doesn’t apply”)': 'The first reason in Teams',
    })
    return new InTeams(teams, people, review, last(teams))
  }

  /** Somebody sends a form with what they think, and a reason that is like no other. */
  votes(who: string, reason: string): (refusals: number) => Promise<Tried> {
    const { ravi } = this.teams.acme.people
    const text = JSON.stringify(this.#form)
      .replaceAll(ravi.id, who)
      .replaceAll('The first reason in Teams', reason)
    return async (refusals) => {
      const sent = { ...JSON.parse(text), id: `f:${reason} ${refusals}`.replaceAll(' ', '-') }
      const { status, body } = await this.teams.deliver(sent)
      if (status !== 200) return 'unsure'
      return JSON.stringify(body).includes(words('chat.trouble.kept')) ? 'refused' : 'kept'
    }
  }

  /** Each message that was posted, by where it stands and what it says. */
  posted(): readonly string[] {
    return this.teams.calls.flatMap(({ name, conversation, root, body, status }) =>
      (name === 'post' || name === 'openThread') && (status ?? 500) < 300
        ? [JSON.stringify([conversation, root, body])]
        : [],
    )
  }
}

const last = (teams: Teams): Json => {
  const sent = teams.sent.at(-1)
  if (!sent) throw new Error('nothing was sent')
  return sent
}
