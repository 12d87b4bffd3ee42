import { text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Element } from '../message/message.ts'
import type { ButtonSpec } from './card.ts'
import type { Words } from './document.ts'
import { neededStep } from './standing.ts'
import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'
import type { StepItem, SummaryInput } from './summary-input.ts'

/** Where the step of a story stands in the tracker, in a line; nothing where it is in none. */
export function itemLine({ say, input }: Summary, { id, standing }: Story): Element[] {
  const item = input.tracker?.items.get(id)
  const step = neededStep(standing)
  if (!item || !step) return []
  if (item.status === 'refused') return [text(item.why ?? '', 'warn')]
  const { tracker, status, address = '' } = item
  const values = { tracker, id: asTyped(shownId(item.id)), address: inLink(address) }
  if (step.done)
    return status === 'waiting' ? [] : [text(say('tracker.line.open', values), 'quiet')]
  const isSaid = status === 'open' && step.saidAt !== undefined
  return [text(say(`tracker.line.${isSaid ? 'said' : status}`, values), 'quiet')]
}

/** A plain number is told as one. */
export const shownId = (id = ''): string => (/^\d+$/.test(id) ? `#${id}` : id)

/** An address that ends no Markdown link early. */
export const inLink = (address: string): string =>
  address.replace(/[()<>\s\\]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)

/** The press that puts a step into the tracker, where one is set up and it is not there. */
export function itemButtons({ say, input }: Summary, { id, standing }: Story): ButtonSpec[] {
  const title = input.tracker?.title ?? ''
  const step = neededStep(standing)
  if (title === '' || !step || step.done) return []
  const item = input.tracker?.items.get(id)
  if (item && item.status !== 'refused') return []
  const words = item ? say('tracker.button.again') : say('tracker.button.put', { tracker: title })
  return [{ words, type: 'openPutItem', more: { finding: id }, style: 'quiet' }]
}

/** One press for every step that is to be done and in no tracker. */
export function allItemsButton({ say, input }: Summary, stories: readonly Story[]): ButtonSpec[] {
  const title = input.tracker?.title ?? ''
  const open = stories.filter(({ id, standing }) => {
    const step = neededStep(standing)
    const status = input.tracker?.items.get(id)?.status
    return step && !step.done && (status === undefined || status === 'refused')
  })
  if (title === '' || open.length === 0) return []
  const words = say('tracker.button.putAll', { tracker: title, count: open.length })
  return [{ words, type: 'openPutItems', style: 'quiet' }]
}

/** Where a step stands in a tracker: the first of its stories that has an item says so. */
export const itemOfStep = (
  { tracker }: SummaryInput,
  stories: readonly string[],
): StepItem | undefined => stories.flatMap((story) => tracker?.items.get(story) ?? [])[0]

/** The same in a few words of plain text; `undefined` where it is in none. */
export function itemWords({ say, input }: Summary, stories: readonly string[]): string | undefined {
  const item = itemOfStep(input, stories)
  return (
    item && say(`tracker.report.${item.status}`, { tracker: item.tracker, id: shownId(item.id) })
  )
}

/** The same for one story in a report, with the way there where it is one that nobody reads along; empty where it is in none. */
export function itemSpans(summary: Summary, story: string): Words {
  const words = itemWords(summary, [story]) ?? ''
  const { address = '' } = summary.input.tracker?.items.get(story) ?? {}
  return words !== '' && address.startsWith('https://')
    ? [{ link: words, href: inLink(address) }]
    : words
}
