import type { PictureKind } from '../domain/picture.ts'
import type { ReportFormat } from '../domain/report-format.ts'
import { AppError } from '../errors.ts'
import { toHtml } from '../report/html.ts'
import { assessmentText, toAssessment } from '../report/json.ts'
import { toMarkdown } from '../report/markdown.ts'
import { drawDataFlow } from '../report/pictures/data-flow.ts'
import { drawRiskMap } from '../report/pictures/risk-map.ts'
import type { ReportFile } from './reviews.ts'
import type { Scene } from './scene.ts'
import { summaryOf } from './summary-of.ts'

/** The report as a file, named after the product. */
export function writeReport(scene: Scene, format: ReportFormat): ReportFile {
  const summary = summaryOf(scene)
  const name = `${fileName(scene.state.product.name)}.${format}`
  switch (format) {
    case 'md':
      return { name, mediaType: 'text/markdown; charset=utf-8', body: toMarkdown(summary) }
    case 'html':
      return { name, mediaType: 'text/html; charset=utf-8', body: toHtml(summary) }
    case 'json': {
      const body = assessmentText(toAssessment(summary))
      return { name, mediaType: 'application/json; charset=utf-8', body }
    }
  }
}

/**
 * One of the two pictures, as SVG.
 * @throws AppError('not-found') when there is nothing to draw yet
 */
export function drawPicture(scene: Scene, kind: PictureKind): string {
  const summary = summaryOf(scene)
  const drawn = kind === 'data-flow' ? drawDataFlow(summary) : drawRiskMap(summary)
  if (drawn === undefined) throw new AppError('not-found', scene.say('conversation.gentle.noStory'))
  return drawn
}

/** A file name that every system takes; never empty. */
const fileName = (words: string): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'check'
