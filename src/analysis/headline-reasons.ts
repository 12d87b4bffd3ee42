import type { Fact, Facts } from '../flow/fact.ts'
import type { Question } from '../flow/flow.ts'
import type { Context } from './context.ts'
import { factsOfThreat, sourceFact } from './dependencies.ts'
import type { Analysis, Finding, HeadlineReason } from './finding.ts'
import { headlineOf } from './headline.ts'
import type { Case, Judged } from './judge.ts'
import { protectionsHeld } from './protections.ts'

/** The headline of a check and what it rests on. */
export function headlineFor(
  context: Context,
  looked: Case,
  findings: readonly Finding[],
): Required<Pick<Analysis, 'headline' | 'headlineReasons'>> {
  const open = findings.filter(({ status }) => status !== 'covered')
  const stories = open.map(({ id, rating, notKnownYet = false }) => ({
    id,
    ...rating.band,
    isNotKnownYet: notKnownYet,
  }))
  const said = answerReasons(context, looked.reading.facts, looked.shown)
  const headline = headlineOf(stories, said)
  const isSure = (story: (typeof stories)[number]) =>
    story.high === 'actFirst' && !story.isNotKnownYet
  const idsOf = (wanted: readonly { readonly id: string }[]) => wanted.map(({ id }) => id)
  const sure = idsOf(stories.filter(isSure))
  const unknown = idsOf(stories.filter(({ isNotKnownYet }) => isNotKnownYet))
  const held = headline === 'protect' ? protectionsHeld(context, looked) : []
  return {
    headline,
    headlineReasons: [
      ...(sure.length > 0 ? [{ kind: 'actFirst' as const, findings: sure }] : []),
      ...(unknown.length > 0 ? [{ kind: 'notKnownYet' as const, findings: unknown }] : []),
      ...said,
      ...(held.length > 0 ? [{ kind: 'protections' as const, questions: held }] : []),
    ],
  }
}

/** What people said about harm to somebody, by the fact; any of these answers means that people could be hurt. */
const harmAnswers: Readonly<Record<string, readonly string[]>> = {
  'impact.leak': ['hurt'],
  'impact.change': ['hurt'],
  'impact.fear': ['hurt'],
  'device.harm': ['yes'],
}

/** Of the answers that could raise a band, more than this share must not be unknown. */
const mostUnknown = 1 / 3

/** The reasons in the answers themselves against a calm headline: harm to people, an open core question, too much unknown. */
function answerReasons(
  context: Context,
  facts: Facts,
  shown: readonly Judged[],
): readonly HeadlineReason[] {
  const { questions } = context.rules.flow
  const idsOf = (wanted: readonly Question[]): readonly string[] => wanted.map(({ id }) => id)
  const harm = questions.filter(({ fact }) => isHarm(fact, facts.get(fact)))
  const core = openCoreQuestions(context, facts)
  const raising = raisingQuestions(context, shown).filter(({ fact }) => wasPut(facts.get(fact)))
  const unknown = raising.filter(({ fact }) => isUnknown(facts.get(fact)))
  return [
    ...(harm.length > 0 ? [{ kind: 'harm' as const, questions: idsOf(harm) }] : []),
    ...(core.length > 0 ? [{ kind: 'coreOpen' as const, questions: idsOf(core) }] : []),
    ...(unknown.length > raising.length * mostUnknown
      ? [{ kind: 'mostlyUnknown' as const, questions: idsOf(unknown) }]
      : []),
  ]
}

const isHarm = (name: string, fact: Fact | undefined): boolean =>
  (fact?.state === 'known' || fact?.state === 'disputed') &&
  fact.possible.flat().some((value) => harmAnswers[name]?.includes(value) === true)

/** Somebody was asked, whatever they said. */
const wasPut = (fact: Fact | undefined): boolean => fact?.state === 'known' || isUnknown(fact)

const isUnknown = (fact: Fact | undefined): boolean =>
  fact?.state === 'notSure' || fact?.state === 'disputed' || fact?.state === 'skipped'

const isOpen = (fact: Fact | undefined): boolean =>
  fact === undefined || fact.state === 'unasked' || isUnknown(fact)

const isAnswerable = ({ summaryOnly, choices }: Question): boolean =>
  !summaryOnly && choices.length > 0

/** The core questions on the way to what is feared most that nobody has answered; on every way while the fear is open. */
function openCoreQuestions({ rules, catalogue }: Context, facts: Facts): readonly Question[] {
  const fear = facts.get('impact.fear')
  const feared = isOpen(fear) ? [] : (fear?.possible.flat() ?? [])
  const onTheWay = catalogue.threats.filter(
    ({ fears: [first] }) => feared.length === 0 || feared.some((one) => one === first),
  )
  const names = namesBehind(onTheWay, rules.flow.derived).add('impact.fear')
  return rules.flow.questions.filter(
    (question) =>
      question.depth === 'core' &&
      isAnswerable(question) &&
      names.has(sourceFact(question)) &&
      isOpen(facts.get(question.fact)),
  )
}

/** The questions whose answers could raise the band of a story that is shown. */
function raisingQuestions({ rules }: Context, shown: readonly Judged[]): readonly Question[] {
  const open = shown.filter(({ status }) => status !== 'covered')
  const names = namesBehind(
    open.map(({ compiled }) => compiled.threat),
    rules.flow.derived,
  )
  return rules.flow.questions.filter(
    (question) => isAnswerable(question) && names.has(sourceFact(question)),
  )
}

const namesBehind = (
  threats: readonly Judged['compiled']['threat'][],
  derived: Context['rules']['flow']['derived'],
): Set<string> => new Set(threats.flatMap((threat) => factsOfThreat(threat, derived)))
