import { expect, test } from 'vitest'
import { flowRules } from '../../../src/flow/fact.ts'
import { dataFlowWords, drawDataFlow } from '../../../src/report/pictures/data-flow.ts'
import { said, swim } from '../swim.ts'
import { flowWith, one } from '../swim-flow.ts'

const rules = flowRules(
  flowWith(
    one('about.where product.channels product multi', 'Where is it used?', {
      web: ['On a web page', 'it is a web page'],
      device: ['On a device of its own', 'a device is part of it'],
    }),
    one('conn.what conn.kinds tech multi', 'What is it connected to?', {
      pay: ['A payment service', 'it takes payments'],
      none: ['Nothing', 'it stands alone'],
    }),
    one('conn.back conn.gets tech multi', 'What do you get back?', {
      paid: ['Who has paid', 'it hears who has paid'],
      little: ['Nothing private', 'little comes back'],
    }),
    one('out.suppliers suppliers.who ops multi', 'Who else can see inside?', {
      host: ['A hosting company', 'a hosting company runs it'],
      none: ['Nobody', 'nobody else sees inside'],
    }),
  ),
)
type Answers = readonly (readonly [question: string, value: string | string[]])[]
const product = (answers: Answers) =>
  swim({ rules, answers: answers.map(([question, value]) => said(question, 'dana', value)) })
const words = (...answers: Answers): string => dataFlowWords(product(answers))

const everything: Answers = [
  ['about.features', ['signin', 'pay']],
  ['about.where', ['web', 'device']],
  ['people.who', ['public', 'staff']],
  ['info.kinds', ['contact', 'health']],
  ['conn.services', ['PayBox']],
  ['conn.gives', ['personal', 'money']],
  ['conn.back', ['paid']],
  ['out.suppliers', ['host']],
]

test('where nobody said anything, the words say what is assumed and name nothing else', () => {
  expect(words()).toBe(
    'What goes where in Swim Booking\nPeople: People (assumed). It keeps: Information (assumed).',
  )
})

test('everything that was said has its sentence', () => {
  expect(words(...everything).split('\n')[1]).toBe(
    'People: Customers or the public; Our own staff. What can be done with it: Sign in; Pay or get paid. It keeps: Names and contact details; Health facts. Connected to PayBox: gives Facts about people, Payment requests; gets Who has paid. Others who can see inside or change it: A hosting company. A device is part of it.',
  )
})

test('a product that only staff use has no people outside', () => {
  expect(words(['people.who', ['staff']])).toContain('People: Our own staff. ')
})

test('“nobody” and “nothing” are drawn as nobody and nothing', () => {
  const said = words(['out.suppliers', ['none']], ['conn.what', ['none']])
  expect(said).not.toMatch(/Others|Connected|Nobody|Nothing/)
  expect(words(['conn.services', ['PayBox']], ['conn.back', ['little']])).toContain(
    'gets nothing private.',
  )
})

test('services without names are shown by their kind, and where nobody is sure by one that is assumed', () => {
  expect(words(['conn.what', ['pay']])).toContain(
    'Connected to A payment service: gives something (assumed); gets something (assumed).',
  )
  expect(words(['conn.what', '?'])).toContain('Connected to Connected service')
  expect(words(['conn.what', '?'], ['conn.services', ['PayBox']])).not.toContain(
    'Connected to Connected service',
  )
})

test('all of it is drawn, and nobody outside where only staff use it', async () => {
  const lines = (answers: Answers) => `${drawDataFlow(product(answers)).replaceAll('><', '>\n<')}\n`
  await expect(lines(everything)).toMatchFileSnapshot('data-flow-everything.svg')
  await expect(lines([['people.who', ['staff']]])).toMatchFileSnapshot('data-flow-staff.svg')
})

test('those who use it bear the name that the team gave them, and nobody else does', () => {
  const named = flowRules(
    flowWith(one('about.noun people.noun product text', 'What do you call them?', {})),
  )
  const given = [
    said('people.who', 'dana', ['staff', 'public']),
    said('about.noun', 'dana', 'Patients'),
  ]
  const shown = dataFlowWords(swim({ rules: named, answers: given }))
  expect(shown).toContain('People: Patients; Our own staff.')
  expect(shown).not.toMatch(/Patients.*Patients/)
})
