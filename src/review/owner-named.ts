import type { Person } from '../domain/person.ts'
import { asTyped } from '../message/escape.ts'
import { listOf } from '../message/locale.ts'
import { namesBegunBy } from './known-names.ts'
import { personCalled } from './people.ts'
import type { ReviewContext } from './review-context.ts'

/** Who is meant to see to a step, by what was typed or picked; or in one sentence why nobody is. */
export function ownerNamed(
  context: ReviewContext,
  words: string,
): { readonly owner: Person } | { readonly problem: string } {
  const { say } = context
  const owner = words === '' ? undefined : personCalled(context, words)
  if (!owner) return { problem: say('discussion.decide.nobody') }
  const begun = namesBegunBy(context, words)
  return begun.length === 0
    ? { owner }
    : { problem: say('discussion.decide.whichOne', { names: listOf(say, begun.map(asTyped)) }) }
}
