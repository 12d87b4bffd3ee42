import { expect, test } from 'vitest'
import { flowRules } from '../../../src/flow/fact.ts'
import { productParts } from '../../../src/report/model/product-parts.ts'
import { dataFlowWords, drawDataFlow } from '../../../src/report/pictures/data-flow.ts'
import { said, swim } from '../swim.ts'
import { flowWith, one } from '../swim-flow.ts'

const rules = flowRules(
  flowWith(
    one('about.hands product.hands product text', 'Who does what?', {}),
    one('about.traits product.traits product multi', 'Which are true?', {
      staffdoor: ['Staff have an entrance of their own', 'Staff have an entrance of their own.'],
      none: ['None', 'There is one entrance.'],
    }),
    one('people.about people.about product multi', 'Whose information is in it?', {
      child: ['Children', 'It is about children.'],
      nobody: ['Nobody else', 'It is about nobody else.'],
    }),
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
  ['about.hands', 'Parents book, coaches look.'],
  ['about.traits', ['staffdoor']],
  ['people.about', ['child']],
  ['people.who', ['public', 'staff']],
  ['info.kinds', ['contact', 'health']],
  ['conn.services', ['PayBox']],
  ['conn.gives', ['personal', 'money']],
  ['conn.back', ['paid']],
  ['out.suppliers', ['host']],
]

test('where nobody said anything, the words say what is assumed and name nothing else', () => {
  expect(words()).toBe(
    'What goes where in Swim Booking\nWho uses it: People (assumed). It keeps: Information (assumed).',
  )
})

test('everything that was said has its sentence', () => {
  expect(words(...everything).split('\n')[1]).toBe(
    'Who uses it: The public. By an entrance of their own: Your own staff. Also about people who do not use it: Children. Who does what, in the team’s words: “Parents book, coaches look.” What can be done with it: Sign in; Pay or get paid. A device is part of it. It keeps: Names and contact details; Health facts. Connected to PayBox: you give Facts about people; Payment requests; you get Who has paid. Others who can see inside or change it: A hosting company.',
  )
})

test('a product that only staff use has no people outside', () => {
  expect(words(['people.who', ['staff']])).toContain('Who uses it: Your own staff. ')
})

test('“nobody” and “nothing” are drawn as nobody and nothing', () => {
  const said = words(
    ['out.suppliers', ['none']],
    ['conn.what', ['none']],
    ['people.about', ['nobody']],
    ['about.traits', ['none']],
  )
  expect(said).not.toMatch(/Others|Connected|Nobody|Nothing|about|entrance/)
  expect(words(['conn.services', ['PayBox']], ['conn.back', ['little']])).toContain(
    'you get nothing private.',
  )
})

test('services without names are shown by their kind, and where nobody is sure by one that is assumed', () => {
  expect(words(['conn.what', ['pay']])).toContain(
    'nobody said what is shared with each: A payment service.',
  )
  expect(words(['conn.what', ['pay']], ['conn.back', ['paid']])).toContain(
    'Connected to A payment service: you give something (assumed); you get Who has paid.',
  )
  expect(words(['conn.what', '?'])).toContain('each: Connected service (assumed).')
  expect(words(['conn.what', '?'], ['conn.services', ['PayBox']])).toContain('each: PayBox.')
})

test('people who only have their information in it are never shown as using it', () => {
  const { people, about, staff } = productParts(
    product([
      ['people.who', ['public']],
      ['people.about', ['child']],
    ]),
  )
  expect(people.map(({ name }) => name)).toEqual(['The public'])
  expect(about.map(({ name }) => name)).toEqual(['Children'])
  expect(staff).toBeUndefined()
})

test('staff with an entrance of their own do not come in with the others, also where nobody listed them', () => {
  for (const groups of [['public', 'staff'], ['public']]) {
    const { people, staff } = productParts(
      product([
        ['people.who', groups],
        ['about.traits', ['staffdoor']],
      ]),
    )
    expect(people.map(({ name }) => name)).toEqual(['The public'])
    expect(staff?.name).toBe('Your own staff')
  }
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
  expect(shown).toContain('Who uses it: Your own staff; Patients.')
  expect(shown).not.toMatch(/Patients.*Patients/)
})
