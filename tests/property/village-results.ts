import { pictureKinds } from '../../src/domain/picture.ts'
import { bands } from '../../src/domain/vocabulary.ts'
import type { Assessment } from '../../src/report/assessment.ts'
import { toBriefHtml } from '../../src/report/brief.ts'
import { digestMessage } from '../../src/report/digest.ts'
import { toHtml } from '../../src/report/html.ts'
import { toAssessment } from '../../src/report/json.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import { deadlineNote, noteMessage } from '../../src/report/note.ts'
import { drawPicture } from '../../src/report/pictures/draw.ts'
import { drawingOf } from '../../src/review/draw-card.ts'
import type { ReviewEvent } from '../../src/review/event.ts'
import type { ReviewRecord } from '../../src/review/record.ts'
import type { ReviewContext } from '../../src/review/review-context.ts'
import { summaryOf } from '../../src/review/summary-of.ts'
import { demand } from './demand.ts'
import { type Village, villagers } from './village.ts'

/** What is known of one story by whoever goes through a diary from its first page to its last. */
interface Recounted {
  readonly said: Map<string, { stance: string; at: string }>
  readonly agreedNo: Map<string, { by: string; at: string }>
  /** A “live with it” was agreed on once, and shown to all. */
  wasAgreed?: boolean
  decision?: { isStep: boolean; due: string; agreed: boolean; done: boolean; shown: boolean }
}

/** A check by its diary alone. */
interface Recount {
  readonly stories: ReadonlyMap<string, Recounted>
  /** Nothing is hidden of any story any more. */
  readonly isOpen: boolean
}

/** Goes through the diary of a check, event by event. */
function recount({ diary }: Village, review: string, today: string): Recount {
  const stories = new Map<string, Recounted>()
  let closed = false
  let deadline = '9999'
  for (const { event } of diary.filter((one) => one.review === review)) {
    if (event.type === 'closed') closed = true
    if (event.type === 'reopened') closed = false
    if (event.type === 'talkPlanned') deadline = event.until ?? '9999'
    if ('finding' in event) {
      const story = stories.get(event.finding) ?? { said: new Map(), agreedNo: new Map() }
      stories.set(event.finding, story)
      note(story, event)
    }
  }
  return { stories, isOpen: closed || deadline < today }
}

function note(story: Recounted, event: ReviewEvent): void {
  const { decision } = story
  switch (event.type) {
    case 'stanceTaken':
      story.said.set(event.by, { stance: event.stance, at: event.at })
      story.agreedNo.delete(event.by)
      break
    case 'noSeconded':
      story.agreedNo.set(event.claimBy, { by: event.by, at: event.at })
      break
    case 'decided': {
      const isStep = event.treatment !== 'accept'
      story.decision = { isStep, due: event.due, agreed: false, done: false, shown: false }
      break
    }
    case 'decisionSeconded':
      if (decision) decision.agreed = true
      story.wasAgreed = true
      break
    case 'stepMoved':
      if (decision) decision.due = event.due
      break
    case 'stepDone':
      // What was shown once stays shown, also where somebody says again that it is done.
      if (decision) {
        const shown = decision.shown || event.shown !== undefined
        Object.assign(decision, { done: true, shown })
      }
      break
    default:
      break
  }
}

type Ended = 'step' | 'shown' | 'livedWith' | 'notPossible'

/** How a story has ended, as far as it has. */
function endOf(story: Recounted | undefined, today: string): Ended | undefined {
  const { decision, agreedNo } = story ?? {}
  if (decision?.isStep) return decision.done && decision.shown ? 'shown' : 'step'
  if (decision?.agreed && decision.due >= today) return 'livedWith'
  return agreedNo && agreedNo.size > 0 ? 'notPossible' : undefined
}

