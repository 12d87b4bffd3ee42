import * as z from 'zod'
import { filledFields } from '../../message/filled.ts'

const pressSchema = z.looseObject({ lists: z.array(z.string()).optional() })

/**
 * The action behind what a card sent back: fields that hold several choices, or that are numbered, become
 * lists, and what the card kept for itself is dropped. The result still has to be read with the action's schema.
 */
export function actionOfPress(data: unknown): unknown {
  const press = pressSchema.safeParse(data)
  if (!press.success) return data
  const { lists = [], quiet: _, ...sent } = press.data
  return filledFields(
    Object.entries(sent).map(([id, value]) =>
      lists.includes(id) && typeof value === 'string' ? [id, split(value)] : [id, value],
    ),
  )
}

/** Microsoft's programs join several choices with commas. */
const split = (joined: string): string[] => joined.split(',').filter((value) => value !== '')
