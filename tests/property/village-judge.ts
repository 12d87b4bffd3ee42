import type { EventOf, ReviewEvent } from '../../src/review/event.ts'
import { mattersOf } from '../../src/review/matters.ts'
import { demand } from './demand.ts'
import { type Homes, isByItself, type Village } from './village.ts'

type Told = EventOf<'reminded'>
const hour = 3_600_000

/** The time of day where somebody lives, worked out with nothing but hours. */
function there(homes: Homes, person: string, at: string) {
  const local = new Date(Date.parse(at) + (homes[person] ?? 0) * hour)
  return {
    day: local.toISOString().slice(0, 10),
    hour: local.getUTCHours(),
    weekday: local.getUTCDay(),
  }
}

const isWeekend = (day: string): boolean =>
  [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** Working days after one day, up to another and with it, counted one by one. */
function workdaysBetween(from: string, to: string): number {
  let count = 0
  for (let at = Date.parse(`${from}T00:00:00Z`) + 24 * hour; ; at += 24 * hour) {
    const day = new Date(at).toISOString().slice(0, 10)
    if (day > to) return count
    if (!isWeekend(day)) count++
  }
}

/** What the plainest reading of a diary says of one check at a moment. */
class Reading {
  readonly muted = new Set<string>()
  readonly left = new Set<string>()
  readonly stopped = new Set<string>()
  readonly snoozed = new Map<string, string>()
  readonly away = new Map<string, string>()
  /** When each open question was asked, by person and question. */
  readonly asked = new Map<string, Map<string, string>>()
  readonly promises = new Map<string, Promised>()
  closed = false
  deleted = false

  take(event: ReviewEvent): void {
    switch (event.type) {
      case 'muted':
        this.muted.add(event.by)
        break
      case 'unmuted':
        this.muted.delete(event.by)
        break
      case 'snoozed':
        this.snoozed.set(event.by, event.until)
        break
      case 'awaySet':
        if (event.until === undefined) this.away.delete(event.by)
        else this.away.set(event.by, event.until)
        break
      case 'left':
        this.left.add(event.person)
        break
      case 'stopped':
        this.stopped.add(event.by)
        break
      case 'continued':
        this.stopped.delete(event.by)
        break
      case 'handedOver': {
        this.left.delete(event.to.id)
        const open = this.asked.get(event.to.id) ?? new Map<string, string>()
        for (const question of event.questions) open.set(question, open.get(question) ?? event.at)
        this.asked.set(event.to.id, open)
        break
      }
      case 'answered':
        this.stopped.delete(event.by)
        this.asked.get(event.by)?.delete(event.question)
        break
      case 'takenBack':
        for (const question of event.questions) this.asked.get(event.by)?.delete(question)
        break
      case 'closed':
        this.closed = true
        break
      case 'reopened':
        this.closed = false
        break
      case 'deleted':
        this.deleted = true
        break
      default:
        this.#promise(event)
    }
  }

  #promise(event: ReviewEvent): void {
    if (!('finding' in event)) return
    const before = this.promises.get(event.finding)
    if (event.type === 'decided') {
      const { owner, due, treatment, at, by } = event
      const isStep = treatment !== 'accept'
      this.promises.set(event.finding, {
        owner: owner.id,
        by,
        due,
        isStep,
        since: at,
        agreed: false,
        done: false,
        declined: false,
      })
    }
    if (!before) return
    if (event.type === 'decisionSeconded') before.agreed = true
    if (event.type === 'stepDone') before.done = true
    if (event.type === 'stepDeclined') before.declined = true
    if (event.type === 'stepTaken') Object.assign(before, { declined: false })
    if (event.type === 'stepMoved')
      Object.assign(before, { due: event.due, since: event.at, declined: false })
    if (event.type === 'ownerChanged') {
      Object.assign(before, { owner: event.owner.id, since: event.at, declined: false })
    }
  }
}

interface Promised {
  owner: string
  by: string
  due: string
  isStep: boolean
  since: string
  agreed: boolean
  done: boolean
  declined: boolean
}

/** Judges everything that a village was told, by its diary alone. */
export async function judge(village: Village): Promise<void> {
  const { diary, homes } = village
  for (const review of village.reviews) {
    const reading = new Reading()
    const told: Told[] = []
    let lastAct = ''
    for (const { event } of diary.filter((one) => one.review === review)) {
      if (event.type === 'reminded' && isByItself(event)) {
        const isNote = event.person === review
        if (isNote) demand(!reading.closed && !reading.deleted, 'a note wakes an open thread')
        else mayBeTold(reading, homes, event)
        onlyOnce(homes, event, told)
        notAgain(event, told, lastAct)
        told.push(event)
      } else {
        reading.take(event)
        lastAct = event.at
      }
    }
    await nothingIsLost(village, review, reading, told)
  }
  withinLimits(village)
}

/** Nobody is told who does not want to be, or who has nothing to do with it any more; nobody at night. */
function mayBeTold(reading: Reading, homes: Homes, { person, at, matters }: Told): void {
  const { day, hour: now, weekday } = there(homes, person, at)
  demand(weekday > 0 && weekday < 6, `nobody is told at the weekend: ${person} ${at}`)
  demand(now >= 8 && now < 18, `nobody is told at night: ${person} ${at}`)
  demand(!reading.deleted, 'nobody is told of a deleted check')
  demand(!reading.muted.has(person), 'nobody is told who wants no reminders')
  demand(!reading.left.has(person), 'nobody is told who left')
  demand((reading.snoozed.get(person) ?? '') <= day, 'nobody is told before the day they named')
  demand((reading.away.get(person) ?? '') < day, 'nobody is told who is away')
  for (const { kind, subject = '' } of matters) {
    if (kind === 'questions') mayBeAsked(reading, person, subject)
    if (kind === 'step' || kind === 'owner') isOwed(reading, person, subject)
  }
}

