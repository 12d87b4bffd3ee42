import { createAnalyser } from '../../src/analysis/analyser.ts'
import {
  type Catalogue,
  type Safeguard,
  safeguardSchema,
  type Threat,
  threatSchema,
} from '../../src/analysis/threat.ts'
import type { AnswerValue, GivenAnswer } from '../../src/flow/answer.ts'
import { type FlowRules, flowRules } from '../../src/flow/fact.ts'
import { flowSourceSchema, openFlow } from '../../src/flow/flow.ts'

/** A tiny questionnaire about a lemonade stand. */
export const lemonadeRules: FlowRules = flowRules(
  openFlow(
    flowSourceSchema.parse({
      id: 'lemonade',
      version: 1,
      title: 'Lemonade',
      limits: { quick: 5, lowStakes: 5, full: 20 },
      lowStakes: { fact: 'impact.leak', is: ['mild'] },
      derived: { signIn: { fact: 'product.features', includes: ['signin'] } },
      sections: [
        {
          id: 'all',
          title: 'All',
          questions: [
            question('what', 'product.features', 'multi', {
              signin: 'People sign in.',
              pay: 'People pay.',
              none: 'People only look.',
            }),
            question('leak', 'impact.leak', 'single', {
              mild: 'A leak would be a bit annoying.',
              upset: 'A leak would upset people.',
              hurt: 'A leak could hurt someone.',
            }),
            question('change', 'impact.change', 'single', {
              mild: 'A change would be a bit annoying.',
              serious: 'A change would be serious.',
            }),
            question('down', 'impact.down', 'single', {
              days: 'It may stop for days.',
              minutes: 'It must never stop.',
            }),
            question('count', 'people.band', 'single', {
              tiny: 'Few people use it.',
              mid: 'Thousands use it.',
              huge: 'Millions use it.',
            }),
            question('reach', 'reach.who', 'single', {
              inside: 'Only we can open it.',
              anyone: 'Anyone can open it.',
            }),
            {
              ...question('how', 'auth.methods', 'multi', {
                password: 'They use a password only.',
                password2: 'They use a second step.',
              }),
              when: { derived: 'signIn' },
            },
            question('step', 'auth.operatorStep', 'single', {
              all: 'All who run it need a second step.',
              some: 'Some who run it need a second step.',
            }),
            question('fixes', 'patch.speed', 'single', {
              auto: 'Fixes go in by themselves.',
              month: 'Fixes go in within a month.',
              rare: 'Fixes go in now and then.',
            }),
            question('kinds', 'data.kinds', 'multi', {
              secret: 'Recipes are kept.',
              contact: 'Names are kept.',
            }),
            question('worst', 'data.worst', 'single', {
              secret: 'A leak of recipes would be worst.',
              contact: 'A leak of names would be worst.',
            }),
            question('before', 'history.incident', 'single', {
              no: 'There was no trouble.',
              yes: 'There was trouble last year.',
            }),
            question('rules', 'rules.which', 'multi', {
              privacy: 'Privacy law applies.',
              none: 'No rules apply.',
            }),
            question('fear', 'impact.fear', 'single', {
              leak: 'Nothing may get out.',
              stop: 'It may never stop.',
            }),
            {
              ...question('services', 'conn.services', 'list', {}),
              max: 3,
              summaryOnly: true,
            },
            {
              ...question('gives', 'conn.gives', 'single', {
                private: 'It gets private facts.',
                little: 'It gets little.',
              }),
              each: { list: 'services', max: 3 },
            },
          ],
        },
      ],
    }),
  ),
)

function question(
  id: string,
  fact: string,
  type: string,
  reasons: Readonly<Record<string, string>>,
) {
  return {
    id,
    fact,
    type,
    depth: 'core',
    owner: 'product',
    ask: `About ${id}?`,
    short: `About ${id}`,
    why: 'To know.',
    example: 'Lemons.',
    choices: Object.entries(reasons).map(([value, reason]) => ({ value, label: value, reason })),
  }
}

/** A story, by default one that anyone outside could do to some people, again and again. */
export function story(id: string, parts: Partial<Record<keyof Threat, unknown>> = {}): Threat {
  return threatSchema.parse({
    id,
    title: `Somebody could do ${id}.`,
    question: `Could somebody do ${id}?`,
    stride: ['I'],
    elements: ['process'],
    family: id,
    fears: ['money'],
    means: ['trust'],
    when: { always: true },
    base: { harm: 'leak', scope: 'some', reproducibility: 3, skill: 3, wayIn: 'outside' },
    safeguards: [{ id: 'lock', lowers: ['exploitability'] }],
    references: { cwe: [1] },
    technical: 'Something.',
    example: 'A lemon rolls away.',
    ...parts,
  })
}

/** A safety step, by default a small one that no question asks about. */
export const step = (
  id: string,
  parts: Partial<Record<keyof Safeguard, unknown>> = {},
): Safeguard =>
  safeguardSchema.parse({
    id,
    text: `Do ${id}.`,
    effort: 'S',
    owner: 'tech',
    treatment: 'mitigate',
    technical: 'Something.',
    check: 'Try it.',
    noticed: 'Nobody notices.',
    references: {},
    ...parts,
  })

/** The analysis of a lemonade stand with these stories and steps. */
export function lemonade(
  threats: readonly Threat[],
  more: Partial<Pick<Catalogue, 'safeguards' | 'priors' | 'ways' | 'others'>> = {},
) {
  const { safeguards = [step('lock')], priors = {}, ways = [], others } = more
  return createAnalyser({
    rules: lemonadeRules,
    catalogue: {
      version: 'test',
      threats,
      safeguards,
      priors,
      ways,
      ...(others && { others }),
    },
    words: {
      list: (names) => names.join(' and '),
      unnamedService: 'a connected service',
      people: (kind) => kind,
      team: 'team',
      thing: () => 'information',
      action: (typed) => typed,
      unsure: (about) => `not known: ${about}`,
    },
  })
}

/** What one person said. */
export const said = (
  by: string,
  answers: Readonly<Record<string, AnswerValue>>,
): readonly GivenAnswer[] =>
  Object.entries(answers).map(([id, value]) => ({
    question: id,
    by,
    at: '2025-11-21T09:00:00Z',
    value,
  }))

/** What Dana said. */
export const dana = (answers: Readonly<Record<string, AnswerValue>>): readonly GivenAnswer[] =>
  said('Dana', answers)

/** How often experts would name a story, and how often it happens. */
export const prior = (experts: number, models?: { held: number; named: number }) => ({
  experts: { score: experts, source: 'test' },
  incidents: { score: 2, source: 'test' },
  ...(models && { models }),
})
