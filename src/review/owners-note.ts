import { ownersNote } from '../report/note.ts'
import { inThread } from './card-intents.ts'
import type { ReviewEvent } from './event.ts'
import type { CardIntent } from './outbox.ts'
import type { ReviewContext } from './review-context.ts'
import { threadOf } from './thread-note.ts'

/** What the thread hears when people were made owners: the day's one note, or the same note with more in it. */
export interface OwnersNote {
  readonly events: readonly ReviewEvent[]
  readonly intents: readonly CardIntent[]
}

const nothing: OwnersNote = { events: [], intents: [] }

/**
 * The day's one note of who sees to what, once they were told themselves; the first of a day is a new post, and what
 * comes later that day is put into it. Nothing in a thread that has had, or waits for, another note on that day.
 */
export function ownersNoteFor(
  context: ReviewContext,
  stories: readonly string[],
  day: { readonly today: string; readonly by: string; readonly isNoted: boolean },
): OwnersNote {
  const { state, outbox, now } = context
  // A closed thread is not woken: its digest says who sees to what.
  if (state.phase === 'closed') return nothing
  const given = stories.filter((id) => !state.stories.get(id)?.decision?.declined)
  const id = `note/owners/${day.today}`
  const before = outbox.find((entry) => entry.id === id)
  const isTaken = !before && (day.isNoted || state.followUp.deadline === day.today)
  if (given.length === 0 || state.published?.how !== 'all' || isTaken) return nothing
  const told = before ? ownersNote.storiesIn(before.card.subject ?? '') : []
  const all = [...new Set([...told, ...given])]
  const matters = given.map((subject) => ({ kind: 'owner', subject }) as const)
  return {
    // What is put into a note that stands wakes nobody.
    events: before
      ? []
      : [{ type: 'reminded', at: now, by: day.by, person: threadOf(state), matters }],
    intents: [
      { id, to: inThread(state), card: { kind: 'note', subject: ownersNote.subjectOf(all) } },
    ],
  }
}
