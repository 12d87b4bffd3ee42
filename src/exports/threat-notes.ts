import type { Finding } from '../analysis/finding.ts'
import { neverId } from '../domain/never-story.ts'
import { commaList } from '../message/locale.ts'
import { clean } from '../report/document.ts'
import { threatOf } from '../report/model/finding-elements.ts'
import type { ProductModel } from '../report/model/product-model.ts'
import { bandWord, riskWord } from '../report/phrases.ts'
import { documentStanding } from '../report/standing-words.ts'
import type { Story } from '../report/stories.ts'
import type { Summary } from '../report/summary.ts'
import {
  bandLine,
  confidenceWord,
  dreadLine,
  strideWords,
  technicalReferences,
} from '../report/technical-words.ts'
import { toldWords } from '../report/told-words.ts'
import { elementNames } from './element-names.ts'
import { ratingLine } from './rating-line.ts'

/** What the words of a threat are told with. */
export interface NoteContext {
  readonly model: ProductModel
  /** Where it happens, by ids. */
  readonly elements: readonly string[]
}

/**
 * What other tools have no field for, one line each: why, every kind of risk, both ends of the rating, where it stands
 * and with whom, all the places, the harm to privacy, references; the last line is for programs. No line holds a line
 * break or a control character, whatever anybody wrote.
 */
export function threatNotes(
  summary: Summary,
  story: Story,
  context: NoteContext,
): readonly string[] {
  const { say } = summary
  const standing = documentStanding(summary, story)
  return [
    toldWords(summary, story),
    ...(story.id === neverId ? neverNotes(summary, story) : []),
    ...(story.finding ? ratingNotes(summary, story, story.finding) : []),
    standing && say('technical.tool.standing', { standing }),
    ...(story.finding
      ? [placeNote(summary, context), ...fieldNotes(summary, story, story.finding)]
      : []),
    machineLine(story),
  ]
    .map(clean)
    .filter((line) => line !== '')
}

/** `Whatif · rating link-down fineForNow actFirst`; for a story of the team's own, `Whatif · story own-1`. */
const machineLine = ({ id, finding }: Story): string =>
  `Whatif · ${finding ? ratingLine(finding) : `story ${id}`}`

/** That it must never happen, and the ways to it: those of the answers, and those that people wrote. */
function neverNotes({ say, input }: Summary, { talk }: Story): readonly string[] {
  const ways = [
    ...(input.analysis.ways ?? [])
      .filter(({ id }) => !talk.waysAside?.has(id))
      .map(({ title }) => title),
    ...(talk.ways ?? []).map(({ words }) => words),
  ]
  return [
    say('technical.tool.never'),
    ...ways.map((way) => say('technical.tool.way', { way: clean(way) })),
  ]
}

function ratingNotes(summary: Summary, story: Story, finding: Finding): readonly string[] {
  const { say } = summary
  const { stride, because, coveredBecause, confidence, rating } = finding
  const reasons = [...new Set(because.map(({ text }) => text))].join(' ')
  const derived = story.talk.override?.band ?? rating.band.high
  const bandNow = story.band ?? derived
  return [
    say('technical.tool.kinds', {
      plain: commaList(
        say,
        stride.map((letter) => riskWord(say, letter)),
      ),
      stride: strideWords(say, stride),
    }),
    say('technical.tool.rating', {
      band: bandLine(summary, story),
      dread: dreadLine(say, finding),
      confidence: confidenceWord(say, confidence),
    }),
    rating.band.low !== rating.band.high && bandNow === rating.band.high
      ? say('technical.tool.worseEnd')
      : '',
    bandNow === derived ? '' : say('technical.tool.now', { band: bandWord(say, bandNow) }),
    reasons && say('technical.tool.because', { reasons }),
    coveredBecause ? say('technical.tool.covered', { reason: coveredBecause }) : '',
  ]
}

function placeNote({ say }: Summary, { model, elements }: NoteContext): string {
  const names = elementNames(say, model)
  return say('technical.tool.at', {
    elements: commaList(
      say,
      elements.flatMap((id) => names.get(id) ?? []),
    ),
  })
}

function fieldNotes(summary: Summary, story: Story, finding: Finding): readonly string[] {
  const { say } = summary
  const privacy = threatOf(summary, finding)?.privacy ?? []
  const references = technicalReferences(summary, story).map(({ text }) => text)
  return [
    privacy.length === 0
      ? ''
      : say('technical.tool.privacy', {
          kinds: commaList(
            say,
            privacy.map((kind) => say(`technical.tool.linddun.${kind}`)),
          ),
        }),
    say('technical.tool.weakness', { technical: finding.technical }),
    references.length === 0
      ? ''
      : say('technical.tool.references', { references: commaList(say, references) }),
  ]
}
