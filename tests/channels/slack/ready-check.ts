import { randomUUID } from 'node:crypto'
import { actionSchema } from '../../../src/domain/action.ts'
import type { Channel, Store } from '../../../src/review/ports.ts'
import type { ReviewRecord } from '../../../src/review/record.ts'
import { Bench, weak } from '../../review/bench.ts'
import { storiesIn } from '../../story-words.ts'
import type { Person } from './person.ts'
import type { RunningWhatif } from './whatif.ts'
import type { Workspace } from './workspace.ts'

/** A channel on which everything always goes well, to make a check quickly. */
const easy: Channel = {
  name: 'slack',
  pulls: false,
  pace: { post: 0, update: 0 },
  accounts: true,
  places: true,
  post: async () => ({ ok: true, place: 'D0/1.1' }),
  update: async (place) => ({ ok: true, place }),
}

/** Somebody does something in a check, without a screen. */
export const acting =
  ({ reviews }: Pick<RunningWhatif, 'reviews'>, { team }: Pick<Workspace, 'team'>) =>
  async (
    { id, name }: Pick<Person, 'id' | 'name'>,
    action: object,
    delivery = `${Math.random()}`,
  ) =>
    reviews.handle({
      id: delivery,
      workspace: `slack:${team}`,
      channel: 'slack',
      who: { id, name },
      action: actionSchema.parse(action),
    })

/** A check that was answered and looked over, so that it can be posted; made once, put into many stores. */
export interface ReadyCheck {
  /** Keeps it under an id of its own. */
  put(store: Store): Promise<string>
  /** The ids of the stories that are posted with it, in order. */
  readonly stories: readonly [string, ...string[]]
}

/** Answers a check of some product. */
export async function readyCheck(
  workspace: Pick<Workspace, 'team'>,
  facilitator: Pick<Person, 'id' | 'name'>,
  product = 'Swim Booking',
): Promise<ReadyCheck> {
  const bench = new Bench({ channel: easy })
  const act = acting(bench, workspace)
  const { review = '' } = await act(facilitator, { type: 'start', product })
  const sender = { workspace: `slack:${workspace.team}`, channel: 'slack', who: facilitator }
  const asked = async () => {
    const { own } = await bench.reviews.feed(sender, review)
    const [kind, , question] = own.at(-1)?.id.split('/') ?? []
    return kind === 'question' ? question : undefined
  }
  for (let question = await asked(); question !== undefined; question = await asked()) {
    const on = { review, question, version: 0 }
    const value = weak[question]
    await act(
      facilitator,
      value !== undefined
        ? { type: 'answer', ...on, value }
        : {
            type: /what|uses|scope|never|services|team/.test(question) ? 'skip' : 'notSure',
            ...on,
          },
    )
  }
  await act(facilitator, { type: 'preview', review })
  const key = { workspace: sender.workspace, id: review }
  const record = (await bench.store.load(key)) as ReviewRecord
  const { events, heading, flow: id, flowVersion: version } = record
  const { dueAt: _, ...rest } = heading
  await act(facilitator, { type: 'publish', review, how: 'all', to: 'C0', sure: true })
  return {
    stories: storiesIn((await bench.reviews.feed(sender, review)).thread),
    put: async (store) => {
      const at = bench.clock.now()
      const flow = { id, version }
      const fresh = { ...key, id: randomUUID() }
      await store.append(fresh, { expectedRev: 0, at, events, outbox: [], heading: rest, flow })
      return fresh.id
    },
  }
}
