import type { MessageKey } from '../domain/message-key.ts'
import { listOf, longDate } from '../message/locale.ts'
import { headingPart, type Part, paragraphPart } from '../report/document.ts'
import { markdownOf } from '../report/markdown.ts'
import { howSoon, treatmentWord } from '../report/phrases.ts'
import { shortened } from '../report/shortened.ts'
import { documentStanding } from '../report/standing-words.ts'
import type { Story } from '../report/stories.ts'
import { areStancesShown } from '../report/story-opinions.ts'
import { allStories, type Summary } from '../report/summary.ts'
import { tablePart } from '../report/table-part.ts'
import { madeLine } from './made-line.ts'

/** How many decisions one page holds, and how long a cell is. */
const most = { decisions: 12, cell: 90 } as const

/**
 * One page for an auditor: what this check shows of the practices that ask for risk modelling (NIST SP 800-218, PW.1.1
 * and PW.1.2; Microsoft SDL, security design review and threat modelling), and what it does not show.
 */
export function toEvidence(summary: Summary): string {
  const { say, input } = summary
  const parts: readonly Part[] = [
    headingPart(1, say('evidence.title', { product: input.product.name })),
    { type: 'pairs', items: facts(summary) },
    practices(summary),
    ...decisions(summary),
    headingPart(2, say('evidence.limits')),
    { type: 'list', items: limits.map((key) => say(key)) },
    paragraphPart(madeLine(summary), 'quiet'),
  ]
  return markdownOf(parts)
}

const limits: readonly MessageKey[] = [
  'evidence.limit.said',
  'evidence.limit.tested',
  'evidence.limit.method',
]

function facts(summary: Summary): readonly (readonly [string, string])[] {
  const { say, input, asked, notLookedAt } = summary
  const date = longDate(say, input.date)
  const by = listOf(say, input.checkedBy)
  return [
    [say('evidence.product'), input.product.name],
    ...(date ? [[say('evidence.date'), date] as const] : []),
    ...(by ? [[say('evidence.by'), by] as const] : []),
    [
      say('evidence.asked'),
      say('evidence.answers', { count: asked.length, left: notLookedAt.questions.length }),
    ],
  ]
}

function practices(summary: Summary): Part {
  const { say, input, steps } = summary
  const stories = allStories(summary).filter(({ finding }) => finding !== undefined)
  const agreed = steps.filter(({ needed }) => needed)
  const values = {
    stories: stories.length,
    answers: summary.asked.length,
    decisions: decided(summary).length,
    steps: agreed.length,
    shown: agreed.filter(({ shown }) => shown).length,
    late: agreed.filter(({ late }) => late).length,
  }
  const look = input.ahead?.look
  const next = look
    ? say('evidence.nextLook', { date: longDate(say, look.on) })
    : say('evidence.noNextLook')
  return tablePart(
    say('evidence.practices'),
    [say('evidence.practice'), say('evidence.asks'), say('evidence.shows')],
    [
      ['SSDF PW.1.1', say('evidence.pw11.asks'), say('evidence.pw11.shows', values)],
      [
        'SSDF PW.1.2',
        say('evidence.pw12.asks'),
        [say('evidence.pw12.shows', values), next].join(' '),
      ],
      ['Microsoft SDL', say('evidence.sdl.asks'), say('evidence.sdl.shows')],
    ],
  )
}

/** Stories that somebody decided on, as far as that is shown. */
const decided = (summary: Summary): readonly Story[] =>
  allStories(summary).filter(
    (story) =>
      areStancesShown(summary, story) &&
      (story.talk.decision !== undefined || story.standing.kind === 'notPossible'),
  )

function decisions(summary: Summary): readonly Part[] {
  const { say, nameOf } = summary
  const all = decided(summary)
  const title = say('evidence.decisions')
  if (all.length === 0) return [headingPart(2, title), paragraphPart(say('evidence.none'))]
  const rows = all.slice(0, most.decisions).map((story) => {
    const { decision } = story.talk
    return [
      story.id,
      shortened(story.title, most.cell),
      story.band ? howSoon(say, story, story.band) : '',
      decision ? treatmentWord(say, decision.treatment) : '',
      decision ? nameOf(decision.owner) : '',
      shortened(documentStanding(summary, story), most.cell),
    ]
  })
  const head = [
    say('evidence.id'),
    say('evidence.story'),
    say('evidence.soon'),
    say('evidence.decision'),
    say('evidence.owner'),
    say('evidence.standing'),
  ]
  const more = all.length - most.decisions
  return [
    headingPart(2, title),
    tablePart(title, head, rows),
    ...(more > 0 ? [paragraphPart(say('evidence.more', { count: more }), 'quiet')] : []),
  ]
}
