import type { Because, Way } from '../../src/analysis/finding.ts'
import { neverId } from '../../src/domain/never-story.ts'
import type { SummaryInput } from '../../src/report/summary-input.ts'
import type { Decision, StoryTalk } from '../../src/report/talk.ts'
import { analysis, finding, swim, talks } from './swim.ts'

/** Something that Ravi answered, or with `null` was not sure of. */
export const behind = (
  question: string,
  text: string,
  answer: Because['answer'] = 'yes',
): Because => ({ question, answer, by: 'ravi', at: '2025-11-20T09:00:00Z', text })

/** A way to what must never happen, by the story that tells of the same thing. */
export const way = (id: string, story: string, ...because: readonly Because[]): Way => ({
  id,
  kind: 'let-in',
  title: `It gets out by ${id}`,
  finding: story,
  because,
})

export const livedWith: Decision = {
  treatment: 'accept',
  by: 'dana',
  at: '2025-11-20T10:00:00Z',
  owner: 'ravi',
  due: '2026-05-01',
  safeguards: [],
  reason: 'Few use it',
  secondedBy: 'tom',
  done: false,
}

/** Seven ways: one of a story that is lived with, one of a story outside the first, one of a story that is not here. */
export const ways: readonly Way[] = [
  way('staff', 'see-others', behind('can.proof', 'Nobody has tested it.')),
  way('mail', 'story-b', behind('can.proof', 'Nobody has tested it.')),
  way('moon', 'not-raised', behind('out.reach', 'Anyone can reach it.')),
  way(
    'copy',
    'story-h',
    behind('can.proof', 'Nobody has tested it.'),
    behind('x', 'Copies lie about.'),
  ),
  way('link', 'story-c', behind('people.who', 'The public uses it.')),
  way('guess', 'story-d', behind('run.restore', 'Whether it can be put back.', null)),
  way('phone', 'story-e'),
  way('print', 'story-f'),
]

/** Dana's check with these ways; of what must never happen, `talk` was said. */
export const swimWithWays = (talk: Partial<StoryTalk> = {}, more: Partial<SummaryInput> = {}) =>
  swim({
    analysis: { ...analysis, ways },
    talk: talks({ finding: 'story-b', decision: livedWith }, { finding: neverId, ...talk }),
    ...more,
  })

/** A story with a known weak answer, as its first reason, and one that tells why it matters here. */
export const weakStory = finding('see-others', {
  title: 'Someone could see another customer’s information.',
  weak: [behind('in.how', 'Passwords are shared.')],
  whyHere: behind('info.kinds', 'Health details are kept.'),
})
