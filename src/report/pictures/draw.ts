import type { PictureKind } from '../../domain/picture.ts'
import type { Summary } from '../summary.ts'
import { dataFlowWords, drawDataFlow } from './data-flow.ts'
import { drawRiskMap, riskMapWords } from './risk-map.ts'

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
export const pictureWords = (summary: Summary, name: PictureKind): string =>
  name === 'data-flow' ? dataFlowWords(summary) : riskMapWords(summary)
