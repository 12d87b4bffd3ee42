import { commaList } from '../message/locale.ts'
import { headingPart, type Part, paragraphPart } from '../report/document.ts'
import { markdownOf } from '../report/markdown.ts'
import { type ModelElement, productElement, productModel } from '../report/model/product-model.ts'
import type { Summary } from '../report/summary.ts'
import { tablePart } from '../report/table-part.ts'
import { madeLine } from './made-line.ts'

/**
 * Who gives the product what, what it does with it, and who gets what: the table of suppliers, inputs, process, outputs
 * and customers (SIPOC), as Markdown.
 */
export function toGivesGets(summary: Summary): string {
  const { say, input } = summary
  const { elements, flows } = productModel(summary)
  const named = new Map(elements.map((element) => [element.id, element]))
  const rows = flows.map(({ from, to, name, information, assumed }) => [
    nameOf(summary, named.get(from)),
    information.length > 0 ? commaList(say, information) : name,
    nameOf(summary, named.get(to)),
    assumed ? say('export.givesGets.assumed') : say('export.givesGets.said'),
  ])
  const does = named.get(productElement)?.does ?? []
  const title = say('export.givesGets.title', { product: input.product.name })
  const parts: readonly Part[] = [
    headingPart(1, title),
    tablePart(
      title,
      [
        say('export.givesGets.giver'),
        say('export.givesGets.what'),
        say('export.givesGets.taker'),
        say('export.givesGets.known'),
      ],
      rows,
    ),
    ...(does.length > 0
      ? [headingPart(2, say('export.givesGets.does')), { type: 'list', items: does } as const]
      : []),
    paragraphPart(madeLine(summary), 'quiet'),
  ]
  return markdownOf(parts)
}

const nameOf = ({ say }: Summary, element: ModelElement | undefined): string => {
  const name = element?.name ?? ''
  return element?.assumed ? say('picture.flow.assumedName', { name }) : name
}
