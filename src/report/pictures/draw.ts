import type { PictureKind } from '../../domain/picture.ts'
import type { Summary } from '../summary.ts'
import { dataFlowWords, drawDataFlow } from './data-flow.ts'
import { drawRiskMap, riskMapWords } from './risk-map.ts'

/** Draws each kind of picture as SVG; `undefined` where there is nothing to draw. */
export const drawPicture: Readonly<Record<PictureKind, (summary: Summary) => string | undefined>> =
  {
    'data-flow': drawDataFlow,
    'risk-map': drawRiskMap,
  }

/** Each kind of picture in words, for places that cannot show it. */
export const pictureWords: Readonly<Record<PictureKind, (summary: Summary) => string>> = {
  'data-flow': dataFlowWords,
  'risk-map': riskMapWords,
}
