import type { Block, Element, Json, Option, TextObject } from './shapes.ts'

/** Something to press or fill in, and the block it stands in. */
export interface Part {
  readonly block: Block
  readonly element: Element
  /** Blocks without an id are given one by Slack. */
  readonly blockId: string
}

/** What a person put into an input: words, an id, or several answers by what they say. */
export type Given = string | readonly string[]

/** Everything in these blocks that a person can press or fill in. */
export function partsOf(blocks: readonly Block[]): readonly Part[] {
  return blocks.flatMap((block, at) => {
    const blockId = block.block_id ?? `slack-${at}`
    const inActions = block.type === 'actions' ? (block.elements ?? []) : []
    const all = [...inActions, block.accessory ?? [], block.element ?? []].flat()
    return all
      .filter(({ type }) => type !== 'image')
      .map((element) => ({ block, element, blockId }))
  })
}

/** The words of a text, wherever Slack allows it to be plain. */
export const wordsOf = (text: TextObject | string | undefined): string =>
  typeof text === 'string' ? text : (text?.text ?? '')

/** True for a menu whose entries act at once, as buttons do. */
export const isMenu = ({ type, action_id: id = '' }: Element): boolean =>
  type === 'static_select' && id.endsWith('.menu')

/** The button that says this, or has this action id; or the menu that has such an entry. */
export function findButton(blocks: readonly Block[], label: string): Part | undefined {
  return partsOf(blocks).find(({ element }) =>
    element.type === 'button'
      ? wordsOf(element.text) === label || element.action_id === label
      : isMenu(element) && optionsOf(element).some(({ text }) => text.text === label),
  )
}

/** The input under this label, or with this placeholder, option or id. */
export function findInput(blocks: readonly Block[], label: string): Part | undefined {
  return partsOf(blocks).find(
    ({ block, element, blockId }) =>
      element.type !== 'button' &&
      !isMenu(element) &&
      [
        wordsOf(block.label),
        wordsOf(block.text),
        wordsOf(element.placeholder),
        element.action_id,
        blockId,
      ].includes(label),
  )
}

/** All that can be picked in an input. */
export const optionsOf = (element: Element): readonly Option[] =>
  element.options ?? element.option_groups?.flatMap((group) => group.options) ?? []

/** Under which name Slack reports what stands in an input. */
const slots: Readonly<Record<string, string>> = {
  checkboxes: 'selected_options',
  multi_static_select: 'selected_options',
  static_select: 'selected_option',
  radio_buttons: 'selected_option',
  overflow: 'selected_option',
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  datepicker: 'selected_date',
}

const slotOf = (type: string): string => slots[type] ?? 'value'

/** What Slack reports of an input after a person filled it in. @throws when there is no such answer */
export function filledIn({ element }: Part, given: Given): Json {
  const { type } = element
  const slot = slotOf(type)
  const many = typeof given === 'string' ? [given] : given
  const [one = ''] = many
  if (slot === 'selected_options') {
    return { type, [slot]: many.map((words) => pick(element, words)) }
  }
  if (slot === 'selected_option') return { type, [slot]: one === '' ? null : pick(element, one) }
  if (one.length > (element.max_length ?? 3000)) {
    throw new Error(`Slack lets nobody type ${one.length} letters here`)
  }
  return { type, [slot]: one || null }
}

function pick(element: Element, words: string): Option {
  const found = optionsOf(element).find(({ text, value }) => text.text === words || value === words)
  const there = optionsOf(element).map(({ text }) => text.text)
  if (!found) throw new Error(`“${words}” is not there, only: ${there.join(' | ')}`)
  return found
}

function untouched(element: Element): Json {
  const { type } = element
  const slot = slotOf(type)
  if (slot === 'selected_options') return { type, [slot]: element.initial_options ?? [] }
  const put = [
    element.initial_option,
    element.initial_user,
    element.initial_conversation,
    element.initial_date,
    element.initial_value,
  ].find((value) => value !== undefined)
  return { type, [slot]: put ?? null }
}

/** Everything that stands in the inputs, as Slack reports it with each press and each form. */
export function stateOf(
  blocks: readonly Block[],
  filled: ReadonlyMap<string, Json>,
): Record<string, Record<string, Json>> {
  const values: Record<string, Record<string, Json>> = {}
  for (const { element, blockId } of partsOf(blocks)) {
    const id = element.action_id ?? ''
    if (element.type === 'button' || element.type === 'overflow') continue
    values[blockId] = {
      ...values[blockId],
      [id]: filled.get(`${blockId}/${id}`) ?? untouched(element),
    }
  }
  return values
}

/** The labels of inputs that must be filled in and are not: Slack’s own client stops there. */
export function stillEmpty(
  blocks: readonly Block[],
  values: Record<string, Record<string, Json>>,
): readonly string[] {
  return partsOf(blocks)
    .filter(({ block }) => block.type === 'input' && block.optional !== true)
    .filter(({ element, blockId }) => {
      const { type, ...put } = values[blockId]?.[element.action_id ?? ''] ?? {}
      return Object.values(put).every((value) => value === null || isEmptyList(value))
    })
    .map(({ block }) => wordsOf(block.label))
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0
