import * as z from 'zod'
import { limits } from '../domain/limits.ts'
import { peopleNamingSchema } from '../domain/report-format.ts'
import { publishScopeSchema } from '../domain/vocabulary.ts'
import { readersSchema } from './heading-facts.ts'

/** What can stand in an audit: a name is never changed and never means anything else. */
export const auditActs = [
  'check-started',
  'check-posted',
  'check-closed',
  'check-reopened',
  'check-deleted',
  'check-held',
  'check-released',
  'check-handed-over',
  'check-taken-over',
  'check-shared',
  'check-unshared',
  'person-joined',
  'person-named',
  'person-left',
  'person-reminded',
  'name-bound',
  'question-answered',
  'questions-added',
  'questions-handed-over',
  'questions-taken-back',
  'answers-confirmed',
  'answers-suggested',
  'suggestions-refused',
  'answer-doubted',
  'opinion-given',
  'no-agreed',
  'no-confirmed',
  'way-told',
  'way-set-aside',
  'way-brought-back',
  'story-added',
  'story-reworded',
  'story-withdrawn',
  'story-brought-in',
  'story-taken-out',
  'story-place-freed',
  'story-parked',
  'story-reopened',
  'rating-changed',
  'step-decided',
  'acceptance-asked',
  'acceptance-agreed',
  'change-proposed',
  'change-agreed',
  'change-declined',
  'step-taken',
  'step-moved',
  'step-declined',
  'step-dropped',
  'step-kept',
  'step-done',
  'owner-changed',
  'rule-made',
  'rule-dropped',
  'talk-planned',
  'next-look-set',
  'changes-reported',
  'past-dates-settled',
  'item-asked',
  'file-exported',
  'report-downloaded',
] as const
export const auditActSchema = z.enum(auditActs)
export type AuditAct = z.infer<typeof auditActSchema>

const id = z.string().min(1).max(limits.id)
const name = z.string().min(1).max(limits.name).optional()

/** What was acted on: ids and formats, never a word that somebody wrote. */
const auditTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('check') }),
  z.strictObject({ kind: z.literal('story'), id }),
  z.strictObject({ kind: z.literal('questions'), ids: z.array(id) }),
  /** Somebody else, and the questions that they were given, where it was about those. */
  z.strictObject({ kind: z.literal('person'), id, name, questions: z.array(id).optional() }),
  /** Where it was posted (absent on channels with one place), how far, and who can read that place, as far as known. */
  z.strictObject({
    kind: z.literal('place'),
    id: id.optional(),
    how: publishScopeSchema,
    readers: readersSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('file'), format: id, people: peopleNamingSchema }),
])
export type AuditTarget = z.infer<typeof auditTargetSchema>

/** One line of an audit: who did what, when, on what. */
export const auditLineSchema = z.strictObject({
  /** ISO 8601, in UTC. */
  at: z.iso.datetime(),
  act: auditActSchema,
  /** Whoever did it: their id on their channel, or `Whatif: operator`. */
  person: id,
  personName: name,
  target: auditTargetSchema,
  /** The id of the check; absent for what is about no single one. */
  check: id.optional(),
})
export type AuditLine = z.infer<typeof auditLineSchema>
