import type { Finding } from '../analysis/finding.ts'
import { stepsById } from '../analysis/step-ids.ts'
import type { ItemExtra } from '../domain/item-status.ts'
import { withoutNames } from '../exports/without-names.ts'
import { longDate } from '../message/locale.ts'
import { plainMessage } from '../message/plain-text.ts'
import { neededStep, needlessStep } from '../report/standing.ts'
import type { Story } from '../report/stories.ts'
import { question } from '../report/story.ts'
import { type Summary, storyOf } from '../report/summary.ts'
import type { Decision } from '../report/talk.ts'
import type { DrawnItem, ItemPart } from './ports.ts'
import type { OutboxEntry } from './record.ts'
import { forTeam, type ReviewContext, trackerIn } from './review-context.ts'
import { summaryOf } from './summary-of.ts'

/** The item of a decision as it is now; `undefined` where there is no such story any more. */
export function itemOf(from: ReviewContext, { card }: OutboxEntry): DrawnItem | undefined {
  const context = forTeam(from)
  const { subject: finding = '', visit = 1 } = card
  const shows = trackerIn(context)?.shows ?? new Set<ItemExtra>()
  const summary = shows.has('names') ? summaryOf(context) : withoutNames(summaryOf(context))
  const story = storyOf(summary, finding)
  const item = context.state.stories.get(finding)?.item
  if (!story || !item) return undefined
  const key = keyOf(context, finding, visit)
  const step = story.talk.decision?.treatment === 'accept' ? undefined : story.talk.decision
  return {
    key,
    // A look before this one may have put it there.
    since: context.state.follows ? '1970-01-01T00:00:00.000Z' : item.at,
    title: titleOf(summary, step),
    ...(!step && { keepsTitle: true as const }),
    ...(step && isToDo(story) && { due: step.due }),
    parts: [
      ...(step ? stepParts(summary, story, step) : [{ text: summary.say('tracker.item.off') }]),
      ...extraParts(summary, story, shows),
      { text: summary.say('tracker.item.product', { product: summary.input.product.name }) },
      { text: summary.say('tracker.item.key', { key }) },
    ],
    ...backOf(context, finding),
  }
}

/** Letters and digits, so that no tracker reads a mark into it; the same for every look at a product. */
function keyOf({ parts, state }: ReviewContext, finding: string, visit: number): string {
  const product = state.follows?.product ?? state.id
  const derived = parts.ids.derive(JSON.stringify([state.workspace, product, finding, visit]))
  return `wf${derived.replace(/[-_]/g, 'x')}`
}

const isToDo = ({ standing }: Story): boolean => neededStep(standing) !== undefined

function textsOf({ input }: Summary, { safeguards, own, reason }: Decision): readonly string[] {
  const known = stepsById(input.catalogue.safeguards)
  const texts = [...safeguards.map((id) => known.get(id)?.text ?? id), ...(own ? [own] : [])]
  return texts.length === 0 ? [reason ?? ''] : texts
}

function titleOf(summary: Summary, step: Decision | undefined): string {
  const [first = '', ...more] = step ? textsOf(summary, step) : []
  if (first === '') return summary.say('tracker.item.noStep')
  const words = first.replace(/\.$/, '')
  return more.length === 0
    ? words
    : summary.say('tracker.item.title', { step: words, count: more.length })
}

function stepParts(summary: Summary, story: Story, step: Decision): readonly ItemPart[] {
  const { say, input, nameOf } = summary
  const known = stepsById(input.catalogue.safeguards)
  const steps = step.safeguards.flatMap((id) => known.get(id) ?? [])
  const checks = steps.map(({ check }) => check)
  const [effort] = steps
    .map((one) => one.effort)
    .toSorted()
    .toReversed()
  return [
    ...(needlessStep(story.standing) || !isToDo(story) ? [{ text: say('tracker.item.off') }] : []),
    { list: textsOf(summary, step) },
    ...(checks.length > 0
      ? [{ text: say('tracker.item.check') }, { list: checks }]
      : [{ text: say('tracker.item.ownCheck') }]),
    { text: say('tracker.item.owner', { owner: nameOf(step.owner) }) },
    { text: say('tracker.item.due', { date: longDate(say, step.due) }) },
    ...(effort
      ? [{ text: say('tracker.item.effort', { effort: say(`report.effort.${effort}`) }) }]
      : []),
  ]
}

/** What is weak here stands in a tracker only where the operator wants it. */
function extraParts(
  summary: Summary,
  story: Story,
  shows: ReadonlySet<ItemExtra>,
): readonly ItemPart[] {
  const { say } = summary
  const { finding } = story
  const reasons = shows.has('because') && finding ? reasonsOf(finding) : []
  const { cwe = [], capec = [], owasp = [] } = finding?.references ?? {}
  const terms = shows.has('terms') && finding ? [...finding.stride, ...cwe, ...capec, ...owasp] : []
  return [
    ...(shows.has('story') ? [{ text: plainMessage(question(summary, story)) }] : []),
    ...(reasons.length > 0 ? [{ text: say('tracker.item.because') }, { list: reasons }] : []),
    ...(terms.length > 0 ? [{ text: say('tracker.item.terms', { list: terms.join(', ') }) }] : []),
  ]
}

/** Why we think so, each reason once. */
const reasonsOf = ({ weak = [], because }: Finding): readonly string[] => [
  ...new Set([...weak, ...because].map(({ text }) => text)),
]

/** The way back to the story's card, or to the summary where the story has none. */
function backOf({ outbox, state, say }: ReviewContext, finding: string): Pick<DrawnItem, 'back'> {
  const posted = outbox.filter(({ place }) => place !== undefined)
  const card =
    posted.find((entry) => entry.card.kind === 'story' && entry.card.subject === finding) ??
    posted.find((entry) => entry.card.kind === 'summary')
  if (card?.place === undefined) return {}
  const { channel } = state
  return { back: { channel, place: card.place, words: say('tracker.item.back') } }
}
