import { describe, expect, test } from 'vitest'
import { openForOthers } from '../../src/engine/open-questions.ts'
import { plainText } from '../../src/message/plain-text.ts'
import { toBriefMarkdown } from '../../src/report/brief.ts'
import { productParts } from '../../src/report/model/product-parts.ts'
import { summaryMessage } from '../../src/report/thread.ts'
import { askWords } from '../../src/review/answer-words.ts'
import { Conversation } from '../engine/conversation.ts'
import { say } from '../own-content.ts'
import {
  type Answers,
  asked,
  catalogue,
  everything,
  factsOf,
  firstSeven,
  found,
  lifted,
  makesSense,
  moveUp,
  nearest,
  raised,
  rises,
  rules,
  shown,
  summaryOf,
  titles,
} from './why-promises.ts'

/** The club, with these answers instead. */
const club = (answers: Answers): Answers => ({ ...everything, ...answers })

/** The club before and after one answer is another. */
const instead = (id: string, before: string, after: string) => ({
  before: club({ [id]: before }),
  after: club({ [id]: after }),
})

const values = (id: string): readonly string[] =>
  (rules.byId.get(id)?.choices ?? [])
    .filter(({ exclusive }) => !exclusive)
    .map(({ value }) => value)

/** A site with little in it, where one answer more shows. */
const plain: Answers = {
  'about.shape': ['web'],
  'about.features': ['signin'],
  'people.who': ['public'],
  'info.kinds': ['contact'],
}

const storiesThat = (fits: (story: (typeof catalogue.threats)[number]) => boolean) =>
  new Set(catalogue.threats.filter(fits).map(({ id }) => id))

