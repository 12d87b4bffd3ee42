import { directionOf } from '../../message/direction.ts'
import type { Button, Element, Field, Form, LineButtons, Message } from '../../message/message.ts'
import { fieldsIn } from '../../message/parts.ts'
import { plainText } from '../../message/plain-text.ts'
import { actionRows, actionSet, pressableWord } from './actions.ts'
import type { AdaptiveCard, CardOptions, CardPart } from './card.ts'
import { inputs } from './inputs.ts'
import { paragraph } from './paragraph.ts'

/** A message as the Adaptive Card that Teams and the web page show. */
export function toAdaptiveCard(message: Message, options: CardOptions): AdaptiveCard {
  const words = plainText(message)
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: words,
    speak: words,
    ...(isFromRight(message) && { rtl: true }),
    body: settledLine(message, options) ?? parts(message.elements, options),
  }
}

const isFromRight = ({ language }: Message): boolean =>
  language !== undefined && directionOf(language) === 'rtl'

/** A form's fields and its button as a card; its title belongs to the window around it. */
export function toAdaptiveForm(form: Form, options: CardOptions): AdaptiveCard {
  const submit: Element = { type: 'buttons', buttons: [form.submit] }
  const { elements, language } = form
  const said = { audience: 'people', elements: [...elements, submit] } as const
  return toAdaptiveCard({ ...said, ...(language !== undefined && { language }) }, options)
}

/** A line of words with one quiet button stays one line: the words, and the button at their side. */
function settledLine({ elements }: Message, options: CardOptions): CardPart[] | undefined {
  const [line, row, more] = elements
  if (line?.type !== 'text' || row?.type !== 'buttons' || more) return undefined
  const button = onlyQuiet(row.buttons)
  if (!button) return undefined
  const words = {
    type: 'Column',
    width: 'stretch',
    verticalContentAlignment: 'Center',
    items: [text(line, options)],
  }
  const side = { type: 'Column', width: 'auto', items: [actionSet([button], [])] }
  return [{ type: 'ColumnSet', columns: [words, side] }]
}

function onlyQuiet(buttons: readonly Button[]): Button | undefined {
  const [button, another] = buttons
  return button?.style === 'quiet' && !another ? button : undefined
}

/** Elements in order; a divider becomes the line above what follows it. */
function parts(elements: readonly Element[], options: CardOptions): CardPart[] {
  const fields = fieldsIn({ elements })
  const drawn: CardPart[] = []
  let divided = false
  for (const element of elements) {
    const [first, ...rest] = part(element, { ...options, fields })
    if (!first) {
      divided ||= element.type === 'divider'
      continue
    }
    drawn.push(divided ? { ...first, separator: true, spacing: 'Medium' } : first, ...rest)
    divided = false
  }
  return drawn
}

function part(element: Element, options: CardOptions & { fields: readonly Field[] }): CardPart[] {
  switch (element.type) {
    case 'heading':
      return [{ ...block(element.text), style: 'heading', size: 'Medium', weight: 'Bolder' }]
    case 'text':
      return [text(element, options)]
    case 'list':
      if (element.items.length === 0) return []
      return element.each ? lineRows(element, element.each) : [list(element)]
    case 'pairs':
      return element.items.length === 0 ? [] : [pairs(element)]
    case 'progress':
      return progress(element, options)
    case 'picture':
      return [picture(element, options)]
    case 'field':
      return inputs(element.field, options)
    case 'buttons':
      return actionRows(element.buttons, options)
    case 'divider':
      return []
  }
}

type ElementOf<T extends Element['type']> = Extract<Element, { type: T }>

const block = (words: string): CardPart => ({
  type: 'TextBlock',
  text: paragraph(words),
  wrap: true,
})

/** Our page's colours can be read on its grounds; of those in Teams nobody promises that, so there a warning is bold. */
function text({ text: words, tone }: ElementOf<'text'>, { ownPage }: CardOptions): CardPart {
  if (tone === 'quiet') return { ...block(words), isSubtle: true }
  if (tone === 'good' && ownPage) return { ...block(words), color: 'Good' }
  if (tone === 'warn' && ownPage) return { ...block(words), color: 'Attention' }
  return tone === 'warn' ? { ...block(words), weight: 'Bolder' } : block(words)
}

function lineOf({ ordered, start = 1 }: ElementOf<'list'>, item: string, n: number): string {
  const words = paragraph(item).replaceAll('\n', ' ')
  return ordered ? `${start + n}. ${words}` : `- ${words}`
}

/** Each line with its button at its side. */
function lineRows(element: ElementOf<'list'>, { short, buttons }: LineButtons): CardPart[] {
  return element.items.map((item, n) => {
    const words = { type: 'TextBlock', text: lineOf(element, item, n), wrap: true }
    const button = buttons[n]
    const side = button && pressableWord(short, button)
    const columns = [{ type: 'Column', width: 'stretch', items: [words] }, ...(side ? [side] : [])]
    return { type: 'ColumnSet', columns, ...(n > 0 && { spacing: 'None' }) }
  })
}

function list(element: ElementOf<'list'>): CardPart {
  const lines = element.items.map((item, n) => lineOf(element, item, n))
  return { type: 'TextBlock', text: lines.join('\n'), wrap: true }
}

const pairs = ({ items }: ElementOf<'pairs'>): CardPart => ({
  type: 'FactSet',
  facts: items.map(({ label, value }) => ({ title: paragraph(label), value: paragraph(value) })),
})

/** How far: the words say it; where a bar is thin, two coloured columns draw it without a picture. */
function progress(
  { text: words, done, of }: ElementOf<'progress'>,
  { ownPage }: CardOptions,
): CardPart[] {
  const line = { ...block(words), isSubtle: true, size: 'Small' }
  if (!ownPage) return [line]
  const total = Math.max(1, Math.round(of))
  const reached = Math.min(total, Math.max(0, Math.round(done)))
  const column = (width: number, style: string) => ({
    type: 'Column',
    width,
    style,
    spacing: 'None',
    minHeight: '4px',
    items: [],
  })
  const columns = [column(reached, 'accent'), column(total - reached, 'emphasis')]
  const bar = {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: columns.filter(({ width }) => width > 0),
  }
  return [line, bar]
}

function picture(
  { picture: name, alt }: ElementOf<'picture'>,
  { picture: addressOf }: CardOptions,
): CardPart {
  const url = addressOf(name)
  if (url === undefined) return { ...block(alt), isSubtle: true }
  return { type: 'Image', url, altText: alt, size: 'Stretch' }
}
