import {
  type ElementKind,
  type ModelElement,
  type ModelFlow,
  productModel,
  zoneKinds,
} from '../report/model/product-model.ts'
import type { Summary } from '../report/summary.ts'
import { madeLine } from './made-line.ts'

/** How Mermaid draws each kind of element: what stands before its name, and after. */
const shapes: Readonly<Record<ElementKind, readonly [string, string]>> = {
  person: ['([', '])'],
  process: ['(', ')'],
  store: ['[(', ')]'],
  service: ['[[', ']]'],
  supplier: ['[[', ']]'],
}

/** The picture of who does what with which information, as text that Mermaid draws; what nobody said is dashed. */
export function toMermaid(summary: Summary): string {
  const { say, input } = summary
  const model = productModel(summary)
  const keys = new Map(model.elements.map(({ id }, at) => [id, `e${at + 1}`]))
  const groups = zoneKinds.flatMap((zone) => {
    const inside = model.elements.filter((element) => element.zone === zone)
    if (inside.length === 0) return []
    return [
      `  subgraph ${zone}[${quoted(say(`export.zone.${zone}`))}]`,
      ...inside.map((element) => `    ${keys.get(element.id)}${node(element)}`),
      '  end',
    ]
  })
  const assumed = model.elements.filter(({ assumed: is }) => is).map(({ id }) => keys.get(id))
  return `${[
    `%% ${oneLine(say('picture.flow.title', { product: input.product.name }))}`,
    `%% ${madeLine(summary)}`,
    'flowchart LR',
    ...groups,
    ...model.flows.map((flow) => `  ${arrow(flow, keys)}`),
    ...(assumed.length > 0
      ? ['  classDef assumed stroke-dasharray: 4 3', `  class ${assumed.join(',')} assumed`]
      : []),
  ].join('\n')}\n`
}

const node = ({ kind, name }: ModelElement): string => {
  const [before, after] = shapes[kind]
  return `${before}${quoted(name)}${after}`
}

function arrow({ from, to, name, information, assumed }: ModelFlow, keys: Map<string, string>) {
  const words = information.length > 0 ? information.join(', ') : name
  return `${keys.get(from)} ${assumed ? '-.->' : '-->'}|${quoted(words)}| ${keys.get(to)}`
}

const oneLine = (words: string): string => words.replaceAll(/\s+/g, ' ').trim()

/** Words that mean nothing to Mermaid, whatever somebody wrote: its own marks become entities. */
const quoted = (words: string): string =>
  `"${[...oneLine(words)].map((letter) => (/[\p{L}\p{M}\p{N} ,.’'–-]/u.test(letter) ? letter : `#${letter.codePointAt(0)};`)).join('')}"`
