import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { dateSeenFrom } from '../message/locale.ts'
import type { Element, Message } from '../message/message.ts'
import type { Say } from '../message/words.ts'
import { buttonRow, quiet } from './card.ts'
import { stanceWord, typed } from './phrases.ts'
import { isSettled } from './standing.ts'
import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'

/**
 * Whether everybody may see what people said about a story: once it is settled or the deadline has passed, and in a
 * check that shows it at once. Until then each sees it privately, after having spoken.
 */
export const areStancesShown = (
  { input }: Pick<Summary, 'input'>,
  { standing }: Pick<Story, 'standing'>,
): boolean => input.stances !== 'hidden' || isSettled(standing)

/** What people said about a story: how many say what, the reasons they share, and each "no" that waits. */
export const opinions = (summary: Summary, story: Story): Element[] => [
  ...said(summary, story),
  ...claims(summary, story),
]

/** The same for whoever has spoken; `undefined` where nobody has said anything. */
export function opinionsMessage(summary: Summary, story: Story, ask: Element): Message | undefined {
  const elements = opinions(summary, story)
  return elements.length === 0 ? undefined : message(ask, ...elements)
}

/** What the others said, for whoever speaks at this moment: how many have spoken is not true any more, and left out. */
export function othersMessage(summary: Summary, story: Story, ask: Element): Message | undefined {
  const elements = [...views(summary, story), ...claims(summary, story)]
  return elements.length === 0 ? undefined : message(ask, ...elements)
}

/** How many have spoken and nothing of what they said; that something waits for a second person is said without a name. */
export function spokenOnly(summary: Summary, story: Story): Element[] {
  const { say } = summary
  if (story.said === 0) return []
  const { standing } = story
  const isClaim = standing.kind === 'waiting' && standing.on === 'claim'
  return [
    text([spoken(summary, story), say('thread.story.hidden')].join(' ')),
    ...(isClaim ? [text(say('thread.story.claimHidden'))] : []),
    ...buttonRow(summary, [
      {
        label: 'thread.story.others',
        type: 'seeOthers',
        more: { finding: story.id },
        style: 'quiet',
      },
    ]),
  ]
}

const spoken = ({ say, people: everyone }: Summary, { said: count }: Story): string =>
  say('thread.story.said', { count, of: Math.max(everyone, count) })

const said = (summary: Summary, story: Story): Element[] =>
  views(summary, story, spoken(summary, story))

/** How many say what, after words that come first, and the reasons that are shared. */
function views(summary: Summary, story: Story, first?: string): Element[] {
  const { say, nameOf } = summary
  const { counts, shared } = story.talk
  if (story.said === 0) return []
  const numbers = (Object.keys(counts) as (keyof typeof counts)[])
    .filter((stance) => counts[stance] > 0)
    .map((stance) =>
      say('thread.story.view', { stance: stanceWord(say, stance), number: counts[stance] }),
    )
    .join(say('report.list.dot'))
  return [
    text(first === undefined ? numbers : `${first} ${numbers}`),
    ...split({ say }, story),
    ...shared.filter(isNoDenial).map((one) => sharedLine(say, nameOf(one.by), one)),
  ]
}

type Shared = Story['talk']['shared'][number]

/** Lines that were made, by what they tell: in a crowd each new voice is answered with all those before it. */
const lines = new WeakMap<
  Shared,
  { readonly say: Say; readonly name: string; readonly line: Element }
>()

function sharedLine(say: Say, name: string, shared: Shared): Element {
  const known = lines.get(shared)
  if (known?.say === say && known.name === name) return known.line
  const { stance, reason } = shared
  const line = quiet(
    say('thread.story.shared', {
      name: asTyped(name),
      stance: stanceWord(say, stance),
      reason: typed(reason),
    }),
  )
  lines.set(shared, { say, name, line })
  return line
}

/** A shared “no” is shown further down, to be agreed with; here it would be a repetition. */
const isNoDenial = ({ stance }: Shared): boolean => stance !== 'no' && stance !== 'doesNotApply'

/** One neutral line where people see it differently; it asks those who say no. */
function split({ say }: Pick<Summary, 'say'>, { talk, standing }: Story): Element[] {
  const yes = talk.counts.yes + talk.counts.partly + talk.counts.happened
  const { no } = talk.counts
  if (yes === 0 || no === 0 || standing.kind === 'notPossible') return []
  const yesSay = say('thread.story.yesSay', { count: yes })
  return [
    text(say('thread.story.split', { yes: yesSay, no: say('thread.story.noSay', { count: no }) })),
  ]
}

function claims(summary: Summary, story: Story): Element[] {
  const { say, nameOf } = summary
  return story.talk.claims.flatMap((claim) => {
    const name = asTyped(nameOf(claim.by))
    const reason = claim.reason
      ? say('thread.story.claimReason', { name, reason: typed(claim.reason) })
      : say('thread.story.claim', { name })
    if (claim.secondedBy) {
      const agreed = say('thread.story.claimAgreed', { name: asTyped(nameOf(claim.secondedBy)) })
      const look = claim.lookAgain
        ? say('thread.story.lookAgain', {
            date: dateSeenFrom(say, claim.lookAgain, summary.input.today),
          })
        : ''
      return [text([reason, agreed, look].filter(Boolean).join(' '))]
    }
    return [
      text(`${reason} ${say('thread.story.claimWaits')}`),
      ...buttonRow(summary, [
        {
          label: 'thread.story.agree',
          type: 'secondNo',
          more: { finding: story.id, claimBy: claim.by },
        },
      ]),
    ]
  })
}
