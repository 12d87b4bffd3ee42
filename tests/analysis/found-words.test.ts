import { describe, expect, test } from 'vitest'
import { foundWords, kindOfWord } from '../../src/analysis/found-words.ts'
import { plainAction } from '../../src/analysis/suggested-actions.ts'
import { noLanguageWords } from '../../src/analysis/text-words.ts'
import type { Facts, FactValue } from '../../src/flow/fact.ts'
import { realContent } from './real-content.ts'

const { catalogue } = await realContent()
if (!catalogue.others) throw new Error('no words')
const find = foundWords(catalogue.others.language)
const kindOf = kindOfWord(catalogue.others.language)

const known = (facts: Readonly<Record<string, FactValue>>): Facts =>
  new Map(
    Object.entries(facts).map(([name, value]) => [
      name,
      { state: 'known', possible: [value], answers: [] },
    ]),
  )
const written = (text: string, more: Readonly<Record<string, FactValue>> = {}) =>
  find(known({ 'product.summary': text, ...more }), 'Oak Street')

describe('the words of a team', () => {
  test('tell those who use it from its own people', () => {
    expect(written('Nurses write down what each patient gets.')).toMatchObject({
      people: ['patients', 'nurses'],
      staff: ['nurses'],
    })
  })

  test('follow the groups that somebody ticked', () => {
    const text = 'Drivers scan parcels, and a dispatcher sees each driver.'
    expect(written(text, { 'people.groups': ['staff'] })).toMatchObject({
      people: ['drivers', 'dispatchers'],
      staff: ['dispatchers'],
    })
    expect(written(text, { 'people.groups': ['public'] })).toMatchObject({
      people: ['drivers', 'dispatchers'],
      staff: [],
    })
    expect(written(text, { 'people.groups': ['public', 'staff'] })).toMatchObject({
      people: [],
      staff: ['drivers', 'dispatchers'],
    })
  })

  test('name what is worth stealing or changing, what must never happen first', () => {
    const { thing } = written('Pupils see their grade. Markers write notes on a paper.', {
      'impact.never': 'No exam paper may be seen before its day.',
    })
    expect(thing).toEqual(['exam papers', 'grades', 'notes'])
  })

  test('name what is kept of a thing that is no information', () => {
    expect(written('We bring parcels to the door.').thing).toEqual(['parcel lists'])
  })

  test('are none where nothing was written', () => {
    expect(find(known({}), '')).toEqual({
      people: [],
      staff: [],
      thing: [],
      action: [],
      service: [],
    })
  })

  test('are known for people or for things by their last word, and for what people do by their first', () => {
    expect([kindOf('night nurses'), kindOf('Exam Papers'), kindOf('gold')]).toEqual([
      'people',
      'thing',
      undefined,
    ])
    expect([kindOf('book visits'), kindOf('order lists'), kindOf('report cards')]).toEqual([
      'action',
      'thing',
      undefined,
    ])
  })
})

describe('what people do', () => {
  test.each([
    ['A parent books each lesson, pays online and gets a reminder.', ['book lessons', 'pay']],
    ['Our nurses write notes. Patients ask for visits.', ['ask for visits', 'write notes']],
    ['Friends send each other money.', ['send money']],
    ['Schools send in scanned papers.', ['send in scanned papers']],
    ['Owners give guests a key, and open the door.', ['open the door']],
    ['Members can book a visit, or book visits.', ['book a visit']],
    ['It lets our staff order lunch from the canteen.', ['order lunch']],
  ])('is found with what it is done to: %s', (text, actions) => {
    expect(written(text).action).toEqual(actions)
  })

  test.each([
    'Home visit notes lie on the desk.',
    'Every order has a price and a mark.',
    'They open it, send them and change this.',
    'The payment of a bill. A report.',
  ])('is nothing where a word is a thing, or nothing is named: %s', (text) => {
    expect(written(text).action).toEqual([])
  })

  test('is not what must never happen', () => {
    const facts = known({ 'impact.never': 'Nobody may open a door.' })
    expect(find(facts, '').action).toEqual([])
  })

  test('is not what others do first where only people at work use it', () => {
    const text = 'Cooks write lists. Guests order lunch.'
    const first = (groups: readonly string[]) =>
      written(text, { 'people.groups': groups }).action[0]
    expect([first(['staff']), first(['public', 'staff'])]).toEqual(['write lists', 'order lunch'])
  })

  test('fits behind “nobody can” however it was typed', () => {
    const plain = plainAction(catalogue.others?.language ?? noLanguageWords)
    expect(['booking visits', 'they send in papers', 'To Rent Cars', 'juggle'].map(plain)).toEqual([
      'book visits',
      'send in papers',
      'rent Cars',
      'juggle',
    ])
  })
})

describe('the services that a team wrote of', () => {
  test.each([
    ['Patients pay with PayPal or stripe.', ['PayPal']],
    ['Orders go to SAP, and Doctolib’s calendar fills up.', ['SAP', 'Doctolib']],
    ['Microsoft Teams posts to Royal Mail.', ['Microsoft Teams', 'Royal Mail']],
    ['we use zapier and google maps', ['Zapier', 'Google Maps']],
    ['Their bank pays the workers.', ['the bank']],
    ['It writes to Сбербанк and to LINE.', ['Сбербанк', 'LINE']],
  ])('are found: %s', (text, names) => {
    expect(written(text).service.toSorted()).toEqual(names.toSorted())
  })

  test.each([
    'Parents Book Lessons And Pay With Card',
    'Signal to the driver. The ups and downs of Monday in Berlin.',
    'Oak Street sends it. Then Oak checks it again.',
    'I told the Nurses, and GPs read the PDF on an iPhone.',
    'The Club pays, and the club is paid.',
    '“Nobody” said: Stop. It is (Mostly) fine!',
  ])('are no words with a capital letter that name none: %s', (text) => {
    expect(written(text).service).toEqual([])
  })

  test('are not looked for in a language of which no service is known', () => {
    const german = foundWords({ ...noLanguageWords, language: 'de' })
    const text = 'Wir schicken die Rechnung an den Kunden.'
    expect(german(known({ 'product.summary': text }), 'Hof').service).toEqual([])
  })

  test('are nobody of the team', () => {
    const text = 'It tells Grace what it sends to Paywell.'
    expect(written(text).service).toEqual(['Grace', 'Paywell'])
    expect(written(text, { 'team.helpers': ['Grace', ''] }).service).toEqual(['Paywell'])
  })
})
