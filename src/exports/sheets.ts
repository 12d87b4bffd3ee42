import { dreadLetters } from '../domain/vocabulary.ts'
import { csvOf, yesNo } from '../report/csv.ts'
import { findingElements, threatOf } from '../report/model/finding-elements.ts'
import { answersJson, madeOf, stepsJson } from '../report/model/model-json.ts'
import { type ProductModel, productModel } from '../report/model/product-model.ts'
import { bandWord, riskWord } from '../report/phrases.ts'
import type { Story } from '../report/stories.ts'
import { areStancesShown } from '../report/story-opinions.ts'
import { allStories, type Summary } from '../report/summary.ts'
import { toldWords } from '../report/told-words.ts'

type Cell = string | number | undefined

/** What every row says of the file, so that rows of several files can stand in one sheet. */
const madeColumns = ['product', 'check', 'events', 'content', 'flow', 'rules', 'version'] as const

function madeCells(summary: Summary): readonly Cell[] {
  const { record, content, flow, rules, version } = madeOf(summary)
  const { product } = summary.input
  return [
    product.name,
    record?.id,
    record?.events,
    content,
    `${flow.id} ${flow.version}`,
    rules,
    version,
  ]
}

const sheet = (
  summary: Summary,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): string =>
  csvOf([[...columns, ...madeColumns], ...rows.map((row) => [...row, ...madeCells(summary)])])

const several = (words: readonly (string | number)[]): string => words.join('; ')

/** The columns have fixed names, so that no file depends on a language; `band` holds the worse end. */
const storyColumns = [
  'place',
  'id',
  'story',
  'standing',
  'band',
  'band_low',
  'band_high',
  'how_soon',
  'not_known_yet',
  'confidence',
  'kind_of_risk',
  'stride',
  'privacy',
  ...dreadLetters.flatMap((letter) => [`${letter}_low`, `${letter}_high`]),
  'dread_low',
  'dread_high',
  'told',
  'settled_by',
  'elements',
  'decision',
  'owner',
  'due',
  'first_step',
  'cwe',
  'capec',
  'owasp',
] as const

/** Every story as a row, in the order in which a team should talk about them. */
export function storiesCsv(summary: Summary): string {
  const model = productModel(summary)
  const rows = allStories(summary).map((story) => storyRow(summary, story, model))
  return sheet(summary, storyColumns, rows)
}

function storyRow(summary: Summary, story: Story, model: ProductModel): readonly Cell[] {
  const { say, nameOf } = summary
  const { finding, standing, band, talk } = story
  const rating = finding?.rating
  const decision = areStancesShown(summary, story) ? talk.decision : undefined
  const elements = finding ? findingElements(summary, model, finding) : []
  return [
    story.place,
    story.id,
    story.title,
    standing.kind,
    rating?.band.high ?? band,
    rating?.band.low,
    rating?.band.high,
    band && (story.isNotKnownYet ? say('report.notKnownYet') : bandWord(say, band)),
    yesNo(story.isNotKnownYet),
    finding?.confidence,
    finding?.stride[0] && riskWord(say, finding.stride[0]),
    finding && several(finding.stride),
    finding && several(threatOf(summary, finding)?.privacy ?? []),
    ...dreadLetters.flatMap((letter) => [
      rating?.letters[letter].low,
      rating?.letters[letter].high,
    ]),
    rating?.total.low,
    rating?.total.high,
    toldWords(summary, story),
    story.settledBy?.id,
    several(elements),
    decision?.treatment,
    decision && nameOf(decision.owner),
    decision?.due,
    story.safeguards[0]?.text,
    finding && several(finding.references.cwe),
    finding && several(finding.references.capec),
    finding && several(finding.references.owasp),
  ]
}

const stepColumns = [
  'id',
  'step',
  'owner',
  'due',
  'done',
  'shown',
  'late',
  'needed',
  'treatment',
  'effort',
  'changes',
  'stories',
  'item',
  'item_status',
] as const

/** Every agreed step as a row. */
export const stepsCsv = (summary: Summary): string =>
  sheet(
    summary,
    stepColumns,
    stepsJson(summary).map((step) => [
      step.id,
      step.text,
      step.owner,
      step.due,
      yesNo(step.done),
      yesNo(step.shown),
      yesNo(step.late),
      yesNo(step.needed),
      step.treatment,
      step.effort,
      step.changes,
      several(step.stories),
      step.item?.address,
      step.item?.status,
    ]),
  )

const answerColumns = [
  'question',
  'text',
  'answer',
  'words',
  'by',
  'at',
  'source',
  'counts',
] as const

/** Every answer as a row, by the ids of questions and choices, so that it can be read back. */
export const answersCsv = (summary: Summary): string =>
  sheet(
    summary,
    answerColumns,
    answersJson(summary).map(({ question, text, answer, words, by, at, source, unused }) => [
      question,
      text,
      answer === null ? '' : several([answer].flat()),
      words,
      by,
      at,
      source?.kind,
      yesNo(!unused),
    ]),
  )
