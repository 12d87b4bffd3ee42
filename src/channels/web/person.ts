import * as z from 'zod'
import { limits } from '../../domain/limits.ts'
import type { Person } from '../../domain/person.ts'
import { isUnseen, plainName } from '../../review/plain-name.ts'

/** A name as somebody typed it: on one line, and with something to see. */
export const nameSchema = z
  .string()
  .max(500)
  .transform((name) => name.replace(/[\p{Cc}\s]+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .refine((name) => !isUnseen(name))
      .max(limits.name),
  )

/** The person behind a name on this computer: whoever types the same name is the same person. */
export const personNamed = (name: string): Person => ({ id: plainName(name), name })
