import { catalogueId } from '../analysis/step-ids.ts'
import { strides } from '../domain/vocabulary.ts'
import { headingPart, type Part, paragraphPart, type Span, type Words } from './document.ts'
import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'
import {
  bandLine,
  confidenceWord,
  dreadLine,
  dreadRow,
  letterLines,
  statusWord,
  storyReferences,
  strideWords,
  type TechnicalReference,
  technicalReferences,
} from './technical-words.ts'

/** How many of the best steps, and of the steps of one story, are told in full. */
const most = { fixes: 5, each: 2 } as const

/** The technical part of a report, behind everything else: each story by its number, in the standard terms. */
export function technicalParts(
  summary: Summary,
  {
    detailed,
    stories,
  }: { readonly detailed: readonly Story[]; readonly stories: readonly Story[] },
): readonly Part[] {
  const { say } = summary
  const rated = stories.filter(({ finding }) => finding !== undefined)
  if (rated.length === 0) return []
  const caption = say('report.doc.technical')
  const head = [
    say('report.doc.column.story'),
    say('technical.stride.label'),
    say('technical.dread.columns'),
    say('technical.band.label'),
    say('technical.references.label'),
  ]
  const rows = rated.map((story) => technicalRow(summary, story))
  return [
    headingPart(2, caption),
    paragraphPart(say('technical.policy'), 'quiet'),
    paragraphPart(legend(say), 'quiet'),
    { type: 'small', parts: [{ type: 'table', caption, head, rows }], twoColumns: true },
    ...letters(summary, detailed),
    ...safeguardTable(summary, detailed),
  ]
}

/** "3. A stolen password": what the plain part calls it, so that one is found from the other. */
export const numbered = ({ say }: Summary, { place, title, short = title }: Story): string =>
  place > 0 ? say('report.doc.story', { place, title: short }) : short

/** "S Spoofing · T Tampering" and so on, and what the numbers are: on paper the table has no head. */
const legend = (say: Summary['say']): string =>
  [
    ...strides.map((letter) =>
      say('technical.stride.letter', { letter, name: strideWords(say, [letter]) }),
    ),
    say('technical.dread.columns'),
  ].join(say('report.list.dot'))

function technicalRow(summary: Summary, story: Story): Words[] {
  const { say } = summary
  const { finding } = story
  if (!finding) return []
  const dot = say('report.list.dot')
  const rating = [
    bandLine(summary, story),
    confidenceWord(say, finding.confidence),
    ...(finding.status === 'raised' ? [] : [statusWord(say, finding.status)]),
  ]
  return [
    numbered(summary, story),
    finding.stride.join(' '),
    dreadRow(say, finding),
    rating.join(dot),
    rowReferences(summary, story),
  ]
}

/** The weaknesses and lists of a row; attack patterns and requirements are told with the stories in full. */
const rowReferences = (summary: Summary, story: Story): readonly Span[] =>
  spansOf(
    summary.say,
    storyReferences({ ...summary, input: { ...summary.input, references: noTitles } }, story, [
      'cwe',
      'owasp',
    ]),
  )

function spansOf(say: Summary['say'], references: readonly TechnicalReference[]): readonly Span[] {
  const dot = say('report.list.dot')
  return references.flatMap(({ text, href }, index): Span[] => [
    ...(index > 0 ? [dot] : []),
    href ? { link: text, href } : text,
  ])
}

/** Numbers alone: each can be looked up by its link, and titles would fill pages. */
const noTitles = { cwe: {}, capec: {}, owasp: {}, asvs: {} }

/** The weakness, and the five letters with the answers behind each, of the stories that are told in full. */
function letters(summary: Summary, stories: readonly Story[]): Part[] {
  const { say } = summary
  const items = stories.flatMap((story): (readonly [string, Words])[] =>
    story.finding
      ? [
          [
            numbered(summary, story),
            [
              `${[
                story.finding.technical,
                dreadLine(say, story.finding),
                ...letterLines(summary, story.finding),
              ].join(' ')} `,
              ...spansOf(say, technicalReferences(summary, story)),
            ],
          ],
        ]
      : [],
  )
  return items.length === 0 ? [] : [{ type: 'small', parts: [{ type: 'pairs', items }] }]
}

/** The safety steps of the stories that are told in full and the best ones, each once, for those who build them. */
function safeguardTable({ say, bestFixes }: Summary, stories: readonly Story[]): Part[] {
  const best = bestFixes.slice(0, most.fixes).map(({ safeguard }) => safeguard)
  const named = stories.flatMap(({ safeguards }) => safeguards.slice(0, most.each))
  const all = new Map([...named, ...best].map((step) => [catalogueId(step.id), step]))
  if (all.size === 0) return []
  const caption = say('technical.safeguards')
  const head = [say('report.doc.column.step'), say('technical.control'), say('technical.check')]
  const rows = [...all.values()].map(({ text, technical, check }) => [text, technical, check])
  return [
    headingPart(2, caption),
    { type: 'small', parts: [{ type: 'table', caption, head, rows }] },
  ]
}
