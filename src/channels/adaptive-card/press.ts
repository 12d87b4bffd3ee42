import * as z from 'zod'

const pressSchema = z.looseObject({ lists: z.array(z.string()).optional() })

/** A field that is one line of several: `value.0`, `value.1`. */
const numbered = /^(?<name>[a-zA-Z]+)\.(?<at>\d)$/

/**
 * The action behind what a card sent back: fields that hold several choices, or that are numbered, become
 * lists, and what the card kept for itself is dropped. The result still has to be read with the action's schema.
 */
export function actionOfPress(data: unknown): unknown {
  const press = pressSchema.safeParse(data)
  if (!press.success) return data
  const { lists = [], quiet: _, ...sent } = press.data
  const action: Record<string, unknown> = {}
  for (const [id, value] of Object.entries(sent)) {
    const { name, at } = numbered.exec(id)?.groups ?? {}
    if (name !== undefined) put(action, name, Number(at), value)
    else action[id] = lists.includes(id) && typeof value === 'string' ? split(value) : value
  }
  return action
}

function put(action: Record<string, unknown>, name: string, at: number, value: unknown): void {
  const list: unknown[] = Array.isArray(action[name]) ? action[name] : []
  while (list.length < at) list.push('')
  list[at] = value
  action[name] = list
}

/** Microsoft's programs join several choices with commas. */
const split = (joined: string): string[] => joined.split(',').filter((value) => value !== '')
