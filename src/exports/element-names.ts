import { commaList } from '../message/locale.ts'
import type { Say } from '../message/words.ts'
import { clean } from '../report/document.ts'
import type { ModelElement, ModelFlow, ProductModel } from '../report/model/product-model.ts'

/** How many characters beside an arrow can be read. */
const mostBeside = 60

/** What an element is called in a diagram; what nobody said is called assumed. */
export const elementName = (say: Say, { name, assumed }: ModelElement): string =>
  clean(assumed ? say('picture.flow.assumedName', { name }) : name)

/**
 * What stands beside an arrow: the kinds of information where there is room for them, else what is done; so also for
 * what is kept, which has the name of what goes there.
 */
export function flowName(say: Say, { to, name, information, assumed }: ModelFlow): string {
  const listed = to.startsWith('store.') ? '' : commaList(say, information)
  const words = listed !== '' && listed.length <= mostBeside ? listed : name
  return clean(assumed ? say('picture.flow.assumedName', { name: words }) : words)
}

/** The names of elements, and of flows by both ends, by id. */
export function elementNames(say: Say, model: ProductModel): ReadonlyMap<string, string> {
  const elements = new Map(model.elements.map((one) => [one.id, elementName(say, one)]))
  const flows = model.flows.map((flow) => {
    const ends = [elements.get(flow.from) ?? flow.from, elements.get(flow.to) ?? flow.to]
    return [flow.id, `${ends.join(' → ')}`] as const
  })
  return new Map([...elements, ...flows])
}
