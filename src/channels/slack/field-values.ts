import { filledFields } from '../../message/filled.ts'
import type { FilledIn, State } from './payloads.ts'

/** What was filled in: values by field, lists for what takes several, and the people who were picked. */
interface Fields {
  readonly fields: Readonly<Record<string, unknown>>
  readonly people: readonly string[]
}

/** `field.value`, `field.value.0` for one line of several, `toggle.shareReason` for a box to tick. */
const ours = /^(?<kind>field|toggle)\.(?<name>[a-zA-Z]{1,40})(?:\.(?<at>\d))?$/

/** Reads the fields of a message or a form; what is not a field of ours is left out. */
export function slackFieldsOf({ values }: State): Fields {
  const fields: [id: string, value: unknown][] = []
  const people = new Set<string>()
  for (const [actionId, element] of Object.values(values).flatMap(Object.entries<FilledIn>)) {
    const { kind, name, at } = ours.exec(actionId)?.groups ?? {}
    if (name === undefined || name in Object.prototype) continue
    const value = kind === 'toggle' ? isTicked(element) : filledValue(element)
    if (element.selected_user) people.add(element.selected_user)
    fields.push([at === undefined ? name : `${name}.${at}`, value])
  }
  return { fields: filledFields(fields), people: [...people] }
}

/** What is empty is an empty word, or an empty list where several can be picked. */
function filledValue(element: FilledIn): string | string[] {
  switch (element.type) {
    case 'checkboxes':
    case 'multi_static_select':
      return (element.selected_options ?? []).map(({ value }) => value)
    case 'radio_buttons':
    case 'static_select':
      return element.selected_option?.value ?? ''
    case 'users_select':
      return element.selected_user ?? ''
    case 'conversations_select':
      return element.selected_conversation ?? ''
    case 'datepicker':
      return element.selected_date ?? ''
    default:
      return element.value ?? ''
  }
}

const isTicked = ({ selected_options: ticked }: FilledIn): boolean => (ticked ?? []).length > 0
