import { text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { dateSeenFrom } from '../message/locale.ts'
import type { Element } from '../message/message.ts'
import { badDay } from './bad-day.ts'
import { buttonRow } from './card.ts'
import { asSentence, meansWords, riskWord } from './phrases.ts'
import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'

/** Everything behind a story: each reason with who gave it and when, what it could bring, and what would lower it. */
export function reasonElements(summary: Summary, story: Story): Element[] {
  const { say } = summary
  const { finding, standing } = story
  if (!finding || standing.kind === 'gone') return []
  const cost = badDay(summary)
  const means =
    finding.means.length > 0
      ? [text(say('thread.story.forUs', { means: meansWords(say, finding.means) }))]
      : []
  const isRaised = finding.status !== 'covered'
  return [
    ...reasons(summary, story),
    ...(isRaised ? lower(summary, story) : []),
    ...(isRaised ? means : []),
    ...(isRaised && cost ? [text(asTyped(cost))] : []),
  ]
}

function reasons(summary: Summary, story: Story): Element[] {
  const { say, input } = summary
  const { finding } = story
  const said = new Map<
    string,
    { by: string | undefined; at: string | undefined; texts: string[] }
  >()
  const all = [...(finding?.weak ?? []), ...(finding?.because ?? [])]
  for (const { by, at, text: words } of all) {
    const name = by === undefined ? undefined : input.people.get(by)
    const key = JSON.stringify([name, at?.slice(0, 10)])
    const group = said.get(key) ?? { by: name, at: at?.slice(0, 10), texts: [] }
    if (!group.texts.includes(words)) group.texts.push(words)
    said.set(key, group)
  }
  if (said.size === 0) return []
  const lines = [...said.values()].map(({ by, at, texts }) => {
    const words = texts.map(asSentence).join(' ')
    if (by === undefined) return say('thread.story.becauseNobody', { reasons: words })
    const name = asTyped(by)
    return at === undefined
      ? say('thread.story.becauseNoDate', { name, reasons: words })
      : say('thread.story.because', {
          name,
          date: dateSeenFrom(say, at, input.today),
          reasons: words,
        })
  })
  return [
    { type: 'list', items: lines },
    ...buttonRow(summary, [
      {
        label: 'thread.story.notRight',
        type: 'openBecause',
        more: { finding: story.id },
        style: 'quiet',
      },
    ]),
  ]
}

/** The question that would tell whether it is lower. */
function lower({ say }: Summary, { finding, open, band, isNotKnownYet }: Story): Element[] {
  const [question] = open
  if (!finding || !band || isNotKnownYet || !question) return []
  const { low, high } = finding.rating.band
  if (low === high && finding.status !== 'possible') return []
  return [text(say('thread.story.couldBeLower', { ask: asTyped(question.ask) }))]
}

/** "Information gets out", and every other kind of risk that it is. */
export const riskWords = (say: Summary['say'], { finding }: Story): readonly string[] =>
  (finding?.stride ?? []).map((stride) => riskWord(say, stride))
