import type { Summary } from '../summary.ts'
import { dataFlowWords, drawDataFlow } from './data-flow.ts'
import { drawRiskMap, riskMapWords } from './risk-map.ts'

/** The names of the pictures that come with a summary, as messages carry them. */
export type PictureName = 'data-flow' | 'risk-map'

/** The two pictures as SVG; a check that raised nothing has no risk map. */
export interface Pictures {
  readonly dataFlow: string
  readonly riskMap: string | undefined
}

/** Draws both pictures. */
export const drawPictures = (summary: Summary): Pictures => ({
  dataFlow: drawDataFlow(summary),
  riskMap: drawRiskMap(summary),
})

/** One picture in words, for places that cannot show it. */
export const pictureWords = (summary: Summary, name: PictureName): string =>
  name === 'data-flow' ? dataFlowWords(summary) : riskMapWords(summary)
