import type { Assessment } from '../report/assessment.ts'

/** What a pipeline can ask of a check. */
export const policyRules = ['act-first-has-owner', 'no-act-first', 'nothing-late'] as const
export type PolicyRule = (typeof policyRules)[number]

/** What a check does not keep to; `notKnownYet` where an answer might settle it. */
export interface PolicyBreach {
  readonly rule: PolicyRule
  readonly story: string
  readonly title: string
  readonly notKnownYet: boolean
}

type Finding = Assessment['findings'][number]
/** What of a result the rules look at. */
export type PolicyInput = Pick<Assessment, 'findings'>

/**
 * Every story that breaks a rule. What is not known yet counts at its worse end: it is open until somebody finds out,
 * never fine.
 */
export const policyBreaches = (
  { findings }: PolicyInput,
  rules: readonly PolicyRule[],
): readonly PolicyBreach[] =>
  rules.flatMap((rule) =>
    findings.filter(breaks[rule]).map(({ id, title, notKnownYet = false }) => ({
      rule,
      story: id,
      title,
      notKnownYet,
    })),
  )

const breaks: Readonly<Record<PolicyRule, (finding: Finding) => boolean>> = {
  'act-first-has-owner': (finding) => isActFirst(finding) && !isSeenTo(finding),
  'no-act-first': (finding) => isActFirst(finding) && !isOver(finding),
  'nothing-late': ({ discussion }) => discussion?.decision?.late === true,
}

/** How soon somebody says comes before what the answers say. */
const isActFirst = ({ status, band, discussion }: Finding): boolean =>
  status !== 'covered' && (discussion?.override?.band ?? band.high) === 'actFirst'

/** Nothing is left to be done about it. */
const isOver = ({ discussion }: Finding): boolean =>
  discussion?.standing === 'notPossible' ||
  discussion?.standing === 'livedWith' ||
  discussion?.standing === 'takenCareOf' ||
  discussion?.standing === 'gone' ||
  (discussion?.standing === 'done' && discussion.decision?.shown !== undefined)

/** Nothing is left, or somebody who has not declined it sees to it. */
const isSeenTo = (finding: Finding): boolean => {
  const { discussion } = finding
  const isAgreed = discussion?.standing === 'decided' || discussion?.standing === 'done'
  return isOver(finding) || (isAgreed && discussion.decision?.declinedAt === undefined)
}
