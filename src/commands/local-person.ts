import { userInfo } from 'node:os'
import { nameSchema, personNamed } from '../channels/web/person.ts'
import { limits } from '../domain/limits.ts'
import type { Person } from '../domain/person.ts'
import { AppError } from '../errors.ts'
import type { Say } from '../message/words.ts'

/** @throws AppError('bad-input') for words that are no name */
export function checkedName(words: string): string {
  const name = nameSchema.safeParse(words)
  if (name.success) return name.data
  throw new AppError('bad-input', `A name has 1 to ${limits.name} letters.`)
}

/** Who most likely sits here. */
export const loginName = (say: Say): string =>
  nameSchema.safeParse(userInfo().username).data ?? say('chat.somebody')

/** The language that this computer is set to. */
export const languageHere = (): string => new Intl.DateTimeFormat().resolvedOptions().locale

/** Somebody at this computer: they read the language that it is set to. */
export const personHere = (name: string): Person => ({
  ...personNamed(name),
  language: languageHere(),
})
