import type { Because, Finding, HeadlineReason, LetterRating } from '../analysis/finding.ts'
import type { Safeguard } from '../analysis/threat.ts'
import { neverId } from '../domain/never-story.ts'
import { withoutIsolates } from '../domain/text-direction.ts'
import { replaceControls } from '../domain/text-safety.ts'
import { listOf } from '../message/locale.ts'
import type { Assessment, OwnStory } from './assessment.ts'
import { countsJson } from './counts-json.ts'
import { defined } from './defined.ts'
import { differingJson } from './differing.ts'
import { findingElements, threatOf } from './model/finding-elements.ts'
import { answersJson, madeOf, modelJson, stepsJson } from './model/model-json.ts'
import { type ProductModel, productModel } from './model/product-model.ts'
import { meansList } from './phrases.ts'
import { sinceJson } from './since-json.ts'
import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'
import { discussionJson, nameIf } from './talk-json.ts'

type FindingJson = Assessment['findings'][number]
type BecauseJson = FindingJson['because'][number]
type SafeguardJson = FindingJson['safeguards'][number]

/** A summary in the published shape. */
export function toAssessment(summary: Summary): Assessment {
  const { input, first, rest, covered, findOut, notLookedAt } = summary
  const { analysis, product } = input
  const model = productModel(summary)
  return {
    schemaVersion: 1,
    product: { name: product.name, ...defined({ summary: product.summary }) },
    flow: { id: analysis.flow.id, version: analysis.flow.version },
    contentVersion: analysis.contentVersion,
    made: madeOf(summary),
    model: modelJson(model),
    answers: answersJson(summary),
    steps: stepsJson(summary),
    ...defined({
      headline: analysis.headline && summary.headline,
      headlineReasons: analysis.headlineReasons?.map(headlineReasonJson),
    }),
    asked: summary.asked.map(({ id }) => id),
    ignored: [...(input.ignored ?? [])],
    ...waysJson(summary),
    findings: [...first, ...rest, ...covered].flatMap((story) =>
      findingJson(summary, story, model),
    ),
    bestFixes: summary.bestFixes.map(({ safeguard, helps, score }) => ({
      ...safeguardJson(safeguard),
      helps: [...helps],
      score,
    })),
    findOut: findOut.map(({ id, ask, person, settles }) => ({
      question: id,
      text: ask,
      ...defined({ person }),
      settles: [...settles],
    })),
    assumptions: summary.assumptions.map(({ question, text }) => ({ question, text })),
    notLookedAt: {
      questions: notLookedAt.questions.map(({ id }) => id),
      stories: notLookedAt.stories,
    },
    ...defined({ review: reviewJson(summary) }),
  }
}

const escaped = (mark: string): string => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Values as the text of a JSON file, which can be printed anywhere and reads the same. */
export const jsonText = (values: object): string =>
  `${replaceControls(withoutIsolates(JSON.stringify(values, null, 2)), escaped, '\n')}\n`

/** The assessment as the text of a file. */
export const assessmentText = (assessment: Assessment): string => jsonText(assessment)

/** What a story means for us, as a sentence; empty when nothing is named. */
function meaningSentence({ say }: Pick<Summary, 'say'>, { finding }: Story): string {
  if (!finding || finding.means.length === 0) return ''
  return say('report.meaning', { means: listOf(say, meansList(say, finding.means)) })
}

function findingJson(summary: Summary, story: Story, model: ProductModel): FindingJson[] {
  const { finding } = story
  if (!finding) return []
  const { letters, total, band } = finding.rating
  const letter = (rating: LetterRating) => ({
    low: rating.low,
    high: rating.high,
    because: rating.because.map((because) => becauseJson(summary, because)),
  })
  return [
    {
      id: finding.id,
      title: finding.title,
      ...defined({ question: finding.question }),
      stride: [...finding.stride],
      status: finding.status,
      band: { low: band.low, high: band.high },
      dread: {
        damage: letter(letters.damage),
        reproducibility: letter(letters.reproducibility),
        exploitability: letter(letters.exploitability),
        affectedUsers: letter(letters.affectedUsers),
        discoverability: letter(letters.discoverability),
        total: { low: total.low, high: total.high },
      },
      confidence: finding.confidence,
      meaning: meaningSentence(summary, story),
      because: finding.because.map((because) => becauseJson(summary, because)),
      ...defined({ coveredBecause: finding.coveredBecause }),
      safeguards: story.safeguards.map(safeguardJson),
      references: referencesOf(story),
      technical: finding.technical,
      elements: [...findingElements(summary, model, finding)],
      privacy: [...(threatOf(summary, finding)?.privacy ?? [])],
      ...ratingJson(summary, finding),
      ...chosenJson(summary, story),
      ...(summary.input.review !== undefined && { discussion: discussionJson(summary, story) }),
    },
  ]
}