/** How many people say what: whoever agrees with somebody says the same from then on. */
function sayings({ said, agreedNo }: Recounted): ReadonlyMap<string, string> {
  const now = new Map([...said].map(([person, { stance }]) => [person, stance]))
  for (const [claimant, { by, at }] of agreedNo) {
    const own = said.get(by)
    if (!own || own.at <= at) now.set(by, said.get(claimant)?.stance ?? '')
  }
  return now
}

/** What was looked at in a random workshop, so that nobody believes in a test that has seen nothing. */
export const seen = { hidden: 0, shown: 0, settled: 0 }

/** How it is looked at. */
export interface Looking {
  /** Every form each time; otherwise cards and the file for programs, and one of the others in turn. */
  readonly whole?: boolean
}

/** Judges what the check shows at this moment: its counts, and that nothing is shown early. */
export async function judgeResults(village: Village, looking: Looking): Promise<void> {
  const today = village.clock.now().slice(0, 10)
  const [review = ''] = village.reviews
  const found = recount(village, review, today)
  const record = await village.record(review)
  const file = toAssessment(summaryOf(village.contextOf(record)))
  countsAre(file, found, today)
  nothingIsEarly(village, record, { file, found, today, looking })
}

/** Every number in the file is the one that somebody finds who counts by hand. */
function countsAre(file: Assessment, { stories, isOpen }: Recount, today: string): void {
  const ends = file.findings.map(({ id }) => endOf(stories.get(id), today))
  const number = (...kinds: (Ended | undefined)[]) =>
    ends.filter((end) => kinds.includes(end)).length
  const inBands = (...kinds: (Ended | undefined)[]) =>
    Object.fromEntries(
      bands.map((band) => [
        band,
        file.findings.filter(({ band: { high } }, n) => high === band && kinds.includes(ends[n]))
          .length,
      ]),
    )
  const { counts } = file.review ?? {}
  same('open', counts?.now, inBands(undefined, 'step'))
  same('when agreed is done', counts?.whenAgreedIsDone, inBands(undefined))
  same('lived with', counts?.livedWith, number('livedWith'))
  same('not possible', counts?.notPossible, number('notPossible'))
  same('done', counts?.done, number('shown'))
  const talked = number('step', 'shown', 'livedWith', 'notPossible')
  same('talked through', counts?.talkedThrough, { done: talked, of: file.findings.length })
  for (const [n, finding] of file.findings.entries()) {
    if (ends[n] !== undefined) seen.settled += 1
    saysAre(finding, stories.get(finding.id), isOpen || ends[n] !== undefined)
  }
}

/** How many spoke, and what as far as it may be shown. */
function saysAre(
  { id, discussion }: Assessment['findings'][number],
  story: Recounted | undefined,
  isShown: boolean,
): void {
  const says = story ? [...sayings(story).values()] : []
  if (says.length > 0) seen[isShown ? 'shown' : 'hidden'] += 1
  same(`who spoke on ${id}`, discussion?.said, says.length)
  const shown = Object.entries(discussion?.counts ?? {}).filter(([, count]) => count > 0)
  const wanted = new Map<string, number>()
  for (const one of isShown ? says : []) wanted.set(one, (wanted.get(one) ?? 0) + 1)
  same(`what is said on ${id}`, new Map(shown), wanted)
}

function same(what: string, shown: unknown, counted: unknown): void {
  const [one, other] = [shown, counted].map((value) =>
    JSON.stringify(
      value instanceof Map
        ? [...value].sort()
        : typeof value === 'object' && value !== null
          ? Object.entries(value).sort()
          : value,
    ),
  )
  demand(one === other, `${what}: it shows ${one}, and by hand it is ${other}`)
}

interface Look {
  readonly file: Assessment
  readonly found: Recount
  readonly today: string
  readonly looking: Looking
}

/**
 * Nothing of what people said is shown before it may be: whatever they said instead, as long as as many spoke, all that
 * others can see of it is the same, letter for letter.
 */
