import { text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Element } from '../message/message.ts'
import type { Say } from '../message/words.ts'
import type { Listed, Sender, Store } from './ports.ts'

/** The products of the checks that somebody looks after and that the store cannot read just now. */
export async function unreadableFor(
  store: Store,
  { workspace, who }: Sender,
): Promise<readonly string[]> {
  const setAside = (await store.setAside?.(workspace)) ?? []
  return setAside.flatMap(({ heading }) => (leaderIn(heading) === who.id ? [heading.title] : []))
}

/** Without facts it is whoever began it: the first of its people. */
const leaderIn = ({ facts, people }: Listed['heading']): string | undefined =>
  facts ? facts.list.facilitator : people[0]

/** A line for each of these products: it is not lost, and who can bring it back. */
export const unreadableLines = (say: Say, products: readonly string[]): readonly Element[] =>
  products.map((product) =>
    text(say('conversation.home.unreadable', { product: asTyped(product) })),
  )
