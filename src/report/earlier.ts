import { asTyped } from '../message/escape.ts'
import { dateSeenFrom, longDate } from '../message/locale.ts'
import type { Say } from '../message/words.ts'
import { treatmentWord } from './phrases.ts'
import type { Summary } from './summary.ts'
import type { PastDecision } from './talk.ts'

interface Wording {
  readonly name: (id: string) => string
  readonly date: (date: string) => string
}

/** Earlier decisions about a story, as lines of a message: who changed them and when. */
export function threadEarlier(summary: Summary, past: readonly PastDecision[]): string[] {
  const { say, nameOf, input } = summary
  const wording: Wording = {
    name: (id) => asTyped(nameOf(id)),
    date: (date) => dateSeenFrom(say, date, input.today),
  }
  return past.map((one) => {
    const { kind, values } = parts(say, one, wording)
    return say(`thread.earlier.${kind}`, values)
  })
}

/** The same in plain words without marks, for a report. */
export function documentEarlier(summary: Summary, past: readonly PastDecision[]): string[] {
  const { say, nameOf } = summary
  const wording: Wording = { name: nameOf, date: (date) => longDate(say, date) }
  return past.map((one) => {
    const { kind, values } = parts(say, one, wording)
    return say(`report.doc.earlier.${kind}`, values)
  })
}

function parts(say: Say, { was, endedBy, endedAt }: PastDecision, { name, date }: Wording) {
  const ended = { name: name(endedBy), date: date(endedAt) }
  if ('claim' in was) {
    const { by, secondedBy = by } = was.claim
    return { kind: 'claim', values: { by: name(by), second: name(secondedBy), ...ended } } as const
  }
  const { treatment, owner, due } = was.decision
  const values = { treatment: treatmentWord(say, treatment), owner: name(owner), due: date(due) }
  const kind = treatment === 'accept' ? 'livedWith' : 'decision'
  return { kind, values: { ...values, ...ended } } as const
}
