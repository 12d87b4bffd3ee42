import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Button, Field } from '../../../src/message/message.ts'
import type { Shelf } from '../../../src/review/ports.ts'

/** What somebody presses by typing its number. */
export interface Press {
  readonly button: Button
  /** What has to be filled in first. */
  readonly fields: readonly Field[]
}

/** Buttons by their numbers; a number means the same for ever, in every conversation. */
export interface Presses {
  /** The number of a button, the same for the same button. */
  numberOf(press: Press): Promise<number>
  find(number: number): Promise<Press | undefined>
}

const keptSchema = z.object({
  button: z.custom<Button>((value) => typeof value === 'object' && value !== null),
  fields: z.array(z.custom<Field>((value) => typeof value === 'object' && value !== null)),
})

const nameOf = (number: number): string => `plain/press/${number}`

/** Keeps the numbers of buttons on the shelf. */
export function createPresses(shelf: Shelf): Presses {
  const find = async (number: number): Promise<Press | undefined> =>
    keptSchema.safeParse(await shelf.get(nameOf(number))).data
  return {
    find,
    async numberOf(press) {
      const words = JSON.stringify(press)
      for (let number = firstFor(words); ; number++) {
        const there = await find(number)
        if (!there) await shelf.put(nameOf(number), press)
        if (!there || JSON.stringify(there) === words) return number
      }
    },
  }
}

/** Six figures, which only another button may have taken already. */
const firstFor = (words: string): number =>
  100_000 + (createHash('sha256').update(words).digest().readUInt32BE() % 900_000)
