import { h, icon } from './dom.ts'
import { showPicture } from './picture.ts'
import { boot, say } from './words.ts'

type File = typeof boot.report.audit

/** The check as files, the two pictures, and for its facilitator who did what, and deleting, behind one button. */
export function reportMenu(review: string, onDelete: (() => void) | undefined): HTMLElement {
  const base = `/api/checks/${encodeURIComponent(review)}`
  const close = (): void => menu.hidePopover()
  const nameless = h('input', { type: 'checkbox', role: 'switch' })
  const file = ({ format, words, opens }: File) => {
    const address = `${base}/report.${format}`
    const link = h(
      'a',
      {
        href: address,
        ...(opens ? { target: '_blank', rel: 'noopener' } : { download: true }),
        onclick: () => {
          // As ever where nobody asked: files for other tools name nobody by themselves.
          link.href = nameless.checked ? `${address}?people=roles` : address
          close()
        },
      },
      words,
    )
    return link
  }
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
  const [toRead, ...others] = boot.report.uses
  const menu = h(
    'div',
    { popover: 'auto', id: 'report-menu', class: 'menu' },
    ...(toRead?.files.map(file) ?? []),
    ...boot.report.pictures.map(({ kind, words, alt }) => picture(kind, words, alt)),
    ...others.map(({ words, files }) =>
      h('details', {}, h('summary', {}, words), ...files.map(file)),
    ),
    onDelete && file(boot.report.audit),
    h('label', {}, nameless, say('page.report.withoutNames')),
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
