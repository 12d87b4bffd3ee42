import { pictureKinds } from '../../domain/picture.ts'
import {
  type FileFormat,
  formatUses,
  reportFormatFacts,
  reportFormats,
} from '../../domain/report-format.ts'
import { withoutIsolates } from '../../domain/text-direction.ts'
import type { Say } from '../../message/words.ts'
import { pageKeys, type WireReport, type Word } from './page/wire.ts'

/** Places that the page fills itself. */
const open = { name: '{name}', words: '{words}', alt: '{alt}' }

/** The words of the page, sent along with it. */
export const pageWords = (say: Say): Readonly<Record<Word, string>> =>
  Object.fromEntries(pageKeys.map((key) => [key, withoutIsolates(say(key, open))])) as Record<
    Word,
    string
  >

const fileWords = (say: Say, format: FileFormat): WireReport['audit'] => ({
  format,
  words: say(`export.format.${format}`),
  opens: reportFormatFacts[format].shown === 'inline',
})

/** What the report's menu offers, in words. */
export const reportMenuWords = (say: Say): WireReport => ({
  uses: formatUses.map((use) => ({
    words: say(`export.use.${use}`),
    files: reportFormats
      .filter((format) => reportFormatFacts[format].use === use)
      .map((format) => fileWords(say, format)),
  })),
  audit: fileWords(say, 'audit'),
  pictures: pictureKinds.map((kind) => ({
    kind,
    words: say(`page.picture.${kind}.label`),
    alt: say(`page.picture.${kind}.alt`),
  })),
})
