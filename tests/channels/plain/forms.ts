import type { Values } from '../../../src/channels/plain-text/form-by-lines.ts'
import { calledLike } from '../../../src/conversation/called-like.ts'
import type { Person } from '../../../src/domain/person.ts'
import { filledFields, withValue } from '../../../src/message/filled.ts'
import type { Field, Form } from '../../../src/message/message.ts'
import { fieldsIn } from '../../../src/message/parts.ts'
import type { Conversation, PlainChat } from './chat.ts'

/** What a filled form asks for. */
interface Filled {
  readonly action: Readonly<Record<string, unknown>>
  readonly people: readonly Person[]
}

/** The action of a form: names of people and places that were typed become those whom this person shares a room with. */
export function filledForm(
  chat: PlainChat,
  { workspace, person }: { readonly workspace: string; readonly person: string },
  { form, values }: { readonly form: Form; readonly values: Values },
): Filled {
  const rooms = chat.rooms(workspace, person)
  const colleagues = [...new Map(rooms.flatMap(membersOf)).values()]
  const people: Person[] = []
  const kinds = new Map(fieldsIn(form).map(({ id, type }) => [id, type]))
  const found = [...values].map(([id, given]): [string, unknown] => {
    const kind = kinds.get(id)
    if (typeof given !== 'string') return [id, given]
    if (kind === 'place') return [id, onlyOne(calledLike(rooms, nameOf, given))?.id ?? given]
    if (kind !== 'person') return [id, given]
    const one = onlyOne(calledLike(colleagues, nameOf, given))
    if (one) people.push(one)
    return [id, one?.id ?? given]
  })
  return { action: { ...filledFields(found), ...form.submit.action }, people }
}

const membersOf = ({ members }: Conversation) => members.map((one) => [one.id, one] as const)
const nameOf = ({ name }: { readonly name: string }): readonly string[] => [name]
const onlyOne = <T>([found, another]: readonly T[]): T | undefined =>
  another === undefined ? found : undefined

/** A form that comes back holds what was typed. */
export function formAgain(form: Form, values: Values): Form {
  const again = (field: Field): Field => {
    const given = values.get(field.id)
    return given === undefined ? field : withValue(field, [given].flat().join(','))
  }
  const elements = form.elements.map((element) =>
    element.type === 'field' ? { ...element, field: again(element.field) } : element,
  )
  return { ...form, elements }
}
