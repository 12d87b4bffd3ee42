import type { types } from '@slack/bolt'
import type { Button, Element, Field } from '../../message/message.ts'
import { plainMessage } from '../../message/plain-text.ts'
import type { Say } from '../../message/words.ts'
import type { ButtonMaker } from './button-rows.ts'
import { slackLimits } from './limits.ts'
import { literal, mrkdwnWithin, readAloud } from './mrkdwn.ts'
import { marked, plainTextObject } from './text.ts'

/** A picture that Slack can show: one that was uploaded there, or one at a public address. */
export type SlackPicture = { readonly slackFile: string } | { readonly url: string }

/** What drawing needs from the place that shows it. */
export interface DrawOptions {
  readonly say: Say
  /** Without a picture its description is shown instead. */
  readonly picture?: (name: string) => SlackPicture | undefined
}

/** One drawing: its options, its buttons, and how this place shows fields. */
export interface SlackDrawing extends DrawOptions {
  readonly buttons: ButtonMaker
  readonly field: (field: Field) => types.KnownBlock[]
}

type ElementOf<T extends Element['type']> = Extract<Element, { type: T }>

/** Beside longer words a button would squeeze them on a phone. */
const longestBeside = 150

/** Elements as blocks, in order; what belongs together shares a block, because space is scarce on a phone. */
export function drawBlocks(
  elements: readonly Element[],
  drawing: SlackDrawing,
): types.KnownBlock[] {
  const blocks: types.KnownBlock[] = []
  for (let n = 0; n < elements.length; n++) {
    const [element, next] = [elements[n], elements[n + 1]]
    if (!element) continue
    const both = next && together(element, next, drawing)
    if (both) n++
    blocks.push(...(both ?? part(element, drawing)))
  }
  return joined(blocks)
}

/** A short line with its one quiet button at its side; a line with the list that it introduces. */
function together(
  element: Element,
  next: Element,
  drawing: SlackDrawing,
): types.KnownBlock[] | undefined {
  if (element.type !== 'text' || element.tone === 'quiet') return undefined
  const words = said(element.text)
  if (next.type === 'buttons' && words.length <= longestBeside && words.trim() !== '') {
    const button = onlyQuiet(next.buttons)
    if (!button) return undefined
    return [{ type: 'section', text: marked(words), accessory: drawing.buttons.button(button) }]
  }
  if (next.type !== 'list') return undefined
  return besideMenu(sections([words, ...lines(next)]), next, drawing)
}

function onlyQuiet([button, another]: readonly Button[]): Button | undefined {
  return button?.style === 'quiet' && !another ? button : undefined
}

function part(element: Element, drawing: SlackDrawing): types.KnownBlock[] {
  switch (element.type) {
    case 'heading':
      return heading(element)
    case 'text':
      return element.tone === 'quiet' ? context(said(element.text)) : sections([said(element.text)])
    case 'list':
      return besideMenu(sections(lines(element)), element, drawing)
    case 'pairs':
      return pairs(element)
    case 'progress':
      return context(said(element.text))
    case 'picture':
      return picture(element, drawing)
    case 'field':
      return drawing.field(element.field)
    case 'buttons':
      return drawing.buttons.rows(element.buttons)
    case 'divider':
      return [{ type: 'divider' }]
  }
}

const said = (words: string): string => mrkdwnWithin(words, slackLimits.section.text)

/** A title; one that a header would cut stays whole, in bold. */
function heading({ text }: ElementOf<'heading'>): types.KnownBlock[] {
  const words = readAloud(plainMessage(text)).trim()
  if (words === '') return []
  if (words.length > slackLimits.header) return sections([said(`**${text.trim()}**`)])
  return [{ type: 'header', text: plainTextObject(words, slackLimits.header) }]
}

/** What can be done about each line is one menu beside the list. */
function besideMenu(
  blocks: types.KnownBlock[],
  { each }: ElementOf<'list'>,
  { buttons }: SlackDrawing,
): types.KnownBlock[] {
  const [first, ...rest] = blocks
  const menu = each && buttons.menu(each)
  if (!menu || first?.type !== 'section') return blocks
  return [{ ...first, accessory: menu }, ...rest]
}

const lines = ({ items, ordered, start = 1 }: ElementOf<'list'>): string[] =>
  items.map((item, n) => {
    const words = mrkdwnWithin(item, slackLimits.section.text - 5).replaceAll('\n', ' ')
    return `${ordered ? `${start + n}.` : '•'} ${words}`
  })

/** Lines as few sections as will hold them. */
export function sections(all: readonly string[]): types.KnownBlock[] {
  const texts: string[] = []
  for (const line of all) {
    if (line.trim() === '') continue
    const last = texts.at(-1)
    const both = last === undefined ? line : `${last}\n${line}`
    if (last === undefined || both.length > slackLimits.section.text) texts.push(line)
    else texts[texts.length - 1] = both
  }
  return texts.map((text) => ({ type: 'section', text: marked(text) }))
}

/** Words in a smaller, quieter style. */
export const context = (text: string): types.KnownBlock[] =>
  text.trim() === '' ? [] : [{ type: 'context', elements: [marked(text)] }]

const labelRoom = 240

function pairs({ items }: ElementOf<'pairs'>): types.KnownBlock[] {
  const { fields: most, field } = slackLimits.section
  const fields = items.map(({ label, value }) =>
    marked(
      `${mrkdwnWithin(`**${label}**`, labelRoom)}\n${mrkdwnWithin(value, field - labelRoom - 1)}`,
    ),
  )
  const blocks: types.KnownBlock[] = []
  for (let at = 0; at < fields.length; at += most) {
    blocks.push({ type: 'section', fields: fields.slice(at, at + most) })
  }
  return blocks
}

function picture(
  { picture: name, alt }: ElementOf<'picture'>,
  { picture: find }: SlackDrawing,
): types.KnownBlock[] {
  const found = find?.(name)
  const words = plainTextObject(alt, slackLimits.image.alt).text
  if (!found) return context(literal(words))
  return 'url' in found
    ? [{ type: 'image', alt_text: words, image_url: found.url }]
    : [{ type: 'image', alt_text: words, slack_file: { id: found.slackFile } }]
}

/** Quiet lines that follow each other are one block: Slack puts much room between two. */
function joined(blocks: readonly types.KnownBlock[]): types.KnownBlock[] {
  const kept: types.KnownBlock[] = []
  for (const block of blocks) {
    const before = quietWords(kept.at(-1))
    const now = quietWords(block)
    const both = before && now && `${before}\n${now}`
    if (both && both.length <= slackLimits.text) kept.splice(-1, 1, ...context(both))
    else kept.push(block)
  }
  return kept
}

function quietWords(block: types.KnownBlock | undefined): string | undefined {
  if (block?.type !== 'context') return undefined
  const [only, more] = block.elements
  return only?.type === 'mrkdwn' && !more ? only.text : undefined
}
