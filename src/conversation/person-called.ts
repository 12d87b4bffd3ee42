import { limits } from '../domain/limits.ts'
import type { Person } from '../domain/person.ts'
import { fit } from '../message/limits.ts'
import { type Say, sayIn } from '../message/words.ts'

/** Somebody by the name that a platform gives them, cut to what the core takes; some platforms give none. */
export const personCalled = (
  say: Say,
  id: string,
  name: string | undefined,
  language?: string,
): Person => ({
  id,
  name: fit((name ?? '').trim(), limits.name) || sayIn(say, language)('chat.somebody'),
  ...(language !== undefined && language.length <= limits.language && { language }),
})