/** Questions are told to whoever has them, and that somebody does not answer them to the facilitator. */
function mayBeAsked(reading: Reading, person: string, subject: string): void {
  const of = subject === '' ? person : subject
  demand((reading.asked.get(of)?.size ?? 0) > 0, `no question waits for ${of}`)
  demand(!reading.closed, 'a closed check asks nothing')
  demand(subject !== '' || !reading.stopped.has(person), 'nobody is asked who stopped for now')
}

function isOwed(reading: Reading, person: string, subject: string): void {
  const promise = reading.promises.get(subject)
  demand(promise?.isStep === true && !promise.done, 'a step that is done is told to nobody')
  const isTheirs = promise?.owner === person || person === 'dana'
  demand(isTheirs, 'a step is told to its owner and the facilitator')
}

/** The same thing is not told twice on one day, and never more than three times. */
function onlyOnce(homes: Homes, { person, at, matters }: Told, before: readonly Told[]): void {
  const { day } = there(homes, person, at)
  for (const { kind, subject } of matters) {
    const same = before.filter(
      (one) =>
        one.person === person &&
        one.matters.some((was) => was.kind === kind && was.subject === subject),
    )
    const today = same.filter((one) => there(homes, person, one.at).day === day)
    demand(kind === 'owner' || today.length === 0, `${kind} is told twice to ${person} on ${day}`)
  }
}

/** What has one day or one morning is told once, as long as nobody does anything. */
const toldOnce = new Set<Told['matters'][number]['kind']>(['second', 'no', 'talk', 'look', 'owner'])

function notAgain({ person, at, matters }: Told, before: readonly Told[], lastAct: string): void {
  for (const { kind, subject } of matters.filter((matter) => toldOnce.has(matter.kind))) {
    const same = before.find(
      (one) =>
        one.person === person &&
        one.at > lastAct &&
        one.matters.some((was) => was.kind === kind && was.subject === subject),
    )
    demand(!same, `${kind} was told to ${person} on ${same?.at} and again on ${at}`)
  }
}

/** One line in two working days over all checks, one note a day in a thread. */
function withinLimits({ diary, homes, reviews }: Village): void {
  const lines = new Map<string, string>()
  const notes = new Set<string>()
  for (const { review, event } of diary) {
    if (event.type !== 'reminded' || event.asked) continue
    const { person, at, matters } = event
    if (reviews.includes(person)) {
      const name = `${review} ${there(homes, 'dana', at).day}`
      demand(!notes.has(name), 'a thread has one note a day')
      notes.add(name)
      continue
    }
    if (matters.length > 0 && matters.every(({ kind }) => kind === 'owner')) continue
    const { day } = there(homes, person, at)
    const last = lines.get(person)
    const days = last === undefined ? 2 : workdaysBetween(last, day)
    demand(days >= 2, `${person} was told on ${last} and again on ${day}`)
    lines.set(person, day)
  }
}

/** Every day that has passed is told, to who may hear it, and shown as late. */
async function nothingIsLost(
  village: Village,
  review: string,
  reading: Reading,
  told: readonly Told[],
): Promise<void> {
  const context = await village.context(review)
  const today = context.now.slice(0, 10)
  const cards = context.outbox.filter(
    ({ card }) => card.kind === 'waiting' || card.kind === 'owner',
  )
  demand(
    cards.length === told.filter(({ person }) => person !== review).length,
    'whoever was told has a card of it',
  )
  if (reading.deleted) return
  const matters = mattersOf(context)
  for (const [finding, { owner, due, isStep, done, since, declined }] of reading.promises) {
    if (!isStep || done || due >= today) continue
    const shown = matters.find(({ kind, subject }) => kind === 'step' && subject === finding)
    const isElsewhere = context.state.stories.get(finding)?.decision?.due !== due
    if (isElsewhere) continue
    const isFacilitators = declined || reading.left.has(owner)
    const facilitatorLeft = isFacilitators && reading.left.has('dana')
    demand(
      shown?.due === due || facilitatorLeft,
      `${finding} was for ${due} and is not shown as late`,
    )
    if (isFacilitators || !isReachable(village, review, owner)) continue
    if (workdaysBetween(due, today) < 15) continue
    const heard = told.some(
      ({ person, at, matters: about }) =>
        person === owner &&
        at >= since &&
        about.some(
          ({ kind, subject }) => (kind === 'step' || kind === 'owner') && subject === finding,
        ),
    )
    demand(heard, `${owner} never heard that ${finding} was for ${due}`)
  }
}

/** True for somebody who never said that they want to hear less. */
const isReachable = ({ diary }: Village, review: string, person: string): boolean =>
  !diary.some(
    ({ review: of, event }) =>
      of === review &&
      ((event.by === person && ['muted', 'snoozed', 'awaySet', 'stopped'].includes(event.type)) ||
        (event.type === 'left' && event.person === person) ||
        (event.type === 'reminded' && event.asked && event.person === person)),
  )
