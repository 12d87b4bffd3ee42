import type { PictureKind } from '../domain/picture.ts'
import { type ReportFormat, reportFormatFacts } from '../domain/report-format.ts'
import { AppError } from '../errors.ts'
import { writeAs } from '../report/formats.ts'
import { drawPicture, pictureWords } from '../report/pictures/draw.ts'
import type { ReviewContext } from './review-context.ts'
import type { ReportFile } from './reviews.ts'
import { summaryOf } from './summary-of.ts'

/** The report as a file, named after the product. */
export function writeReport(context: ReviewContext, format: ReportFormat): ReportFile {
  const summary = summaryOf(context)
  const { mediaType, ending } = reportFormatFacts[format]
  const name = `${fileName(context.state.product.name)}${ending}`
  return { name, mediaType, body: writeAs[format](summary) }
}

/**
 * One of the pictures, as SVG.
 * @throws AppError('not-found') when there is nothing to draw yet
 */
export function drawPictureOf(context: ReviewContext, kind: PictureKind): string {
  const drawn = drawPicture[kind](summaryOf(context))
  if (drawn === undefined)
    throw new AppError('not-found', context.say('conversation.gentle.noStory'))
  return drawn
}

/** One of the pictures in words, a line each; nothing stops it from being empty but for its title. */
export const pictureInWords = (context: ReviewContext, kind: PictureKind): string =>
  pictureWords[kind](summaryOf(context))

/** A file name that every system takes; never empty. */
const fileName = (words: string): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'check'
