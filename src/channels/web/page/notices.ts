import { connection } from './api.ts'
import { h } from './dom.ts'
import { say } from './words.ts'

const banner = h('div', { class: 'banner', role: 'status' })
const live = h('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' })

/** Puts the places for notices on the page, and shows when the server is away. */
export function setUpNotices(): void {
  document.body.prepend(banner)
  document.body.append(live)
  connection.away = () => show(say('page.trouble.away'), 'away')
  connection.back = () => {
    show(say('page.trouble.back'), 'back')
    setTimeout(() => {
      if (banner.dataset['kind'] === 'back') hide()
    }, 4000)
  }
}

/** Shows one kind line at the top; the next notice or action takes its place. */
export function showNotice(words: string): void {
  show(words, 'notice')
}

/** Takes a notice away; that the server is away stays. */
export function clearNotice(): void {
  if (banner.dataset['kind'] === 'notice') hide()
}

function show(words: string, kind: string): void {
  banner.textContent = words
  banner.dataset['kind'] = kind
}

function hide(): void {
  banner.textContent = ''
  delete banner.dataset['kind']
}

/** Tells people who do not see the screen, without taking them anywhere. */
export function announce(words: string): void {
  live.textContent = words
}
