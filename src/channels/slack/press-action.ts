import * as z from 'zod'
import { slackFieldsOf } from './field-values.ts'
import type { ButtonPress, OpenView, Submission } from './read-delivery.ts'

/** What a press asks for, not yet read with the action's schema, and the ids of the people it names. */
export interface PressedAction {
  readonly action: Readonly<Record<string, unknown>>
  readonly people: readonly string[]
}

/** The action behind a pressed button or a sent form, with what was filled in; `undefined` when it is none of ours. */
export function actionOfSlackPress(press: ButtonPress | Submission): PressedAction | undefined {
  const isForm = press.kind === 'submission'
  const data = isForm ? formAction(press.view.metadata) : actionData(parsed(press.value))
  if (data === undefined) return undefined
  const collects = isForm || press.actionId.endsWith('.fields')
  if (!collects || !press.state) return { action: data, people: [] }
  const { fields, people } = slackFieldsOf(press.state)
  return { action: { ...fields, ...data }, people }
}

const ownName = /^[a-zA-Z]{1,40}$/

/** Only names that we could have given, and values that are small and plain. */
function actionData(data: unknown): Record<string, unknown> | undefined {
  const known = actionSchema.safeParse(data)
  if (!known.success) return undefined
  const own = Object.entries(known.data).filter(
    ([name]) => ownName.test(name) && !(name in Object.prototype),
  )
  return Object.fromEntries(own)
}

const actionSchema = z
  .record(z.string(), z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]))
  .refine((data) => typeof data['type'] === 'string')

const formAction = (metadata: string): Record<string, unknown> | undefined => {
  const form = z.object({ action: z.unknown() }).safeParse(parsed(metadata))
  return form.success ? actionData(form.data.action) : undefined
}

/** What a form's window carries besides its action. */
export function moreOfForm({ metadata }: OpenView): Readonly<Record<string, string>> {
  const form = z.record(z.string(), z.unknown()).safeParse(parsed(metadata))
  const all = form.success ? Object.entries(form.data) : []
  return Object.fromEntries(
    all.flatMap(([name, value]) =>
      ownName.test(name) && !(name in Object.prototype) && typeof value === 'string'
        ? [[name, value]]
        : [],
    ),
  )
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
