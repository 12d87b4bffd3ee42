import { describe, expect, test } from 'vitest'
import { foundWords, kindOfWord } from '../../src/analysis/found-words.ts'
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
    expect(find(known({}), '')).toEqual({ people: [], staff: [], thing: [], service: [] })
  })

  test('are known for people or for things by their last word', () => {
    expect([kindOf('night nurses'), kindOf('Exam Papers'), kindOf('gold')]).toEqual([
      'people',
      'thing',
      undefined,
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
