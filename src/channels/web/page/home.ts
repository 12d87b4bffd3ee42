import { act, loadChecks } from './api.ts'
import { drawCard } from './card.ts'
import { h, icon } from './dom.ts'
import { becomeCalled, myName, nameField } from './name.ts'
import { notice } from './notices.ts'
import { troubleWords } from './trouble.ts'
import type { Go, View } from './view.ts'
import type { WireItem } from './wire.ts'
import { say } from './words.ts'

/** The first page: start with the name of a product, and find the checks there are. */
export async function homeView(go: Go): Promise<View> {
  const checks = myName() === undefined ? [] : await loadChecks()
  const hero = h(
    'section',
    { class: 'hero' },
    h('h1', {}, say('hello')),
    h('p', { class: 'intro' }, say('intro')),
    startForm(go),
    h('p', { class: 'quiet' }, say('promise')),
  )
  const below = checks.length === 0 ? howItGoes() : checkList(checks, go)
  const element = h('div', { class: 'home' }, hero, below)
  return { element, title: '' }
}

function startForm(go: Go): HTMLElement {
  const product = h('input', {
    type: 'text',
    name: 'product',
    maxlength: '120',
    dir: 'auto',
    required: true,
    autocomplete: 'off',
    placeholder: say('startExample'),
  })
  const name = myName() === undefined ? nameField(say('startName')) : undefined
  const button = h('button', { class: 'main' }, say('startGo'))
  const replies = h('div', { class: 'replies' })
  let busy = false
  const start = async (event: Event) => {
    event.preventDefault()
    if (busy) return
    busy = true
    button.setAttribute('data-pressed', '')
    try {
      if (name) await becomeCalled(name.input.value)
      const outcome = await act({ type: 'start', product: product.value })
      if (outcome.review !== undefined) return go(`/checks/${outcome.review}`)
      replies.replaceChildren(
        ...outcome.replies.map(({ card }) => drawCard(card, () => undefined).element),
      )
    } catch (error) {
      notice(troubleWords(error))
    } finally {
      busy = false
      button.removeAttribute('data-pressed')
    }
  }
  const row = h('label', { class: 'field' }, h('span', {}, say('startProduct')), product)
  return h('form', { class: 'start', onsubmit: start }, row, name?.row, button, replies)
}

/** For somebody who is here for the first time. */
function howItGoes(): HTMLElement {
  const steps = [
    ['talk', say('stepAnswer')],
    ['eye', say('stepSee')],
    ['tick', say('stepDecide')],
  ] as const
  const items = steps.map(([shape, words]) => h('li', {}, icon(shape), h('span', {}, words)))
  return h('section', { class: 'steps' }, h('h2', {}, say('stepsTitle')), h('ol', {}, ...items))
}

function checkList(checks: readonly WireItem[], go: Go): HTMLElement {
  const title = h('h2', { id: 'checks' }, say('listTitle'))
  const items = checks.map((item) => h('li', {}, checkLink(item, go)))
  return h(
    'section',
    { class: 'checks' },
    title,
    h('ul', { 'aria-labelledby': 'checks' }, ...items),
  )
}

function checkLink(item: WireItem, go: Go): HTMLElement {
  const path = `/checks/${item.review}`
  const open = (event: Event) => {
    if (!(event instanceof MouseEvent) || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    go(path)
  }
  return h(
    'a',
    { href: path, onclick: open },
    h('strong', { dir: 'auto' }, item.product),
    h('span', { class: 'quiet' }, item.state),
    item.waiting === '' ? undefined : h('span', { class: 'badge' }, item.waiting),
    h('time', { datetime: item.updatedAt, class: 'quiet' }, ago(item.updatedAt)),
  )
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long ago, in the reader's own language. */
function ago(at: string): string {
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' })
  const since = Date.parse(at) - Date.now()
  const [unit, length] = units.find(([, size]) => -since >= size) ?? ['second', 60_000]
  return unit === 'second'
    ? format.format(0, 'second')
    : format.format(Math.ceil(since / length), unit)
}
