import type { Heading, ReviewRecord } from '../review/record.ts'
import { seenAfter } from './change.ts'
import type { GoodLine } from './checksummed-lines.ts'
import { changedObject } from './object-change.ts'
import type { JournalBody, JournalHead } from './read-journal.ts'
import { changedCards, type RecordStep } from './record-step.ts'

/** What of a journal cannot be read: everything is 0 or false where all is well. */
export interface ReadLoss {
  /** Lines that are not what was written, stand where they do not belong, or are not there. */
  readonly lines: number
  /** Events of the record it begins with. */
  readonly events: number
  /** Whole changes after that; at the end of a journal not all that are missing can be known. */
  readonly changes: number
  /** Cards, deliveries and heading of the record it begins with. */
  readonly cards: number
  readonly seen: number
  readonly heading: boolean
}

/** Whether all that a journal said can be read, whatever became of its lines. */
export const losesNothing = ({ events, changes, cards, seen, heading }: ReadLoss): boolean =>
  events + changes + cards + seen === 0 && !heading

/** The heading of a record that has lost its own. */
export const unknownHeading: Heading = {
  title: '?',
  phase: 'asking',
  people: [],
  updatedAt: new Date(0).toISOString(),
}

/** Reads a heading; one that is not whole may have lost something. */
type HeadingFrom = (found: object, isWhole: boolean) => Heading

/** Puts a record together from the good lines of its journal, and counts what is missing between them. */
export class JournalReading {
  #head: JournalHead | undefined
  #heading: object = unknownHeading
  readonly #events: ReviewRecord['events'] = []
  #cards: ReviewRecord['outbox'] = []
  #seen: ReviewRecord['seen'] = []
  #rev = 0
  #line = 0
  #wholeBytes = 0
  #lostLines = 0
  #lostChanges = 0
  #hasHeading = false
  readonly #found = { events: 0, cards: 0, seen: 0 }

  take({ number, end }: GoodLine, said: JournalBody): void {
    if (number <= this.#line) {
      this.#lostLines += 1
      return
    }
    this.#lostLines += number - this.#line - 1
    this.#line = number
    if (said.kind === 'step') this.#step(said.body)
    else {
      this.#wholeBytes = end
      this.#part(said)
    }
  }

  #part(said: Exclude<JournalBody, { kind: 'step' }>): void {
    if (said.kind === 'event') {
      this.#events.push(said.body)
      this.#found.events += 1
    } else if (said.kind === 'cards') {
      this.#cards.push(...said.body)
      this.#found.cards += said.body.length
    } else if (said.kind === 'seen') {
      this.#seen.push(...said.body)
      this.#found.seen += said.body.length
    } else if (said.kind === 'heading') {
      this.#heading = said.body
      this.#hasHeading = true
    } else {
      this.#head = said.body
      this.#rev = said.body.rev
    }
  }

  #step({ rev, at, events, heading, cards, seen }: RecordStep): void {
    this.#lostChanges += Math.max(0, rev - this.#rev - 1)
    this.#rev = rev
    this.#events.push(...(events ?? []))
    if (heading) this.#heading = changedObject(this.#heading, heading)
    if (cards) this.#cards = changedCards(this.#cards, cards)
    if (seen) this.#seen = seenAfter(this.#seen, seen, at)
  }

  /** What was read; `badAtEnd` says how many bad lines stood behind all good ones. */
  end(badAtEnd: number, headingFrom: HeadingFrom) {
    const head = this.#head
    const loss: ReadLoss = {
      lines: this.#lostLines + badAtEnd,
      changes: this.#lostChanges + badAtEnd,
      events: (head?.events ?? 0) - this.#found.events,
      cards: (head?.cards ?? 0) - this.#found.cards,
      seen: (head?.seen ?? 0) - this.#found.seen,
      heading: !this.#hasHeading,
    }
    return {
      record: head && this.#record(head, headingFrom),
      loss,
      lines: this.#line,
      wholeBytes: this.#wholeBytes,
    }
  }

  #record(
    { id, workspace, flow, flowVersion }: JournalHead,
    headingFrom: HeadingFrom,
  ): ReviewRecord {
    return {
      schema: 1,
      id,
      workspace,
      rev: this.#rev,
      flow,
      flowVersion,
      heading: headingFrom(this.#heading, this.#hasHeading),
      events: this.#events,
      outbox: this.#cards,
      seen: this.#seen,
    }
  }
}
