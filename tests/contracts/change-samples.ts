import type { RecordChange } from '../../src/review/ports.ts'
import type { ReviewRecord } from '../../src/review/record.ts'

/** The record that most tests are about. */
export const key = { workspace: 'w1', id: 'r1' }

/** An instant some seconds into a certain day. */
export function instant(seconds: number): string {
  return new Date(Date.UTC(2025, 2, 3) + seconds * 1000).toISOString()
}

/** The change that starts a record. */
export function create(delivery?: string): RecordChange {
  return {
    expectedRev: 0,
    ...(delivery === undefined ? {} : { delivery }),
    at: instant(0),
    flow: { id: 'check', version: 1 },
    heading: { title: 'Ferry', phase: 'asking', people: ['dana'], updatedAt: instant(0) },
    events: [
      {
        type: 'started',
        at: instant(0),
        by: 'dana',
        product: { name: 'Ferry' },
        depth: 'quick',
        channel: 'web',
      },
    ],
  }
}

/** The change that answers one question. */
export function answer(
  expectedRev: number,
  question: string,
  delivery?: string,
  more: Partial<RecordChange> = {},
): RecordChange {
  return {
    expectedRev,
    ...(delivery === undefined ? {} : { delivery }),
    at: instant(expectedRev),
    events: [{ type: 'answered', at: instant(expectedRev), by: 'dana', question, value: 'yes' }],
    ...more,
  }
}

/** The questions answered in a record, in order. */
export function questionsOf(record: ReviewRecord | undefined): string[] {
  return (record?.events ?? []).flatMap((event) =>
    event.type === 'answered' ? [event.question] : [],
  )
}

/** A heading, due at an instant or never. */
export function heading(
  dueAt?: string,
  updatedAt = instant(0),
): NonNullable<RecordChange['heading']> {
  const base = { title: 'Due', phase: 'asking', people: ['dana'], updatedAt }
  return dueAt === undefined ? base : { ...base, dueAt }
}
