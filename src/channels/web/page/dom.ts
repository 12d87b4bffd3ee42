type Props = Readonly<Record<string, string | boolean | undefined | ((event: Event) => unknown)>>
type Child = Node | string | undefined

/** Makes an element: text is always text, never markup; a function listens to the event it is named after. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (typeof value === 'string') element.setAttribute(name, value)
  }
  element.append(...children.filter((child) => child !== undefined))
  return element
}

/** An icon of the page's own small set, drawn as lines. */
export function icon(name: keyof typeof shapes): SVGSVGElement {
  const svg = document.createElementNS(drawing, 'svg')
  const attributes = { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' }
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value)
  const path = document.createElementNS(drawing, 'path')
  path.setAttribute('d', shapes[name])
  svg.append(path)
  return svg
}

const drawing = 'http://www.w3.org/2000/svg'

const shapes = {
  back: 'M15 5l-7 7 7 7',
  send: 'M5 12h13M12 5l7 7-7 7',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c1-5 4.500-7 8-7s7 2 8 7',
  file: 'M7 3h7l5 5v13H7zM14 3v5h5',
  down: 'M12 5v13M6 13l6 6 6-6',
  bring: 'M12 16V4M7 9l5-5 5 5M5 20h14',
  close: 'M6 6l12 12M18 6L6 18',
  talk: 'M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12h5',
  eye: 'M2.500 12C5 7.500 8.300 5.500 12 5.500s7 2 9.500 6.500c-2.500 4.500-5.800 6.500-9.500 6.500S5 16.500 2.500 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  tick: 'M20 6v14H4V4h12M8 11l4 4 8-9',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5 11h14v9H5z',
  people:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20c.700-4 3.200-6 6.500-6s5.800 2 6.500 6M16 4.500a3.500 3.500 0 0 1 0 6.300M18 14.500c2 .800 3.200 2.700 3.500 5.500',
} as const
