import { stepsById } from '../analysis/step-ids.ts'
import type { Band } from '../domain/vocabulary.ts'
import { commaList, longDate } from '../message/locale.ts'
import { headingPart, type Part, paragraphPart, type Span, type Words } from './document.ts'
import { documentEarlier } from './earlier.ts'
import { bandWord, effortWord, meansWords, ownerWord, stanceWord } from './phrases.ts'
import { howBadWords, howEasyWords } from './rating-reasons.ts'
import { seatWords } from './seat-words.ts'
import { documentStanding } from './standing-words.ts'
import { type Story, saidBy } from './stories.ts'
import { itemSpans } from './story-item-line.ts'
import { areStancesShown } from './story-opinions.ts'
import { riskWords } from './story-reasons.ts'
import type { Summary } from './summary.ts'

/** One story in a report, in plain words; the standard terms are in the technical part. */
export function storyParts(summary: Summary, story: Story): readonly Part[] {
  const { finding, id } = story
  return [
    headingPart(3, storyName(summary, story), `story-${id}`),
    ...(finding ? [paragraphPart(finding.example, 'quiet')] : []),
    {
      type: 'pairs',
      items: [...facts(summary, story), itemFact(summary, story)].filter(
        ([, words]) => words.length > 0,
      ),
    },
    ...talk(summary, story),
    ...steps(summary, story),
  ]
}

/** By its number; what must never happen and what is off the list has none. */
function storyName({ say }: Summary, { place, title, standing }: Story): string {
  if (place > 0) return say('report.doc.story', { place, title })
  return standing.kind === 'gone' ? title : say('report.doc.neverStory', { title })
}

function facts(summary: Summary, story: Story): (readonly [string, Words])[] {
  const { say } = summary
  const { finding } = story
  const standing = [say('report.doc.label.standing'), documentStanding(summary, story)] as const
  if (!finding) return [[say('report.doc.label.by'), story.own?.by ?? ''], standing]
  const reasons = saidBy([...(finding.weak ?? []), ...finding.because], summary.input.people).map(
    ({ by, texts }) => {
      const joined = texts.join(' ')
      return by
        ? say('report.why.answers', { name: by, reasons: joined })
        : say('report.why.answersNobody', { reasons: joined })
    },
  )
  if (story.standing.kind === 'gone') return [standing]
  if (finding.status === 'covered') {
    const why = finding.coveredBecause ?? ''
    return [
      [say('report.doc.label.covered'), why],
      [say('report.doc.label.because'), reasons.join(' ')],
      standing,
    ]
  }
  return [
    [say('report.doc.label.band'), bandSpans(summary, story)],
    [say('report.doc.label.risk'), commaList(say, riskWords(say, story))],
    [say('report.doc.label.bad'), howBadWords(summary, finding)],
    [say('report.doc.label.easy'), howEasyWords(summary, finding)],
    [say('report.doc.label.means'), meansWords(say, finding.means)],
    [say('report.doc.label.because'), reasons.join(' ')],
    [say('report.doc.label.findOut'), story.open.map(({ ask }) => ask).join(' ')],
    standing,
  ]
}

/** Where its step stands in the tracker of the team. */
const itemFact = (summary: Summary, { id }: Story): readonly [string, Words] => [
  summary.say('report.doc.label.item'),
  itemSpans(summary, id),
]

function bandSpans(summary: Summary, story: Story): readonly Span[] {
  const { say, nameOf } = summary
  const { finding, talk } = story
  const { override } = talk
  // What somebody sees differently is told, also where nothing presses any more.
  const band = story.band ?? override?.band
  if (!finding || !band) return []
  const { low, high } = finding.rating.band
  if (story.isNotKnownYet) return notKnownSpans(summary, story, band)
  const shown: Span = { band, words: bandWord(say, band) }
  if (override && override.band === band) {
    const derived = bandWord(say, high)
    const name = nameOf(override.by)
    return [shown, say('report.doc.overridden', { derived, name, reason: override.reason })]
  }
  if (band !== high) return [shown, say('report.doc.lowered', { derived: bandWord(say, high) })]
  if (finding.status === 'possible') return [shown, say('report.doc.notSureYet')]
  return low === high ? [shown] : [shown, say('report.doc.couldBe', { low: bandWord(say, low) })]
}

