import { asTyped } from '../message/escape.ts'
import { commaList } from '../message/locale.ts'
import { changeMark } from './change-words.ts'
import { asSentence, bandWord, meansWords } from './phrases.ts'
import { seatMark } from './seat-words.ts'
import { threadStanding } from './standing-words.ts'
import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'

/** How many consequences a line names, most important first. */
const fewMeanings = 3

/** How many reasons a line names; the story itself names all. */
const fewReasons = 3

/** How long the reasons of a line may be together, in characters. */
const reasonLength = 150

/** One story as one line: what, how soon, what it means for us, why we think so, and its status. */
export function storyLine(summary: Summary, story: Story): string {
  return [
    changeMark(summary, story.id),
    asSentence(story.title),
    bandPart(summary, story),
    meansPart(summary, story),
    becausePart(summary, story),
    seatMark(summary, story),
    threadStanding(summary, story),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function bandPart({ say, nameOf }: Summary, story: Story): string {
  if (story.own) return ownPart(story, say)
  if (!story.band) return ''
  const band = bandWord(say, story.band)
  const { override } = story.talk
  if (override) return say('thread.line.overridden', { band, name: asTyped(nameOf(override.by)) })
  if (story.isNotKnownYet) {
    const { settledBy } = story
    return settledBy
      ? say('thread.line.notKnownYet', { what: asTyped(settledBy.short) })
      : say('thread.line.notKnownAlone')
  }
  return say(story.finding?.status === 'possible' ? 'thread.line.possible' : 'thread.line.band', {
    band,
  })
}

function ownPart(story: Story, say: Summary['say']): string {
  const by = story.own?.by
  return by ? say('thread.line.ownBy', { name: asTyped(by) }) : say('thread.line.own')
}

function meansPart({ say }: Summary, story: Story): string {
  const { finding } = story
  if (!finding || finding.means.length === 0 || isOver(story)) return ''
  return say('thread.line.forUs', { means: meansWords(say, finding.means.slice(0, fewMeanings)) })
}

/** Nothing can come of it any more. */
const isOver = ({ finding, standing }: Story): boolean =>
  finding?.status === 'covered' || standing.kind === 'gone'

function becausePart({ say }: Summary, { finding, because, standing }: Story): string {
  if (finding?.status === 'covered') return coveredPart(say, finding.coveredBecause)
  if (standing.kind === 'gone') return ''
  const shown = few(because.flatMap(({ by, texts }) => texts.map((text) => ({ by, text }))))
  if (shown.length === 0) return ''
  const reasons = shown.map(({ text }) => asTyped(text)).join(' ')
  const names = [...new Set(shown.flatMap(({ by }) => by ?? []))].map(asTyped)
  return names.length === 0
    ? say('thread.line.because', { reasons })
    : say('thread.line.becauseBy', { reasons, names: commaList(say, names) })
}

/** The first reasons, as many as a line holds; always one. */
function few<T extends { readonly text: string }>(reasons: readonly T[]): readonly T[] {
  let length = 0
  return reasons.filter(({ text }, index) => {
    length += text.length
    return index === 0 || (index < fewReasons && length <= reasonLength)
  })
}

const coveredPart = (say: Summary['say'], because: string | undefined): string =>
  because
    ? say('thread.line.coveredBecause', { reason: asSentence(because) })
    : say('thread.line.covered')
