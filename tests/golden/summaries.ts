import { products, unwalkedProducts } from './golden.ts'
import { summaryOfGolden } from './summary-of-golden.ts'

/** Each example product with its summary. */
export const goldenSummaries = [...products, ...unwalkedProducts].map(
  (product) => [product, summaryOfGolden(product)] as const,
)