function nothingIsEarly(
  village: Village,
  record: ReviewRecord,
  { file, found, today, looking }: Look,
): void {
  if (found.isOpen) return
  const hidden = file.findings.flatMap(({ id }) => {
    const story = found.stories.get(id)
    const isSettled = story?.agreedNo.size !== 0 || endOf(story, today) !== undefined
    return isSettled || story.wasAgreed ? [] : [id]
  })
  if (hidden.length === 0) return
  const one = { ...sharedForms(village.contextOf(record)), json: () => JSON.stringify(file) }
  const other = sharedForms(village.contextOf(otherwise(record, hidden)))
  const turn = turns++
  for (const [n, [form, drawn]] of Object.entries(one).entries()) {
    if (!looking.whole && n > 1 && n !== 2 + (turn % 12)) continue
    demand(drawn() === other[form]?.(), `${form} shows what is hidden of ${hidden}`)
  }
  for (const person of villagers) {
    const unspoken = hidden.filter((id) => !found.stories.get(id)?.said.has(person))
    if (unspoken.length === 0) continue
    const instead = otherwise(record, unspoken)
    for (const [n, type] of (['seeOthers', 'openStory'] as const).entries()) {
      if (!looking.whole && n !== turn % 2) continue
      const [finding = ''] = unspoken
      const [one, two] = [record, instead].map((each) =>
        JSON.stringify(village.answerTo(each, person, { type, review: record.id, finding })),
      )
      demand(one === two, `${type} shows ${person} what they have not said themselves`)
    }
    // Only the first who has not spoken: they are all the same.
    break
  }
}

let turns = 0

/** All that more than one person can read of a check. */
function sharedForms(context: ReviewContext): Readonly<Record<string, () => string>> {
  const summary = summaryOf(context)
  const drawing = drawingOf(context)
  const cards = context.outbox.filter(({ to }) => to.kind === 'thread')
  const thread = (isStory: boolean) =>
    JSON.stringify(
      cards.flatMap((entry) =>
        (entry.card.kind === 'story') === isStory ? [drawing.draw(entry)] : [],
      ),
    )
  return {
    stories: () => thread(true),
    json: () => JSON.stringify(toAssessment(summary)),
    thread: () => thread(false),
    markdown: () => toMarkdown(summary),
    html: () => toHtml(summary),
    page: () => toBriefHtml(summary),
    pictures: () => pictureKinds.map((kind) => drawPicture[kind](summary)).join(),
    digest: () => JSON.stringify([digestMessage(summary), noteMessage(summary, deadlineNote)]),
  }
}

type Stance = Extract<ReviewEvent, { type: 'stanceTaken' }>

/** The same check, in which people said something else about some stories, each of them what another said. */
function otherwise(record: ReviewRecord, stories: readonly string[]): ReviewRecord {
  const last = new Map<string, Map<string, Stance>>()
  for (const event of record.events) {
    if (event.type !== 'stanceTaken' || !stories.includes(event.finding)) continue
    const said = last.get(event.finding) ?? new Map<string, Stance>()
    last.set(event.finding, said.set(event.by, event))
  }
  const events = record.events.map((event): ReviewEvent => {
    if (!('finding' in event) || !stories.includes(event.finding)) return event
    if (event.type === 'decided' && event.treatment === 'accept') {
      return { ...event, reason: 'For quite another reason' }
    }
    if (event.type !== 'stanceTaken') return event
    const speakers = [...(last.get(event.finding)?.keys() ?? [])]
    const next = speakers[(speakers.indexOf(event.by) + 1) % speakers.length] ?? event.by
    const { stance, shareReason, lookAgain } = last.get(event.finding)?.get(next) ?? event
    const { reason: _, lookAgain: __, ...base } = event
    return {
      ...base,
      stance: stance === 'yes' ? 'partly' : stance,
      shareReason,
      ...(shareReason && { reason: 'Because of something else' }),
      ...(lookAgain !== undefined && { lookAgain: '2031-01-01' }),
    }
  })
  return { ...record, events }
}
