import type { Stride } from '../domain/vocabulary.ts'
import {
  type ElementKind,
  type ProductModel,
  productElement,
} from '../report/model/product-model.ts'

/** The kinds of shape in a data-flow diagram: what stands outside, what is done, what is kept, and what moves. */
export const shapes = ['actor', 'process', 'store', 'flow'] as const
export type Shape = (typeof shapes)[number]

/** The shape of each kind of element. */
export const shapeOf: Readonly<Record<ElementKind, Exclude<Shape, 'flow'>>> = {
  person: 'actor',
  process: 'process',
  store: 'store',
  service: 'actor',
  supplier: 'actor',
}

/** Which kinds of threat a shape can have (STRIDE per element). */
export const strideOf: Readonly<Record<Shape, readonly Stride[]>> = {
  actor: ['S', 'R'],
  process: ['S', 'T', 'R', 'I', 'D', 'E'],
  store: ['T', 'R', 'I', 'D'],
  flow: ['T', 'I', 'D'],
}

/**
 * The one element or flow that a threat hangs on, of those where it happens: the first that can have its kind (STRIDE
 * per element), else what goes to or from one of them, else the product, which can have all.
 */
export function threatPlace(
  model: ProductModel,
  elements: readonly string[],
  kind: Stride | undefined,
): string {
  if (kind === undefined) return elements[0] ?? productElement
  const kinds = new Map(model.elements.map(({ id, kind: its }) => [id, shapeOf[its]]))
  const beside = model.flows
    .filter(({ from, to }) => elements.includes(from) || elements.includes(to))
    .map(({ id }) => id)
  const canHave = (id: string): boolean => strideOf[kinds.get(id) ?? 'flow'].includes(kind)
  return [...elements, ...beside].find(canHave) ?? productElement
}