function chosenJson({ nameOf }: Summary, { seat }: Story): Pick<FindingJson, 'chosen'> {
  if (!seat) return {}
  return { chosen: { how: seat.kind === 'given' ? 'broughtIn' : 'takenOut', by: nameOf(seat.by) } }
}

/** Every way, the likeliest first; its rating is that of its story. Nothing in a post from before there were ways. */
function waysJson(summary: Summary): Pick<Assessment, 'ways'> {
  const { analysis, talk } = summary.input
  const aside = talk.get(neverId)?.waysAside
  return defined({
    ways: analysis.ways?.map(({ id, kind, title, finding, because }) => ({
      id,
      kind,
      title,
      finding,
      because: because.map((one) => becauseJson(summary, one)),
      ...defined({ setAsideBy: nameIf(summary.nameOf, aside?.get(id)) }),
    })),
  })
}

/** Of which service it is told, what keeps it high, why it matters here, and whether anybody knows. */
function ratingJson(summary: Summary, finding: Finding): Partial<FindingJson> {
  const { threat, service, touches, weak, whyHere, notKnownYet, settledBy } = finding
  return defined({
    threat,
    service,
    touches: touches && [...touches],
    weak: weak?.map((because) => becauseJson(summary, because)),
    whyHere: whyHere && becauseJson(summary, whyHere),
    notKnownYet,
    settledBy,
  })
}

/** A story's references, those of its safety steps among them. */
export function referencesOf({ finding, safeguards }: Story): FindingJson['references'] {
  return {
    cwe: [...(finding?.references.cwe ?? [])],
    capec: [...(finding?.references.capec ?? [])],
    owasp: [...(finding?.references.owasp ?? [])],
    asvs: [...new Set(safeguards.flatMap((safeguard) => safeguard.references.asvs))],
  }
}

function becauseJson({ input }: Summary, because: Because): BecauseJson {
  const { question, answer, by, at, text } = because
  return {
    question,
    answer: answer === null || typeof answer === 'string' ? answer : [...answer],
    ...defined({ by: by === undefined ? undefined : input.people.get(by), at: at || undefined }),
    text,
  }
}

const headlineReasonJson = ({ kind, questions, findings }: HeadlineReason) => ({
  kind,
  ...defined({
    questions: questions && [...questions],
    findings: findings && [...findings],
  }),
})

const safeguardJson = ({
  id,
  text,
  effort,
  owner,
  technical,
  check,
  noticed,
}: Safeguard): SafeguardJson => ({
  id,
  text,
  effort,
  owner,
  technical,
  check,
  noticed,
})

const ownStoryJson = (summary: Summary, story: Story): OwnStory => ({
  id: story.id,
  words: story.title,
  ...defined({ by: story.own?.by }),
  discussion: discussionJson(summary, story),
})

function reviewJson(summary: Summary): Assessment['review'] {
  const { input, never, own } = summary
  if (input.review === undefined) return undefined
  const gone = summary.gone.filter(({ id }) => input.talk.has(id))
  return {
    id: input.review,
    date: input.date,
    checkedBy: [...input.checkedBy],
    ...defined({ mustNeverHappen: never?.own?.words, counts: countsJson(summary) }),
    ...(never && { mustNeverHappenStory: ownStoryJson(summary, never) }),
    ownStories: own.map((story) => ownStoryJson(summary, story)),
    ...(input.differing?.length && { differing: differingJson(summary) }),
    ...(input.since && { since: sinceJson(summary, input.since) }),
    ...(gone.length > 0 && {
      gone: gone.map((story) => ({
        id: story.id,
        title: story.title,
        discussion: discussionJson(summary, story),
      })),
    }),
  }
}
