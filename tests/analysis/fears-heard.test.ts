import { describe, expect, test } from 'vitest'
import { fears } from '../../src/domain/vocabulary.ts'
import type { AnswerValue } from '../../src/flow/answer.ts'
import { realContent, saidBy } from './real-content.ts'

type Answers = Readonly<Record<string, AnswerValue>>

const always: Answers = {
  'about.stage': 'live',
  'people.count': 'mid',
  'people.motive': ['nobody'],
  'people.about': ['nobody'],
  'about.traits': ['none'],
  'info.leak': 'upset',
  'info.change': 'upset',
  'wrong.down': 'hours',
  'conn.kinds': ['none'],
}

/** Kinds of products whose heart is not a website with customers who sign in, as their owners would answer. */
const kinds: Readonly<Record<string, Answers>> = {
  'a tool for the own staff': {
    'about.shape': ['web'],
    'about.features': ['signin'],
    'about.topics': ['staff'],
    'people.who': ['staff'],
    'out.reach': 'inside',
    'info.kinds': ['contact', 'health'],
    'money.actions': ['sign', 'record'],
    'in.how': ['company'],
  },
  'an AI that staff use': {
    'about.shape': ['web'],
    'about.features': ['signin'],
    'about.topics': ['health', 'aichat'],
    'people.who': ['staff'],
    'people.about': ['patient'],
    'out.reach': 'inside',
    'info.kinds': ['contact', 'health'],
    'money.actions': ['none'],
    'in.how': ['company'],
    'conn.kinds': ['records', 'ai'],
  },
  'a device': {
    'about.shape': ['device', 'app'],
    'about.features': ['signin'],
    'about.topics': ['device'],
    'people.who': ['public'],
    'out.reach': 'anyone',
    'info.kinds': ['place'],
    'money.actions': ['none'],
    'in.how': ['password'],
  },
  'a service for other companies’ computers': {
    'about.shape': ['api'],
    'about.features': ['none'],
    'about.topics': ['api'],
    'people.who': ['partner'],
    'out.reach': 'invited',
    'info.kinds': ['contact', 'secret'],
    'money.actions': ['order'],
  },
  'a plant': {
    'about.shape': ['device', 'onsite'],
    'about.features': ['none'],
    'about.topics': ['plant'],
    'people.who': ['staff'],
    'out.reach': 'inside',
    'info.kinds': ['secret'],
    'money.actions': ['order'],
  },
  'a site where nobody signs in': {
    'about.shape': ['web'],
    'about.features': ['none'],
    'about.topics': ['content'],
    'people.who': ['public'],
    'out.reach': 'anyone',
    'info.kinds': ['contact'],
  },
  'a desk where staff serve people': {
    'about.shape': ['onsite'],
    'about.features': ['none'],
    'about.topics': ['health'],
    'people.who': ['staff', 'public'],
    'people.about': ['patient'],
    'out.reach': 'inside',
    'info.kinds': ['contact', 'health'],
  },
}

/** So few stories of a fear would say nothing of this product: most kinds have ten and more. */
const few = 4

describe('what must never happen', async () => {
  const { catalogue, analyser } = await realContent()
  const about = (fear: string) =>
    new Set(catalogue.threats.filter((story) => story.fears.some((one) => one === fear)))
  const shownFor = (answers: Answers): ReadonlySet<string> =>
    new Set(
      analyser
        .judge(analyser.read(saidBy('Dana', answers)))
        .shown.filter(({ status }) => status !== 'covered')
        .map(({ compiled }) => compiled.threat.id),
    )

  for (const [kind, answers] of Object.entries(kinds)) {
    test.each(fears)(`has its stories in ${kind}: %s`, (fear) => {
      const shown = shownFor({ ...always, ...answers, 'wrong.closest': fear })
      const heard = [...about(fear)].filter(({ id }) => shown.has(id))
      expect(heard.length).toBeGreaterThanOrEqual(few)
    })
  }

  test('is a request that people grant themselves, in a tool for leave', () => {
    const answers = { ...kinds['a tool for the own staff'], 'wrong.closest': 'change' }
    expect(shownFor({ ...always, ...answers })).toContain('approve-own')
  })

  test('is what colleagues see of one another, where it holds what is private about them', () => {
    const answers = { ...kinds['a tool for the own staff'], 'wrong.closest': 'leak' }
    expect(shownFor({ ...always, ...answers })).toContain('see-others')
  })
})

describe('a sign-in that only the own people have', async () => {
  const { analyser } = await realContent()
  const statusOf = (id: string, answers: Answers) =>
    analyser
      .judge(analyser.read(saidBy('Dana', { ...always, ...answers })))
      .shown.find(({ compiled }) => compiled.threat.id === id)?.status
  const clinic: Answers = {
    'about.shape': ['web'],
    'about.features': ['signin', 'ai'],
    'people.who': ['public', 'staff'],
    'out.reach': 'anyone',
    'info.kinds': ['health'],
    'in.how': ['company'],
  }

  test('is none of its customers’', () => {
    expect(statusOf('signin-as-customer', clinic)).toBe('covered')
    expect(statusOf('asked-for-sign-in', clinic)).toBe('covered')
  })

  test('is theirs as soon as they have one of their own', () => {
    expect(statusOf('signin-as-customer', { ...clinic, 'in.how': ['company', 'password'] })).toBe(
      'raised',
    )
    expect(statusOf('signin-as-customer', { ...clinic, 'people.who': ['partner', 'staff'] })).toBe(
      'raised',
    )
  })
})
