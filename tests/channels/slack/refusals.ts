import type { Block, Element, Json, Option, TextObject } from './shapes.ts'

/**
 * What Slack would refuse and the emulator does not: the documented limits of blocks and views, written
 * down a second time here, on purpose apart from the limits that the product keeps.
 */
export function refusal(method: string, args: Json): Json | undefined {
  const wrong: string[] = []
  const { blocks, view, text } = args as Sent
  if (method === 'chat.update' && bytes(escaped(text)) > 4000) return no('msg_too_long')
  if (blocks !== undefined) {
    if (blocks.length > 50) wrong.push('no more than 50 items allowed [json-pointer:/blocks]')
    wrong.push(...blocks.flatMap(wrongInBlock), ...twice(blocks))
    if (wrong.length > 0) return no('invalid_blocks', wrong)
    if (wordsIn(blocks) > 11_300) return no('msg_blocks_too_long')
  }
  if (view === undefined) return undefined
  wrong.push(...wrongInView(view), ...view.blocks.flatMap(wrongInBlock), ...twice(view.blocks))
  return wrong.length > 0 ? no('invalid_arguments', wrong) : undefined
}

interface Sent {
  readonly text?: string
  readonly blocks?: readonly Block[]
  readonly view?: ViewSent
}

interface ViewSent {
  readonly type: string
  readonly title?: TextObject
  readonly submit?: TextObject
  readonly close?: TextObject
  readonly private_metadata?: string
  readonly callback_id?: string
  readonly blocks: readonly Block[]
}

const no = (error: string, messages: readonly string[] = []): Json => ({
  ok: false,
  error,
  response_metadata: { messages: messages.map((told) => `[ERROR] ${told}`) },
})

const escaped = (text: unknown): string =>
  typeof text === 'string'
    ? text.replace(/&(?!amp;|lt;|gt;)/g, '&amp;').replace(/<(?![@#!a-z])/g, '&lt;')
    : ''
const bytes = (text: string): number => Buffer.byteLength(text)
const lettersOf = (text: TextObject | string | undefined): number =>
  typeof text === 'string' ? text.length : (text?.text.length ?? 0)

function wordsIn(blocks: readonly Block[]): number {
  let letters = 0
  JSON.stringify(blocks, (key, value) => {
    if (key === 'text' && typeof value === 'string') letters += value.length
    return value
  })
  return letters
}

function twice(blocks: readonly Block[]): string[] {
  const ids = blocks.flatMap(({ block_id }) => block_id ?? [])
  const again = ids.filter((id, at) => ids.indexOf(id) !== at)
  return again.map((id) => `block_id ${id} already exists`)
}

function between(what: string, text: TextObject | string | undefined, most: number): string[] {
  if (text === undefined) return []
  const letters = lettersOf(text)
  return letters < 1 || letters > most ? [`${what} has ${letters} letters, 1 to ${most}`] : []
}

const needed = (
  is: boolean,
  what: string,
  text: TextObject | string | undefined,
  most: number,
): string[] => (is ? between(what, text ?? '', most) : [])

function upTo(what: string, list: readonly unknown[] | undefined, most: number): string[] {
  if (list === undefined) return []
  return list.length < 1 || list.length > most ? [`${what}: ${list.length}, 1 to ${most}`] : []
}

function wrongInView(view: ViewSent): string[] {
  const asks = view.blocks.some(({ type }) => type === 'input')
  return [
    ...between('title', view.title, 24),
    ...between('submit', view.submit, 24),
    ...between('close', view.close, 24),
    ...(lettersOf(view.private_metadata) > 3000 ? ['private_metadata is over 3000'] : []),
    ...(lettersOf(view.callback_id) > 255 ? ['callback_id is over 255'] : []),
    ...(view.blocks.length > 100 ? ['no more than 100 items allowed'] : []),
    ...(view.type === 'modal' && asks && !view.submit ? ['submit is needed with inputs'] : []),
  ]
}

const known = new Set(
  'section header context actions divider image input markdown rich_text table file video alert'.split(
    ' ',
  ),
)
const textMost: Readonly<Record<string, number>> = { section: 3000, header: 150, markdown: 12_000 }

function wrongInBlock(block: Block): string[] {
  const { elements = [], fields = [] } = block
  const actions = [...elements, ...[block.accessory ?? [], block.element ?? []].flat()]
  const ids = actions.flatMap(({ action_id }) => action_id ?? [])
  return [
    ...(known.has(block.type) ? [] : [`unsupported type: ${block.type}`]),
    ...(lettersOf(block.block_id) > 255 ? ['block_id is over 255'] : []),
    ...between(block.type, block.text, textMost[block.type] ?? 3000),
    ...(block.type === 'section' && !block.text && !block.fields ? ['section has no text'] : []),
    ...upTo('fields', block.fields, 10),
    ...fields.flatMap((field) => between('field', field, 2000)),
    ...(block.type === 'actions' ? upTo('actions', elements, 25) : []),
    ...(block.type === 'context' ? upTo('context', elements, 10) : []),
    ...needed(block.type === 'image', 'alt_text', block.alt_text, 2000),
    ...needed(block.type === 'input', 'label', block.label, 2000),
    ...between('hint', block.hint, 2000),
    ...(new Set(ids).size < ids.length ? [`an action_id stands twice: ${ids.join(', ')}`] : []),
    ...actions.flatMap(wrongInElement),
  ]
}

const optionsMost: Readonly<Record<string, number>> = {
  overflow: 5,
  radio_buttons: 10,
  checkboxes: 10,
}

function wrongInElement(element: Element): string[] {
  const options = element.options ?? element.option_groups?.flatMap((group) => group.options)
  const chosen = [element.initial_option ?? [], element.initial_options ?? []].flat()
  const offered = new Set((options ?? []).map((option) => JSON.stringify(option)))
  return [
    ...(lettersOf(element.action_id) > 255 ? ['action_id is over 255'] : []),
    ...needed(element.type === 'button', 'button', element.text, 75),
    ...(element.type === 'button' && lettersOf(element.value) > 2000 ? ['value over 2000'] : []),
    ...needed(element.type === 'image', 'alt_text', element.alt_text, 2000),
    ...between('url', element.url, 3000),
    ...between('accessibility_label', element.accessibility_label, 75),
    ...between('placeholder', element.placeholder, 150),
    ...upTo(`options of ${element.type}`, options, optionsMost[element.type] ?? 100),
    ...(options ?? []).flatMap(wrongInOption),
    ...(chosen.some((option) => !offered.has(JSON.stringify(option)))
      ? ['an initial option is not among the options']
      : []),
    ...((element.max_length ?? 1) > 3000 ? ['max_length is over 3000'] : []),
    ...between('confirm title', element.confirm?.title, 100),
    ...between('confirm text', element.confirm?.text, 300),
    ...between('confirm', element.confirm?.confirm, 30),
    ...between('deny', element.confirm?.deny, 30),
  ]
}

function wrongInOption({ text, value, description }: Option): string[] {
  return [
    ...between('option', text, 75),
    ...between('option value', value, 75),
    ...between('option description', description, 75),
  ]
}
