import * as z from 'zod'

const pressSchema = z.looseObject({ lists: z.array(z.string()).optional() })

/**
 * The action behind what a card sent back: the fields that hold several choices become lists, and what the
 * card kept for itself is dropped. The result still has to be read with the action's own schema.
 */
export function actionOfPress(data: unknown): unknown {
  const press = pressSchema.safeParse(data)
  if (!press.success) return data
  const { lists = [], quiet: _, ...action } = press.data
  return Object.fromEntries(
    Object.entries(action).map(([name, value]) => [
      name,
      lists.includes(name) && typeof value === 'string' ? split(value) : value,
    ]),
  )
}

/** Microsoft's programs join several choices with commas. */
const split = (joined: string): string[] => joined.split(',').filter((value) => value !== '')
