import { Away, untilBack } from './api.ts'
import { checkView } from './check.ts'
import { h, icon } from './dom.ts'
import { homeView } from './home.ts'
import { askName, myName } from './name.ts'
import { setUpNotices, showNotice } from './notices.ts'
import { troubleWords } from './trouble.ts'
import type { View } from './view.ts'
import { say } from './words.ts'

const title = h('div', { class: 'title' })
const tools = h('div', { class: 'tools' })
const place = h('main', { tabindex: '-1' })
let view: View | undefined
let turn = 0

/** Goes to another place of the page without loading it anew. */
function go(path: string): void {
  if (path !== location.pathname) history.pushState(null, '', path)
  void show()
}

async function show(): Promise<void> {
  turn += 1
  const mine = turn
  view?.leave?.()
  view = undefined
  const next = await makeView()
  if (mine !== turn) return next.leave?.()
  view = next
  title.replaceChildren(...(next.title === '' ? [] : [h('h1', { dir: 'auto' }, next.title)]))
  document.title =
    next.title === '' ? say('page.product') : `${next.title} · ${say('page.product')}`
  document.body.dataset['view'] = next.title === '' ? 'home' : 'check'
  place.replaceChildren(next.element)
  tools.replaceChildren(...(next.tools ?? []), ...whoAmI())
}

async function makeView(): Promise<View> {
  const [, review] = /^\/checks\/([\w-]+)$/.exec(location.pathname) ?? []
  try {
    if (review === undefined) return await homeView(go)
    if (myName() === undefined) await askName()
    if (myName() !== undefined) return await checkView(review, go)
  } catch (error) {
    if (error instanceof Away) {
      await untilBack()
      return makeView()
    }
    showNotice(troubleWords(error))
  }
  history.replaceState(null, '', '/')
  return homeView(go)
}

/** Who sits here, and a way to be somebody else. */
function whoAmI(): readonly HTMLElement[] {
  const name = myName()
  if (name === undefined) return []
  const change = async () => {
    await askName()
    if (myName() !== name) await show()
  }
  const words = h('span', { class: 'wide-only', dir: 'auto' }, say('page.person.as', { name }))
  const label = say('page.person.change', { name })
  return [
    h(
      'button',
      { type: 'button', class: 'plain who', 'aria-label': label, onclick: change },
      icon('person'),
      words,
    ),
  ]
}

const home = (event: Event) => {
  event.preventDefault()
  go('/')
}
const mark = h('img', { src: '/page/icon.svg', alt: '', width: '28', height: '28' })
const brand = h(
  'a',
  { class: 'brand', href: '/', onclick: home },
  mark,
  h('span', {}, say('page.product')),
)
const now = document.querySelector<HTMLTemplateElement>('#now')?.content.firstElementChild
document.body.append(h('header', { class: 'top' }, brand, title, tools), place)
if (now) document.body.append(h('footer', {}, now))
setUpNotices()
addEventListener('popstate', () => void show())
void show()
