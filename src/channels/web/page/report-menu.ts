import { h, icon } from './dom.ts'
import { showPicture } from './picture.ts'
import { boot, say } from './words.ts'

/** The report as files, the two pictures, and deleting, behind one button. */
export function reportMenu(review: string, onDelete: (() => void) | undefined): HTMLElement {
  const base = `/api/checks/${encodeURIComponent(review)}`
  const close = (): void => menu.hidePopover()
  const file = (name: string, words: string, props: Record<string, string | boolean>) =>
    h('a', { href: `${base}/${name}`, onclick: close, ...props }, words)
  const picture = (name: string, words: string, alt: string) =>
    h(
      'button',
      {
        type: 'button',
        onclick: () => {
          close()
          showPicture(`${base}/${name}.svg?t=${Date.now()}`, alt)
        },
      },
      words,
    )
  const menu = h(
    'div',
    { popover: 'auto', id: 'report-menu', class: 'menu' },
    ...boot.report.files.map(({ format, words, opens }) =>
      file(
        `report.${format}`,
        words,
        opens ? { target: '_blank', rel: 'noopener' } : { download: true },
      ),
    ),
    ...boot.report.pictures.map(({ kind, words, alt }) => picture(kind, words, alt)),
    onDelete &&
      h(
        'button',
        {
          type: 'button',
          class: 'danger',
          onclick: () => {
            close()
            onDelete()
          },
        },
        say('page.report.delete'),
      ),
  )
  const words = h('span', { class: 'wide-only' }, say('page.report.menu'))
  const opener = h(
    'button',
    {
      type: 'button',
      class: 'plain',
      popovertarget: 'report-menu',
      'aria-label': say('page.report.menu'),
    },
    icon('file'),
    words,
  )
  return h('div', { class: 'menu-place' }, opener, menu)
}