/** A “why” that says what the product will do with the answer, and the proof that it does. */
const promises: Readonly<Record<string, () => void>> = {
  'about.what': () => {
    const bare = { 'about.shape': ['web'] }
    const words = 'Doctors write discharge letters for patients; an AI drafts them.'
    expect(nearest(bare)[0]).not.toBe(nearest({ ...bare, 'about.what': words })[0])
    expect(nearest({ ...bare, 'about.what': words }).slice(0, 3)).toContain('discharge-letter-ai')
  },
  'about.stage': () => {
    const question = rules.byId.get('about.shape')
    const words = (stage: string) =>
      question && askWords({ say, rules, facts: factsOf({ 'about.stage': stage }) }, question)
    expect(words('live')).toBe(question?.ask)
    expect(words('idea')).toBe(question?.askEarly)
    expect(makesSense('wrong.before', club({ 'about.stage': 'live' }))).toBe(true)
    expect(makesSense('wrong.before', club({ 'about.stage': 'idea' }))).toBe(false)
  },
  'about.features': () => {
    const next: Readonly<Record<string, string>> = {
      signin: 'in.how',
      pay: 'money.cards',
      upload: 'out.files',
      message: 'out.posts',
      post: 'out.posts',
      ai: 'ai.acts',
    }
    expect(Object.keys(next)).toEqual(values('about.features'))
    const none = club({ 'about.features': ['none'] })
    for (const [feature, id] of Object.entries(next)) {
      const picked = club({ 'about.features': [feature] })
      expect([id, makesSense(id, picked), makesSense(id, none)]).toEqual([id, true, false])
    }
    expect(asked(none)).not.toContain('in.how')
  },
  'about.hands': () => {
    const hands = 'Coaches log each trip. Parents see who is out.'
    expect(found({ 'about.hands': hands })).toMatchObject({
      people: ['parents', 'coaches'],
      staff: ['coaches'],
    })
    expect(nearest({ 'about.hands': hands })).not.toEqual(nearest({}))
  },
  'wrong.never': () => {
    const never = 'A child is never left on the lake.'
    const posted = plainText(summaryMessage(summaryOf(club({ 'wrong.never': never }))))
    expect(posted).toContain(never)
    expect(posted.indexOf(never)).toBeLessThan(posted.indexOf('\n1. '))
  },
  'about.like': () => {
    const { examples = [] } = catalogue.others ?? {}
    const mean = (story: string): number =>
      examples.reduce((sum, { first }) => sum + (first[story] ?? 1), 0) / examples.length
    for (const { id, first } of examples.filter((_, n) => n % 12 === 0)) {
      const theirs = lifted(first, mean)
      const before = club({ 'about.like': ['none'] })
      expect([id, moveUp(theirs, { before, after: club({ 'about.like': [id] }) })]).toEqual([
        id,
        true,
      ])
    }
  },
  'about.topics': () => {
    const { base = {}, facets = {} } = catalogue.others?.facets ?? {}
    for (const id of values('about.topics')) {
      const theirs = lifted(facets[id]?.pct ?? {}, (story) => base[story] ?? 1)
      const [before, after] = [['none'], [id]].map((pick) => ({ ...plain, 'about.topics': pick }))
      expect([id, moveUp(theirs, { before: before ?? {}, after: after ?? {} })]).toEqual([id, true])
    }
  },
  'about.noun': () => {
    const words = ['rowers', 'coaches', 'trip logs', 'book boats']
    const named = titles(club({ 'about.noun': words }))
    const naming = (word: string) => named.filter((title) => title.includes(word)).length
    expect(words.map(naming)).toEqual([
      expect.toSatisfy((count: number) => count > 10),
      expect.toSatisfy((count: number) => count > 4),
      expect.toSatisfy((count: number) => count > 4),
      expect.toSatisfy((count: number) => count > 4),
    ])
    expect(named.join()).not.toMatch(/\bcustomers\b/)
  },
  'about.traits': () => {
    expect(makesSense('out.staffdoor', plain)).toBe(false)
    expect(makesSense('out.staffdoor', { ...plain, 'about.traits': ['staffdoor'] })).toBe(true)
    for (const trait of ['behalf', 'tenants']) {
      const ids = (traits: readonly string[]) =>
        raised({ ...plain, 'about.traits': traits }).map(({ compiled }) => compiled.threat.id)
      const none = new Set(ids(['none']))
      expect([trait, ids([trait]).filter((id) => !none.has(id))]).not.toEqual([trait, []])
    }
    const words = { 'about.noun': ['rowers', 'coaches'] }
    const own = club({ ...words, 'about.traits': ['staffonly'] })
    const taken = /into the accounts of (\w+)/
    const whose = (answers: Answers) => titles(answers).flatMap((one) => taken.exec(one)?.[1] ?? [])
    expect(new Set(whose(club(words)))).toEqual(new Set(['rowers']))
    expect(new Set(whose(own))).toEqual(new Set(['coaches']))
    expect([makesSense('in.join', club(words)), makesSense('in.join', own)]).toEqual([true, false])
  },
  'about.team': () => {
    const talk = new Conversation(rules.flow)
    talk.answers('dana', 'about.team', ['Ravi', 'Mei', ''])
    talk.do({ kind: 'notSure', question: 'conn.kinds', person: 'dana', at: '', version: 0 })
    expect(openForOthers(talk.compiled, talk.interview)).toMatchObject([
      { person: 'Ravi', questions: ['conn.kinds'] },
    ])
  },
  'people.count': () => {
    expect(rises('affectedUsers', instead('people.count', 'tiny', 'huge'))).toBe(true)
  },
  'people.motive': () => {
    for (const motive of values('people.motive')) {
      const theirs = storiesThat(({ motives }) => motives.some((each) => each === motive))
      const before = club({ 'people.motive': ['nobody'] })
      const moved = moveUp(theirs, { before, after: club({ 'people.motive': [motive] }) })
      expect([motive, moved]).toEqual([motive, true])
    }
  },
  'out.reach': () => {
    const at = (reach: string) =>
      club({ 'people.who': ['staff'], 'about.shape': ['web'], 'out.reach': reach })
    expect(rises('exploitability', { before: at('inside'), after: at('anyone') })).toBe(true)
  },
  'info.leak': () => {
    expect(rises('damage', instead('info.leak', 'mild', 'hurt'))).toBe(true)
  },
  'info.change': () => {
    expect(rises('damage', instead('info.change', 'mild', 'hurt'))).toBe(true)
  },
  'wrong.down': () => {
    expect(rises('damage', instead('wrong.down', 'days', 'minutes'))).toBe(true)
  },
  'info.worst': () => {
    const isWhere = ({ touches }: { readonly touches: readonly string[] }) =>
      touches.includes('place') && !touches.includes('contact')
    expect(rises('damage', instead('info.worst', 'contact', 'place'), isWhere)).toBe(true)
  },
  'wrong.closest': () => {
    const seven = values('wrong.closest').map((fear) => {
      const first = firstSeven(club({ 'wrong.closest': fear }))
      const theirs = storiesThat(({ fears }) => fears[0] === fear)
      expect([fear, first.some((id) => theirs.has(id))]).toEqual([fear, true])
      return first.toSorted().join()
    })
    expect(new Set(seven).size).toBe(seven.length)
  },
  'wrong.cost': () => {
    const [, cost] = rules.byId.get('wrong.cost')?.choices ?? []
    const page = toBriefMarkdown(summaryOf(club({ 'wrong.cost': cost?.value ?? '' })))
    expect(page).toContain(cost?.reason)
  },
  'money.actions': () => {
    expect(asked(club({}))).toContain('money.check')
    expect(asked(club({ 'money.actions': ['none'] }))).not.toContain('money.check')
  },
  'conn.services': () => {
    const { services, connected } = productParts(summaryOf(everything))
    expect([...services, ...connected].map(({ name }) => name)).toContain('Tallypay')
  },
}

