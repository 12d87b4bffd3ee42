import type { PictureKind } from '../domain/picture.ts'
import {
  type FileFormat,
  type FileWish,
  namingOf,
  reportFormatFacts,
} from '../domain/report-format.ts'
import { AppError } from '../errors.ts'
import { writeAs } from '../exports/formats.ts'
import type { Say } from '../message/words.ts'
import { drawPicture, pictureWords } from '../report/pictures/draw.ts'
import { facilitatorsAudit } from './audit.ts'
import type { ReviewRecord } from './record.ts'
import type { ReviewContext } from './review-context.ts'
import type { ReportFile } from './reviews.ts'
import { summaryOf } from './summary-of.ts'

/** The check as a file, named after the product; people are named as is usual for its format, unless it is said. */
export function writeFile(
  { record, context }: { readonly record: ReviewRecord; readonly context: ReviewContext },
  wish: FileWish,
): ReportFile {
  const { say, state } = context
  const { format, people } = wish
  const body =
    format === 'audit'
      ? facilitatorsAudit(record, { say, naming: namingOf(wish) })
      : writeAs(summaryOf(context), { format, people })
  const { mediaType } = reportFormatFacts[format]
  return { name: reportFileName(say, state.product.name, format), mediaType, body }
}

/** The name of a file of this product in this format. */
export function reportFileName(say: Say, product: string, format: FileFormat): string {
  const { ending, part } = reportFormatFacts[format]
  const named = fileName(product) || say('report.file.check')
  return `${part ? `${named}-${say(`export.file.${part}`)}` : named}${ending}`
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

/** A file name that every system takes, in whatever script; empty where there is no letter and no number. */
function fileName(words: string): string {
  const joined = words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  return [...joined.replace(/^-+|-+$/g, '')].slice(0, longestName).join('')
}

/** In letters: four bytes each are still few enough for every file system. */
const longestName = 55
