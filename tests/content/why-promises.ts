import type { Judged } from '../../src/analysis/judge.ts'
import { ratingOf } from '../../src/analysis/rating.ts'
import type { Threat } from '../../src/analysis/threat.ts'
import { assess } from '../../src/assess/assess.ts'
import type { AnswerValue } from '../../src/flow/answer.ts'
import type { Summary } from '../../src/report/summary.ts'
import { saidBy } from '../analysis/real-content.ts'
import { Conversation } from '../engine/conversation.ts'
import { checks, content, say } from '../own-content.ts'

export type Answers = Readonly<Record<string, AnswerValue>>

const own = checks.get('product-check')
if (!own) throw new Error('There is no flow "product-check"')
const check = own
export const { rules } = check.compiled

/** A product that has a bit of everything, so that every question makes sense for it. */
export const everything: Answers = {
  'about.what': 'Members of a club rent boats from us and open the locks with a phone.',
  'about.stage': 'live',
  'about.shape': ['app', 'api', 'device'],
  'about.features': ['signin', 'pay', 'upload', 'message', 'post', 'ai'],
  'about.traits': ['staffdoor'],
  'people.who': ['public', 'staff'],
  'people.count': 'mid',
  'info.kinds': ['contact', 'place', 'private', 'health'],
  'info.leak': 'serious',
  'info.change': 'serious',
  'info.worst': 'private',
  'wrong.down': 'days',
  'wrong.closest': 'leak',
  'money.actions': ['money', 'delete'],
  'in.how': ['password', 'link'],
  'conn.kinds': ['pay', 'ai', 'records'],
  'conn.services': ['Tallypay'],
  'sup.who': ['dev'],
}

/** The stories that these answers raise, in order; the whole of an analysis takes longer. */
export const raised = (answers: Answers): readonly Judged[] =>
  check.analyser.inOrder(saidBy('dana', answers)).stories

/** The titles of all stories, as a team reads them. */
export const titles = (answers: Answers): readonly string[] =>
  check.analyser.analyse(saidBy('dana', answers)).findings.map(({ title }) => title)

/** The example products nearest to these answers. */
export const nearest = (answers: Answers): readonly string[] =>
  rules.library.nearestExamples(factsOf(answers))

/** What is found in what was written, to be offered. */
export const found = (answers: Answers) => rules.library.foundWords(factsOf(answers), 'Row Club')

/** What is known from these answers. */
export const factsOf = (answers: Answers) => check.compiled.read(saidBy('dana', answers)).facts

/** Whether these stories stand nearer to the first than before, on average; what is not raised stands behind all. */
export function moveUp(
  stories: ReadonlySet<string>,
  { before, after }: { readonly before: Answers; readonly after: Answers },
): boolean {
  const [was, now] = [placesOf(before), placesOf(after)]
  const end = Math.max(was.size, now.size)
  const sum = (places: ReadonlyMap<string, number>): number =>
    [...stories].reduce((total, id) => total + (places.get(id) ?? end), 0)
  return sum(now) < sum(was)
}

const placesOf = (answers: Answers): ReadonlyMap<string, number> =>
  new Map(
    raised(answers)
      .filter(({ status }) => status !== 'covered')
      .map(({ compiled }, place) => [compiled.threat.id, place]),
  )

/** The ids of the first seven, in order. */
export const firstSeven = (answers: Answers): readonly string[] =>
  [...placesOf(answers).keys()].slice(0, 7)

/** What can be seen of the stories: which are raised, how high, and in which order. */
export const shown = (answers: Answers): string =>
  JSON.stringify(
    raised(answers).map(({ compiled, status, letters }) => [
      compiled.threat.id,
      status,
      ratingOf(letters).total,
    ]),
  )

/** Whether one letter rises over the stories that both answers raise. */
export function rises(
  letter: keyof Judged['letters'],
  { before, after }: { readonly before: Answers; readonly after: Answers },
  about: (story: Threat) => boolean = () => true,
): boolean {
  const was = new Map(raised(before).map((story) => [story.compiled.threat.id, story]))
  const pairs = raised(after).flatMap((now) => {
    const { threat } = now.compiled
    const old = was.get(threat.id)
    return old && about(threat) ? [[old.letters[letter], now.letters[letter]] as const] : []
  })
  const sum = (side: 0 | 1): number =>
    pairs.reduce((total, pair) => total + pair[side].low + pair[side].high, 0)
  return sum(1) > sum(0)
}

/** Whether a question makes sense for somebody who answers like this. */
export function makesSense(id: string, answers: Answers): boolean {
  const question = rules.byId.get(id)
  return question !== undefined && rules.opened(question, factsOf(answers))
}

/** Every question that is asked of somebody who answers like this, and is not sure of anything else. */
export function asked(answers: Answers): readonly string[] {
  const talk = new Conversation(rules.flow)
  const seen: string[] = []
  for (let at = talk.shows('dana'); at !== 'checking'; at = talk.shows('dana')) {
    seen.push(at)
    const answer = answers[at]
    const outcome =
      answer === undefined
        ? talk.do({ kind: 'notSure', question: at, person: 'dana', at: '', version: 0 })
        : talk.says('dana', answer)
    if (!outcome.ok) throw new Error(`${at}: ${JSON.stringify(outcome)}`)
  }
  return seen
}

/** The result of a whole check of a product called Lakeside. */
export function summaryOf(answers: Answers): Summary {
  const file = JSON.stringify({ product: { name: 'Lakeside', summary: 'Boats.' }, answers })
  const assessed = assess(file, { content, check, say })
  if (!assessed.ok) throw new Error(JSON.stringify(assessed.mistakes))
  return assessed.summary
}

/** The stories whose chance is well above a base. */
export const lifted = (
  pct: Readonly<Record<string, number>>,
  base: (story: string) => number,
): ReadonlySet<string> =>
  new Set(Object.keys(pct).filter((story) => (pct[story] ?? 0) > 1.5 * base(story)))

/** The published catalogue, for what a story says of itself. */
export const { catalogue } = content
