import type { Headline, HeadlineReason } from '../analysis/finding.ts'
import { headlineOf, type Pressing } from '../analysis/headline.ts'
import { type Band, bands } from '../domain/vocabulary.ts'
import { listOf } from '../message/locale.ts'
import { openStories, type RankedStory, type Ranking } from './ranking.ts'
import { isSettled } from './standing.ts'
import type { Summary } from './summary.ts'
import type { SummaryInput } from './summary-input.ts'

/** How many questions a reason under the headline names. */
const fewQuestions = 3

/** What to say above the first stories today: as the answers have it, without what the team has settled. */
export const headlineNow = (ranking: Ranking, { analysis }: SummaryInput): Headline =>
  headlineOf(openStories(ranking).flatMap(pressing), analysis.headlineReasons ?? [])

function pressing(story: RankedStory): Pressing[] {
  const { band, finding, talk, isNotKnownYet, standing } = story
  if (band) return [{ low: lower(band, finding?.rating.band.low), high: band, isNotKnownYet }]
  // Nobody has rated a story in the team's own words: until it is settled it may be anything but calm.
  const isOpenOwn = finding === undefined && talk.own !== undefined && !isSettled(standing)
  return isOpenOwn ? [{ low: 'planSoon', high: 'planSoon', isNotKnownYet: false }] : []
}

const lower = (band: Band, other: Band = band): Band =>
  bands.indexOf(other) < bands.indexOf(band) ? other : band

/** Why it is not calm, in at most two sentences; none for what the stories themselves say. */
export function headlineReasons(summary: Summary): readonly string[] {
  const { say, headline, input } = summary
  const reasons = input.analysis.headlineReasons ?? []
  const of = (kind: HeadlineReason['kind']) => reasons.find((reason) => reason.kind === kind)
  const about = (reason: HeadlineReason): string =>
    listOf(
      say,
      (reason.questions ?? [])
        .slice(0, fewQuestions)
        .map((question) => say('report.headline.quoted', { about: summary.shortOf(question) })),
    )
  const [harm, core, unknown, held] = [
    of('harm'),
    of('coreOpen'),
    of('mostlyUnknown'),
    of('protections'),
  ]
  if (headline === 'protect') {
    return held ? [say('report.headline.protections', { list: about(held) })] : []
  }
  if (headline !== 'notKnown') return []
  return [
    ...(harm ? [say('report.headline.harm')] : []),
    ...(core ? [say('report.headline.coreOpen', { list: about(core) })] : []),
    ...(!core && unknown ? [say('report.headline.mostlyUnknown')] : []),
  ]
}