/** Not known yet, between which ends, and the question that settles it. */
function notKnownSpans(
  { say }: Summary,
  { finding, settledBy }: Story,
  band: Band,
): readonly Span[] {
  const high = bandWord(say, band)
  const low = finding?.status === 'raised' ? finding.rating.band.low : undefined
  const range = low
    ? say('report.doc.between', { high, low: bandWord(say, low) })
    : say('report.doc.orNot', { high })
  return [
    { band, words: say('report.notKnownYet') },
    settledBy ? `${range} ${say('report.doc.settles', { ask: settledBy.ask })}` : range,
  ]
}

function talk(summary: Summary, story: Story): Part[] {
  const { talk: said } = story
  const { say, nameOf } = summary
  const isShown = areStancesShown(summary, story)
  const counts = (Object.keys(said.counts) as (keyof typeof said.counts)[])
    .filter((stance) => said.counts[stance] > 0)
    .map((stance) =>
      say('report.doc.view', { stance: stanceWord(say, stance), number: said.counts[stance] }),
    )
  const items = [
    ...seatWords(summary, story),
    ...(isShown && counts.length > 0 ? [counts.join(say('report.list.dot'))] : []),
    ...(!isShown && story.said > 0 ? [say('report.doc.spoken', { count: story.said })] : []),
    ...(isShown ? said.shared : []).map(({ by, stance, reason }) =>
      say('report.doc.quote', { name: `${nameOf(by)} (${stanceWord(say, stance)})`, reason }),
    ),
    ...(said.ways ?? []).map(({ by, words }) => say('report.doc.way', { name: nameOf(by), words })),
    ...(isShown ? said.claims : []).map((claim) => claimWords(summary, claim)),
    ...said.questioned.map(({ by, reason }) =>
      say('report.doc.doubted', { name: nameOf(by), reason }),
    ),
    ...decisionWords(summary, said.decision, isShown),
    ...documentEarlier(summary, said.earlier ?? []),
  ]
  if (items.length === 0) return []
  return [paragraphPart([{ strong: say('report.doc.said') }]), { type: 'list', items }]
}

function claimWords({ say, nameOf }: Summary, claim: Story['talk']['claims'][number]): string {
  const reason = claim.reason ?? say('report.doc.private')
  const first = say('report.doc.claim', { name: nameOf(claim.by), reason })
  const second = claim.secondedBy
    ? say('report.doc.seconded', { name: nameOf(claim.secondedBy) })
    : say('report.doc.notSeconded')
  const look = claim.lookAgain
    ? say('report.doc.lookAgain', { date: longDate(say, claim.lookAgain) })
    : ''
  return [first, second, look].filter(Boolean).join(' ')
}

function decisionWords(
  { say, nameOf, input }: Summary,
  decision: Story['talk']['decision'],
  isShown: boolean,
): string[] {
  if (!decision) return []
  const text = (id: string) => stepsById(input.catalogue.safeguards).get(id)?.text ?? id
  const chosen = [...decision.safeguards.map(text), ...(decision.own ? [decision.own] : [])]
  const name = nameOf(decision.by)
  return [
    ...chosen.map((step) => say('report.doc.chosen', { step })),
    ...(decision.reason && isShown
      ? [say('report.doc.quote', { name, reason: decision.reason })]
      : []),
    ...(decision.moved ?? []).map(({ by, from, reason }) =>
      reason === undefined
        ? say('promise.report.moved', { name: nameOf(by), from: longDate(say, from) })
        : say('promise.report.movedWhy', { name: nameOf(by), from: longDate(say, from), reason }),
    ),
    ...(decision.declined?.reason
      ? [
          say('promise.report.declinedWhy', {
            name: nameOf(decision.declined.by),
            reason: decision.declined.reason,
          }),
        ]
      : []),
    ...(decision.changes ? [say(`promise.changes.told.${decision.changes}`)] : []),
    ...(decision.shown ? [say('report.doc.shownBy', { shown: decision.shown })] : []),
  ]
}

function steps({ say }: Summary, { finding, safeguards, standing }: Story): Part[] {
  if (safeguards.length === 0 || finding?.status === 'covered' || standing.kind === 'gone')
    return []
  const items = safeguards.map(({ text, effort, owner }) =>
    say('report.doc.step', { text, effort: effortWord(say, effort), owner: ownerWord(say, owner) }),
  )
  return [paragraphPart([{ strong: say('report.doc.steps') }]), { type: 'list', items }]
}
