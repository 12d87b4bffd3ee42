import type { ReviewEvent } from './event.ts'
import type { ReviewRecord } from './record.ts'

/** How a state comes from a record: what it is before its first event, and after each. */
interface Folding<State> {
  readonly blank: (record: ReviewRecord) => State
  readonly after: (state: State, event: ReviewEvent) => State
}

interface Folded<State> {
  readonly record: ReviewRecord
  readonly state: State
}

/**
 * Folds records, and only what is new of one that was folded before. The last state is kept with the record's first
 * event, so it goes when the store lets go of the record; a record read again, written by another process, or
 * erased has another first event and is folded anew. Only frozen events, which nobody can change, are trusted.
 */
export function rememberingFold<State>({ blank, after }: Folding<State>) {
  const known = new WeakMap<ReviewEvent, Folded<State>>()
  return (record: ReviewRecord): State => {
    const [first] = record.events
    if (first === undefined || !Object.isFrozen(first)) {
      return record.events.reduce(after, blank(record))
    }
    const before = known.get(first)
    const state =
      before && continues(before.record, record)
        ? record.events.slice(before.record.events.length).reduce(after, before.state)
        : record.events.reduce(after, blank(record))
    known.set(first, { record, state })
    return state
  }
}

/** Whether a record is an earlier one with nothing or something added: the same events, each the same object. */
function continues(earlier: ReviewRecord, record: ReviewRecord): boolean {
  const isSame = earlier.id === record.id && earlier.workspace === record.workspace
  return isSame && earlier.events.every((event, n) => record.events[n] === event)
}
