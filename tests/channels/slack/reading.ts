import type { Card, SeenField } from '../../contracts/channel.ts'
import { isMenu, optionsOf, type Part, partsOf, wordsOf } from './elements.ts'
import { seen, seenView } from './seen.ts'
import type { Block, Element, Shown, View } from './shapes.ts'

/** A card or a form in Slack as a person sees it, and what it is made of. */
export interface SlackCard extends Card {
  readonly on: Shown | View
  readonly inputs: readonly Input[]
}

/** Something to fill in, under the words that stand over it. */
export interface Input extends Part {
  readonly label: string
  /** What can be picked, by its whole words. */
  readonly whole: ReadonlyMap<string, string>
}

/** A message as a card: its words without marks, its buttons, its fields. */
export function cardOf(shown: Shown, nameOf: (id: string) => string): SlackCard {
  const { blocks } = shown
  return { ...within(blocks ?? []), on: shown, text: words(seen(readable(shown), nameOf)) }
}

/** A window as a card; a title that the bar of a window has no room for stands in the window itself. */
export function formOf(view: View, nameOf: (id: string) => string): SlackCard {
  const { title, blocks } = view
  const bar = wordsOf(title ?? undefined)
  const isElsewhere = bar === barOnly || bar.endsWith('…')
  const shown = { ...view, title: isElsewhere ? null : (title ?? null), submit: null, close: null }
  const text = words(seenView({ ...shown, blocks: blocks.map(unpressed) }, nameOf))
  return { ...within(blocks), on: view, text }
}

const barOnly = 'Whatif'

/** Without what can be pressed or filled in: that is listed apart. */
function unpressed(block: Block): Block {
  const { type, accessory: _, text, ...rest } = block
  if (type === 'actions' || type === 'input') return { type: 'section', text: '' }
  return { type, ...rest, ...(text && { text: unmarked(text) }) }
}

/** Where Slack reads no marks, they are signs like any other. */
function unmarked(text: NonNullable<Block['text']>): NonNullable<Block['text']> {
  if (typeof text === 'string' || text.type !== 'plain_text') return text
  const signs = text.text
    .replace(/[*~`_]/g, (sign) => lookalike.get(sign) ?? sign)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
  return { ...text, text: signs }
}

const readable = ({ onlyFor: _, blocks = [], ...shown }: Shown): Shown => ({
  ...shown,
  ...(blocks.length > 0 && { blocks: blocks.map(unpressed) }),
})

function within(blocks: readonly Block[]): Pick<SlackCard, 'buttons' | 'fields' | 'inputs'> {
  const inputs = inputsOf(blocks)
  const buttons = partsOf(blocks).flatMap(({ element }) =>
    element.type === 'button'
      ? [labelOf(element)]
      : isMenu(element)
        ? optionsOf(element).map(({ text }) => text.text)
        : [],
  )
  return { buttons, fields: inputs.map(fieldOf), inputs }
}

/** What a button says in full; where there is too little room it is numbered, and its words stand above. */
export const labelOf = ({ text, accessibility_label: whole }: Element): string =>
  whole ?? wordsOf(text)

function inputsOf(blocks: readonly Block[]): Input[] {
  return partsOf(blocks).flatMap((part) => {
    const { block, element } = part
    if (element.type === 'button' || isMenu(element)) return []
    const at = blocks.indexOf(block)
    const above = blocks.slice(0, at).map((one) => words(wordsOf(one.text)))
    const own = wordsOf(block.label) || wordsOf(block.text)
    const ticked = isTick(element) && !block.label ? wordsOf(optionsOf(element)[0]?.text) : ''
    const over = above.findLast((line) => line !== '' && !line.startsWith('1. ')) ?? ''
    return [{ ...part, label: words(own) || ticked || over, whole: wholeWords(element, above) }]
  })
}

/** An option that is too long goes on in its second line, or stands above in full under its number. */
function wholeWords(element: Element, above: readonly string[]): Map<string, string> {
  const lines = above.join('\n').split('\n')
  return new Map(
    optionsOf(element).flatMap(({ text, description, value = '' }) => {
      const more = wordsOf(description)
      const [number] = /^\d+\. /.exec(text.text) ?? []
      const listed = number && lines.findLast((line) => line.startsWith(number))
      const whole = listed?.slice(number?.length) ?? [text.text, more].filter(Boolean).join(' ')
      return [[whole, value], ...(more ? [[`${text.text} (${more})`, value] as const] : [])]
    }),
  )
}

const kinds: Readonly<Record<string, SeenField['kind']>> = {
  checkboxes: 'several',
  multi_static_select: 'several',
  static_select: 'one',
  radio_buttons: 'one',
  users_select: 'person',
  conversations_select: 'place',
  datepicker: 'date',
}

const isTick = ({ action_id: id = '' }: Element): boolean => id.startsWith('toggle.')

function fieldOf({ element, label, whole }: Input): SeenField {
  if (isTick(element)) return { label, kind: 'tick' }
  const kind = kinds[element.type] ?? 'words'
  return whole.size > 0 ? { label, kind, options: [...whole.keys()] } : { label, kind }
}

const twins: Readonly<Record<string, string>> = { '∗': '*', '∼': '~', ˋ: '`', ˍ: '_' }
const lookalike = new Map(Object.entries(twins).map(([twin, sign]) => [sign, twin]))

/** What people see of Slack's markup: no marks, and signs for what they look like. */
function words(markup: string): string {
  return markup
    .replace(/\*|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
    .replaceAll('\u200B', '')
    .replace(/[∗∼ˋˍ]/g, (sign) => twins[sign] ?? sign)
    .replace(/\n{2,}/g, '\n')
    .trim()
}
