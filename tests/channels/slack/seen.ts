import { optionsOf, wordsOf } from './elements.ts'
import type { Block, Element, Shown, View } from './shapes.ts'

/** Turns ids into names, as Slack’s screens do. */
export type NameOf = (id: string) => string

/** A message as a person reads it: its blocks, or its text where it has none; files at the end. */
export function seen(shown: Shown, nameOf: NameOf): string {
  const lines = shown.blocks?.length ? shown.blocks.map(lineOf) : [shown.text]
  const files = (shown.files ?? []).map(({ title }) => `{file: ${title}}`)
  const only = shown.onlyFor === undefined ? [] : ['(only you can see this)']
  return asRead([...only, ...lines, ...files].filter(Boolean).join('\n'), nameOf)
}

/** A form or home page as a person reads it. */
export function seenView(view: View, nameOf: NameOf): string {
  const buttons = [view.submit, view.close].flatMap((text) => (text ? `[${text.text}]` : []))
  const lines = [wordsOf(view.title ?? undefined), ...view.blocks.map(lineOf), buttons.join(' ')]
  return asRead(lines.filter(Boolean).join('\n'), nameOf)
}

function lineOf(block: Block): string {
  const { type } = block
  if (type === 'divider') return '---'
  if (type === 'image') return `{picture: ${block.alt_text}}`
  if (type === 'input') {
    return `${wordsOf(block.label)}${block.optional ? ' (optional)' : ''}: ${partOf(block.element)}`
  }
  if (type === 'rich_text') return JSON.stringify(block.elements)
  const words = [wordsOf(block.text), ...(block.fields ?? []).map(wordsOf)]
  const parts = [...(block.elements ?? []), block.accessory ?? []].flat().map(partOf)
  return [...words, parts.join(' ')].filter(Boolean).join('\n')
}

function partOf(element: Element | undefined): string {
  if (element === undefined) return ''
  const { type } = element
  if (type === 'button') return `[${wordsOf(element.text)}]`
  if (type === 'image') return `{picture: ${element.alt_text}}`
  if (type === 'mrkdwn' || type === 'plain_text') return wordsOf(element.text)
  const options = optionsOf(element).map(({ text }) => text.text)
  const chosen = [element.initial_option ?? [], element.initial_options ?? []].flat()
  const put = [
    ...chosen.map(({ text }) => text.text),
    element.initial_value ?? element.initial_date ?? [],
    element.initial_user === undefined ? [] : `<@${element.initial_user}>`,
    element.initial_conversation === undefined ? [] : `<#${element.initial_conversation}>`,
  ].flat()
  return `(${[options.join(' | '), put.join(', ')].filter(Boolean).join(' = ')})`
}

function asRead(text: string, nameOf: NameOf): string {
  return text
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (_, id) => `@${nameOf(id)}`)
    .replace(/<#(\w+)(?:\|[^>]*)?>/g, (_, id) => `#${nameOf(id)}`)
    .replace(/<(https?:[^|>]+|mailto:[^|>]+)(?:\|([^>]*))?>/g, (_, url, words) => words ?? url)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
