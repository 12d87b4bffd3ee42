import { h } from './dom.ts'
import type { Cards } from './vendor.ts'
import { say } from './words.ts'

/** Makes what the renderer drew fit the page: sizes follow the reader's own, groups have names, ids are unique. */
export function polish(root: HTMLElement, card: Cards.AdaptiveCard): void {
  root.removeAttribute('aria-label')
  root.style.padding = '0'
  for (const input of card.getAllInputs()) polishInput(input)
  for (const action of card.getAllActions()) polishAction(action)
  for (const element of root.querySelectorAll<HTMLElement>('[style*="font-size"]')) scale(element)
  for (const element of root.querySelectorAll('.ac-textBlock, .ac-fact-value, input, textarea')) {
    element.setAttribute('dir', 'auto')
  }
  for (const row of root.querySelectorAll<HTMLElement>('.ac-columnSet')) asBar(row)
  if (!root.querySelector('[role=heading]'))
    root.querySelectorAll<HTMLElement>('.ac-textBlock').forEach(lead)
  for (const link of root.querySelectorAll('a')) link.rel = 'noopener noreferrer'
  for (const image of root.querySelectorAll<HTMLImageElement>('img.ac-image')) enlargeable(image)
}

/** Sizes in pixels become sizes that follow the reader's own setting. */
function scale(element: HTMLElement): void {
  const { style } = element
  const size = Number.parseFloat(style.fontSize)
  if (style.fontSize.endsWith('px') && size > 0) style.fontSize = `${size / 16}rem`
  if (style.lineHeight.endsWith('px')) style.lineHeight = '1.5'
}

/** Columns without anything in them are the bar that draws progress; the words above it say the same. */
function asBar(row: HTMLElement): void {
  if (row.textContent !== '' || row.querySelector('img, button, input')) return
  row.classList.add('bar')
  row.setAttribute('aria-hidden', 'true')
  for (const part of row.querySelectorAll<HTMLElement>('.ac-container')) {
    part.style.padding = '0'
    part.style.margin = '0'
  }
}

/** A line that is bold as a whole leads a card without a heading: it is the question. */
function lead(words: HTMLElement): void {
  const bold = words.querySelector('strong')
  if (!bold || bold.textContent !== words.textContent) return
  words.style.fontSize = ''
  words.style.lineHeight = '1.35'
  words.classList.add('lead')
}

function polishInput(input: Cards.Input): void {
  const element = input.renderedElement
  if (!element) return
  if (input.id && element.id === input.id) element.removeAttribute('id')
  const group = element.querySelector('.ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect')
  const label = element.querySelector('.ac-textBlock, .ac-richTextBlock')
  if (!group || !label) return
  label.id ||= `label-${crypto.randomUUID()}`
  group.setAttribute('role', group.matches('.ac-choiceSetInput-expanded') ? 'radiogroup' : 'group')
  group.setAttribute('aria-labelledby', label.id)
  for (const option of group.querySelectorAll('input')) option.removeAttribute('aria-labelledby')
}

function polishAction(action: Cards.Action): void {
  const button = action.renderedElement
  if (!button || !('data' in action)) return
  const { quiet, type } = action.data as { quiet?: boolean; type?: string }
  // The tip would only repeat the label.
  button.removeAttribute('title')
  if (quiet) button.dataset['look'] = 'quiet'
  if (type) button.dataset['action'] = type
  const row = button.parentElement
  // Otherwise the ring that shows where the keyboard is would be cut off.
  if (row?.parentElement) row.parentElement.style.overflow = 'visible'
  if (!answering.has(type) || action.isPrimary) return
  button.style.justifyContent = 'flex-start'
  if (!row || row.querySelector('.style-positive')) return
  // From their words on, so that a narrow row wraps between answers and never inside a word.
  button.style.flex = '1 1 auto'
  row.style.maxWidth = '26rem'
}

/** What people press to answer; together they fill a block of one width, whatever they say. */
const answering: ReadonlySet<unknown> = new Set(['answer', 'notSure'])

/** A picture that opens large when pressed. */
function enlargeable(image: HTMLImageElement): void {
  const label = say('page.report.larger', { alt: image.alt })
  const button = h('button', { type: 'button', class: 'picture', 'aria-label': label })
  image.replaceWith(button)
  button.append(image)
  button.dataset['enlarge'] = image.src
  button.dataset['alt'] = image.alt
}
