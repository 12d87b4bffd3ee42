import { byItself, byOperator } from '../domain/person.ts'
import type { PeopleNaming } from '../domain/report-format.ts'
import type { Say } from '../message/words.ts'
import { auditTable } from './audit-acts.ts'
import type { AuditAct, AuditLine, AuditTarget } from './audit-line.ts'
import type { EventOf, ReviewEvent } from './event.ts'
import type { ReviewRecord } from './record.ts'
import { fold, type ReviewState } from './state.ts'

/** Who reads an audit: whoever looks after the check, or whoever runs the program. */
export type AuditReader = 'facilitator' | 'operator'

/** Who took a report along is nobody's business in the team. */
const forOperatorAlone: ReadonlySet<AuditAct> = new Set<AuditAct>(['report-downloaded'])

/**
 * Who did what in a check, oldest first: ids and names, never what somebody thinks, answered or wrote, and never who
 * read something. Only the operator sees who took reports along.
 */
export function auditOf(record: ReviewRecord, reader: AuditReader): readonly AuditLine[] {
  const state = fold(record)
  return record.events
    .flatMap((event) => lineOf(event, state) ?? [])
    .filter(({ act }) => reader === 'operator' || !forOperatorAlone.has(act))
}

function lineOf<Type extends ReviewEvent['type']>(
  event: EventOf<Type>,
  state: ReviewState,
): AuditLine | undefined {
  const told = auditTable[event.type as Type]
  if ('untold' in told) return undefined
  const act = typeof told.act === 'string' ? told.act : told.act(event)
  if (act === undefined) return undefined
  const person = told.by?.(event) ?? event.by
  const personName = nameIn(state, person)
  return {
    at: event.at,
    act,
    person,
    ...(personName !== undefined && { personName }),
    target: named(state, told.target?.(event) ?? { kind: 'check' }),
    check: state.id,
  }
}

const nameIn = ({ people, named: others, followUp }: ReviewState, id: string): string | undefined =>
  (people.get(id) ?? others.get(id) ?? followUp.sharedWith.get(id))?.name

function named(state: ReviewState, target: AuditTarget): AuditTarget {
  const name = target.kind === 'person' ? nameIn(state, target.id) : undefined
  return target.kind === 'person' && name !== undefined ? { ...target, name } : target
}

/** An audit as text: one JSON object a line. */
export const auditText = (lines: readonly AuditLine[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('')

/** The audit of a check as the file of its facilitator; without names, people are told by what they did in it. */
export function facilitatorsAudit(
  record: ReviewRecord,
  { say, naming }: { readonly say: Say; readonly naming: PeopleNaming },
): string {
  const lines = auditOf(record, 'facilitator')
  return auditText(naming === 'names' ? lines : withoutNames(lines, say, fold(record).facilitator))
}

function withoutNames(
  lines: readonly AuditLine[],
  say: Say,
  facilitator: string,
): readonly AuditLine[] {
  // Who runs the program, and the program itself, are nobody’s name.
  const roles = new Map([
    [byOperator, byOperator],
    [byItself, byItself],
    [facilitator, say('export.role.facilitator')],
  ])
  const unnamed = roles.size - 1
  const roleOf = (id: string): string => {
    const role = roles.get(id) ?? say('export.role.participant', { number: roles.size - unnamed })
    roles.set(id, role)
    return role
  }
  return lines.map(({ personName: _, ...line }) => ({
    ...line,
    person: roleOf(line.person),
    target: nameless(line.target, roleOf),
  }))
}

function nameless(target: AuditTarget, roleOf: (id: string) => string): AuditTarget {
  if (target.kind !== 'person') return target
  const { name: _, ...rest } = target
  return { ...rest, id: roleOf(target.id) }
}