/** A “why” that tells something about the world, and promises nothing. */
const aboutTheWorld: readonly string[] = [
  ...['about.shape', 'people.who', 'people.about'],
  ...['info.kinds', 'info.sees', 'info.copies', 'info.locked', 'wrong.before'],
  ...['money.check', 'money.grab', 'money.cards'],
  ...['in.how', 'in.staff', 'in.reset', 'in.guess', 'in.join', 'in.stay', 'in.leave', 'in.shared'],
  ...['can.levels', 'can.proof', 'can.admins', 'can.actas'],
  ...[
    'conn.kinds',
    'conn.gives',
    'conn.gets',
    'conn.trust',
    'conn.prove',
    'conn.down',
    'conn.keys',
  ],
  ...['out.busy', 'out.staffdoor', 'out.padlock', 'out.files', 'out.posts'],
  ...['ai.reads', 'ai.acts', 'ai.check', 'ai.decide'],
  ...['run.record', 'run.notice', 'run.restore', 'run.updates', 'run.change', 'run.people'],
  ...['run.address', 'run.plan', 'sup.who', 'sup.gone'],
  ...['dev.lost', 'dev.harm', 'dev.touch', 'dev.radio', 'dev.first', 'dev.update'],
  ...['rule.which', 'rule.surprise', 'rule.delete'],
]

/** Where nothing else raises what the answer raises. */
const barer: Readonly<Record<string, Answers>> = {
  'can.levels': { 'people.who': ['public'], 'about.traits': ['none'] },
  'conn.gets': { 'conn.kinds': ['other'] },
}

/** Words of a “why” that say what the product will do. */
const promising = /\b(?:we|us|your (?:answer|pick|words|list)s?|stor(?:y|ies)|list|first thing)\b/iu

const questions = rules.flow.questions.filter(
  ({ id, source, retired }) => id === source && !retired,
)

test('every “why” is known as a promise or as a fact about the world', () => {
  const known = [...Object.keys(promises), ...aboutTheWorld]
  expect(known.toSorted()).toEqual(questions.map(({ id }) => id).toSorted())
})

describe('what a “why” promises happens', () => {
  test.each(Object.entries(promises))('%s', (_, proof) => proof())
})

describe('a “why” about the world', () => {
  const about = questions.filter(({ id }) => aboutTheWorld.includes(id))

  test('promises nothing', () => {
    expect(about.filter(({ why }) => promising.test(why)).map(({ why }) => why)).toEqual([])
  })

  test('is said of a question whose answer changes what is shown', () => {
    const idle = about.filter(({ id, type, choices }) => {
      const at = (value: string): string =>
        shown(club({ ...barer[id], [id]: type === 'multi' ? [value] : value }))
      const [first = '', ...others] = choices.map(({ value }) => value)
      const usual = at(first)
      return !others.some((value) => at(value) !== usual)
    })
    expect(idle.map(({ id }) => id)).toEqual([])
  })
})
