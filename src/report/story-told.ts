import type { Finding } from '../analysis/finding.ts'
import { offeredChoices } from '../flow/offered.ts'
import { text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Element } from '../message/message.ts'
import { plainText } from '../message/plain-text.ts'
import { type ButtonSpec, buttonRow } from './card.ts'
import { asSentence, bandWord, riskWord, typed } from './phrases.ts'
import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'
import { alsoHere, type Telling, tellingOf } from './telling.ts'
import { countWords, fitting, type Wish } from './words-count.ts'

/** How many words the card of a story has at most, with its buttons, before anybody has spoken. */
export const mostCardWords = 60

/** What the three buttons at its end take. */
const buttonWords = 9

/**
 * What a card says under its question: how soon and why, the one thing that was said or is not known, a reason why it
 * matters here, an example and the first step; what is dearest first, as far as it is quickly read.
 */
export function toldElements(summary: Summary, story: Story, question: Element): Element[] {
  const { finding, standing } = story
  if (!finding) return [question]
  const isOver = finding.status === 'covered' || standing.kind === 'gone'
  const told = tellingOf(summary, story)
  const wishes = [
    wish(0, [question]),
    wish(4, [text(`_${asSentence(finding.example)}_`)]),
    ...(isOver
      ? [wish(0, covered(summary, story))]
      : [
          wish(0, [text(bandLine(summary, story, finding))]),
          wish(2, [text(rated(summary, story, finding))]),
          wish(0, toldSentence(summary, story, told)),
          wish(5, whyHere(story, told)),
          wish(3, firstStep(summary, story)),
        ]),
  ]
  return [...fitting(wishes, mostCardWords - buttonWords).flat()]
}

const wish = (rank: number, elements: readonly Element[]): Wish<readonly Element[]> => ({
  rank,
  what: elements,
  words: countWords(plainText({ elements })),
})

function covered({ say }: Summary, { finding, standing }: Story): Element[] {
  const reason = finding?.coveredBecause
  if (finding?.status !== 'covered' || standing.kind === 'gone' || !reason) return []
  return [text(say('thread.line.coveredBecause', { reason: asSentence(reason) }))]
}

/** How soon, and what kind of risk it is; how soon is not said of a story that does not press any more. */
function bandLine({ say, nameOf }: Summary, story: Story, { rating, stride }: Finding): string {
  const { band, talk, isNotKnownYet } = story
  const values = { risk: riskWord(say, stride[0] ?? 'T'), band: bandWord(say, rating.band.high) }
  const { override } = talk
  if (override && (!band || override.band === band)) {
    return say('thread.story.bandOverridden', {
      ...values,
      now: bandWord(say, override.band),
      name: asTyped(nameOf(override.by)),
      reason: typed(override.reason),
    })
  }
  if (!band) return say('thread.story.bandAlone', values)
  if (isNotKnownYet) return say('thread.story.bandNotKnown', values)
  return band === rating.band.high
    ? say('thread.story.band', values)
    : say('thread.story.bandDone', { ...values, now: bandWord(say, band) })
}

/** How bad and how easy it is in one sentence; between which ends it lies while nobody knows. */
function rated({ say }: Summary, { isNotKnownYet }: Story, { status, rating }: Finding): string {
  const { impact, likelihood, band } = rating
  const high = bandWord(say, band.high)
  if (isNotKnownYet) {
    return status === 'possible'
      ? say('thread.story.orNot', { high })
      : say('thread.story.between', { high, low: bandWord(say, band.low) })
  }
  return say(`thread.story.rated.${impact.high}`, { easy: likelihood.high })
}

function toldSentence(summary: Summary, story: Story, told: Telling | undefined): Element[] {
  const { say } = summary
  switch (told?.kind) {
    case 'notKnown':
    case 'open': {
      const ask = asTyped(told.question.ask)
      const key = told.kind === 'notKnown' ? 'thread.story.settles' : 'thread.story.openAsk'
      return [text(say(key, { ask })), ...answerButtons(summary, story, told.question.id)]
    }
    case 'weak':
    case 'whyHere':
      return [text(asSentence(told.reason.text))]
    case undefined:
      return []
  }
}

/** The question can be answered where it is read, or passed on to somebody who knows. */
function answerButtons(summary: Summary, { id }: Story, question: string): Element[] {
  const { rules, facts } = summary.input
  const asked = rules.byId.get(question)
  if (!asked) return []
  const isOneOf = asked.type === 'single' || asked.type === 'band'
  const choices = isOneOf ? offeredChoices(asked, { rules, facts }) : []
  return buttonRow(summary, [
    ...choices.map(
      ({ value, label }): ButtonSpec => ({
        words: label,
        type: 'answerStory',
        more: { finding: id, question, value },
      }),
    ),
    { label: 'thread.story.whoKnows', type: 'openHandOver', more: { question }, style: 'quiet' },
  ])
}

function whyHere(story: Story, told: Telling | undefined): Element[] {
  const reason = alsoHere(story, told)
  return reason ? [text(asSentence(reason.text))] : []
}

/** The safety step that the story names first; once something was decided, that is said instead. */
function firstStep({ say }: Summary, { safeguards, talk, band }: Story): Element[] {
  const [step] = safeguards
  if (!step || talk.decision || !band) return []
  return [text(say('thread.story.step', { text: asSentence(step.text) }))]
}
