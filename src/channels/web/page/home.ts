import { loadHome, postAction } from './api.ts'
import { cardElement } from './card.ts'
import { h, icon } from './dom.ts'
import { becomeCalled, myName, nameField } from './name.ts'
import { clearNotice, showNotice } from './notices.ts'
import { troubleWords } from './trouble.ts'
import type { Go, View } from './view.ts'
import type { WireHome, WireItem, WireOutcome, WireWaiting } from './wire.ts'
import { boot, say } from './words.ts'

const nothing: WireHome = { checks: [], waiting: [], mayOverview: false }

/** The first page: say who you are, start with the name of a product, find the checks there are. */
export async function homeView(go: Go): Promise<View> {
  const name = myName()
  const {
    checks,
    waiting,
    mayOverview,
    away = [],
    unreadable = [],
  } = name === undefined ? nothing : await loadHome()
  const hello = name === undefined ? say('page.welcome') : say('page.hello', { name })
  const greeting = h('h1', { dir: 'auto' }, hello)
  const begin = [
    ...drawn(unreadable, go),
    name === undefined ? nameForm(go) : startForm(go),
    h('p', { class: 'quiet' }, say('page.promise')),
    ...drawn(away, go),
  ]
  const intro = h('p', { class: 'intro' }, say('page.intro'))
  const overview = mayOverview ? [overviewLink()] : []
  // What waits for somebody comes before what they could begin.
  const parts =
    waiting.length > 0
      ? [hero(greeting), waitingList(waiting, go), hero(...begin), checkList(checks, go)]
      : [hero(greeting, intro, ...begin), checks.length > 0 ? checkList(checks, go) : howItGoes()]
  return { element: h('div', { class: 'home' }, ...parts, ...overview), title: '' }
}

const hero = (...parts: readonly Node[]): HTMLElement => h('section', { class: 'hero' }, ...parts)

function nameForm(go: Go): HTMLElement {
  const { row, input } = nameField(say('page.start.name'))
  return oneLine(row, say('page.start.known'), async () => {
    await becomeCalled(input.value)
    go('/')
    return []
  })
}

function startForm(go: Go): HTMLElement {
  const product = h('input', {
    type: 'text',
    name: 'product',
    maxlength: String(boot.longestName),
    dir: 'auto',
    required: true,
    autocomplete: 'off',
    placeholder: say('page.start.example'),
  })
  const row = h('label', { class: 'field' }, h('span', {}, say('page.start.product')), product)
  return oneLine(row, say('page.start.go'), async () => {
    return begin({ type: 'start', product: product.value }, go)
  })
}

/** Begins a check and goes there; where something is asked first, the answer begins it. */
async function begin(action: object, go: Go): Promise<readonly HTMLElement[]> {
  const { review, replies } = await postAction(action)
  if (review !== undefined) go(`/checks/${review}`)
  return drawn(replies, go)
}

/** Cards whose buttons act; what comes back to that takes their place. */
const drawn = (cards: WireOutcome['replies'], go: Go): readonly HTMLElement[] =>
  cards.map(({ card }) => {
    const { element } = cardElement(card, (pressed) => {
      begin(pressed, go)
        .then((more) => element.replaceChildren(...more))
        .catch((error) => showNotice(troubleWords(error)))
    })
    return element
  })

/** One line to fill in and its button; a second press while the first is on its way changes nothing. */
function oneLine(
  row: HTMLElement,
  label: string,
  send: () => Promise<readonly HTMLElement[]>,
): HTMLElement {
  const button = h('button', { class: 'main' }, label)
  const replies = h('div', { class: 'replies' })
  let busy = false
  const submit = async (event: Event) => {
    event.preventDefault()
    if (busy) return
    busy = true
    button.setAttribute('data-pressed', '')
    try {
      replies.replaceChildren(...(await send()))
      clearNotice()
    } catch (error) {
      showNotice(troubleWords(error))
    }
    busy = false
    button.removeAttribute('data-pressed')
  }
  return h('form', { class: 'start', onsubmit: submit }, row, button, replies)
}

/** For somebody who is here for the first time. */
function howItGoes(): HTMLElement {
  const steps = [
    ['talk', say('page.steps.answer')],
    ['eye', say('page.steps.see')],
    ['tick', say('page.steps.decide')],
  ] as const
  const items = steps.map(([shape, words]) => h('li', {}, icon(shape), h('span', {}, words)))
  return h(
    'section',
    { class: 'steps' },
    h('h2', {}, say('page.steps.title')),
    h('ol', {}, ...items),
  )
}

function checkList(checks: readonly WireItem[], go: Go): HTMLElement {
  const title = h('h2', { id: 'checks' }, say('page.list.title'))
  const items = checks.map((item) => h('li', {}, checkLink(item, go)))
  return h(
    'section',
    { class: 'checks' },
    title,
    h('ul', { 'aria-labelledby': 'checks' }, ...items),
  )
}

const overviewLink = (): HTMLElement =>
  h('p', { class: 'overview' }, h('a', { href: '/overview' }, say('overview.open')))

/** Everything that waits for this person, late first; each leads to its card. */
function waitingList(all: readonly WireWaiting[], go: Go): HTMLElement {
  const title = h('h2', { id: 'waiting' }, say('page.list.waiting'))
  const items = all.map((item) => h('li', {}, waitingLink(item, go)))
  return h(
    'section',
    { class: 'checks' },
    title,
    h('ul', { 'aria-labelledby': 'waiting' }, ...items),
  )
}

function waitingLink({ review, product, words, late, card }: WireWaiting, go: Go): HTMLElement {
  const path = `/checks/${review}${card === undefined ? '' : `#${encodeURIComponent(card)}`}`
  return h(
    'a',
    { href: path, onclick: opening(path, go) },
    h('strong', { dir: 'auto' }, product),
    h('span', { class: 'quiet', dir: 'auto' }, words),
    ...(late ? [h('span', { class: 'badge' }, say('page.list.late'))] : []),
  )
}

const opening = (path: string, go: Go) => (event: Event) => {
  if (!(event instanceof MouseEvent) || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  go(path)
}

function checkLink(item: WireItem, go: Go): HTMLElement {
  const path = `/checks/${item.review}`
  return h(
    'a',
    { href: path, onclick: opening(path, go) },
    h('strong', { dir: 'auto' }, item.product),
    h('span', { class: item.waiting ? 'badge' : 'quiet' }, item.state),
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
