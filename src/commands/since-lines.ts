import type { Say } from '../message/words.ts'
import type { RecordKey } from '../review/record.ts'
import type { SinceThen } from './since-backup.ts'

/** What was done since a backup was made, as it is said of it. */
export const sinceLines = (
  say: Say,
  { deleted, erased }: SinceThen,
  key: 'operator.since.deleted' | 'operator.since.leftOut' | 'operator.since.back',
): readonly string[] => [
  ...listed(say(key, { count: deleted.length }), deleted),
  ...listed(say('operator.since.erased', { count: erased.length }), erased),
]

/** Some checks by their ids, under a line; nothing where there are none. */
export const listed = (line: string, keys: readonly RecordKey[]): readonly string[] =>
  keys.length === 0 ? [] : [line, ...keys.map(({ workspace, id }) => `  ${workspace}/${id}`)]
