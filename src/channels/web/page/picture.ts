import { openDialog } from './dialog.ts'
import { h } from './dom.ts'
import { say } from './words.ts'

/** Shows a picture whole, as large as the window allows; one press makes it larger, to be scrolled. */
export function showPicture(address: string, alt: string): void {
  const missing = h('p', { hidden: true }, say('page.report.missing'))
  const image = h('img', { src: address, alt })
  image.addEventListener('error', () => {
    missing.hidden = false
    image.remove()
  })
  const frame = h('div', {
    class: 'picture-frame',
    tabindex: '0',
    role: 'region',
    'aria-label': alt,
  })
  frame.append(image, missing)
  const size = h('button', { type: 'button', class: 'plain' }, say('page.report.enlarge'))
  const turn = (): void => {
    const isLarge = frame.classList.toggle('large')
    size.textContent = say(isLarge ? 'page.report.fit' : 'page.report.enlarge')
  }
  size.addEventListener('click', turn)
  image.addEventListener('click', turn)
  openDialog(say('page.report.picture'), [h('p', {}, size), frame], { wide: true })
}

/** Opens a picture of a card when it is pressed. */
export function listenForPictures(root: HTMLElement): void {
  root.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button.picture') : null
    if (!(button instanceof HTMLButtonElement)) return
    const { enlarge = '', alt = '' } = button.dataset
    showPicture(enlarge, alt)
  })
}
