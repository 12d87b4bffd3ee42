import { describe, expect, test } from 'vitest'
import type {
  CardOptions,
  PeopleToPick,
  PlacesToPick,
} from '../../../src/channels/adaptive-card/card.ts'
import { inputs } from '../../../src/channels/adaptive-card/inputs.ts'
import { limits } from '../../../src/domain/limits.ts'
import type { Field } from '../../../src/message/message.ts'

const said: CardOptions = { picture: () => undefined, required: 'Fill this in.', pick: 'Pick one.' }
const drawn = (field: Field, more: Partial<CardOptions> = {}) => inputs(field, { ...said, ...more })

const owner: Field = { type: 'person', id: 'owner', label: 'Who sees to it?' }
const to: Field = { type: 'place', id: 'to', label: 'Post it in', onlyPrivate: true }
const mei = { value: 'u1', label: 'Mei' }
const ravi = { value: 'u2', label: 'Ravi' }
const choicesOf = (...options: { value: string; label: string }[]) =>
  options.map(({ value, label }) => ({ title: label, value }))
const must = (errorMessage: string) => ({ isRequired: true, errorMessage })

describe('a field that has nothing special is no more than itself', () => {
  const base = { id: 'a', label: 'A' }
  const options = [mei, ravi]
  const set = { type: 'Input.ChoiceSet', ...base, wrap: true, choices: choicesOf(mei, ravi) }
  const switched = { type: 'Input.Toggle', id: 'a', title: 'A', wrap: true }
  test.each<[string, Field, object]>([
    ['text', { type: 'text', ...base, max: 9 }, { type: 'Input.Text', ...base, maxLength: 9 }],
    [
      'text with all there is',
      { type: 'text', ...base, max: 9, long: true, placeholder: 'p', value: 'v', required: true },
      {
        type: 'Input.Text',
        ...base,
        ...must('Fill this in.'),
        maxLength: 9,
        isMultiline: true,
        placeholder: 'p',
        value: 'v',
      },
    ],
    ['one choice', { type: 'choice', ...base, options }, { ...set, style: 'expanded' }],
    [
      'one choice that is needed',
      { type: 'choice', ...base, options, value: 'u2', required: true },
      { ...set, ...must('Pick one.'), style: 'expanded', value: 'u2' },
    ],
    [
      'several',
      { type: 'choices', ...base, options, value: [] },
      { ...set, style: 'expanded', isMultiSelect: true },
    ],
    [
      'several that are needed',
      { type: 'choices', ...base, options, value: ['u1', 'u2'], required: true },
      { ...set, ...must('Fill this in.'), style: 'expanded', isMultiSelect: true, value: 'u1,u2' },
    ],
    ['a day', { type: 'date', ...base }, { type: 'Input.Date', ...base }],
    [
      'a day that stands',
      { type: 'date', ...base, value: '2026-03-01', required: true },
      { type: 'Input.Date', ...base, ...must('Fill this in.'), value: '2026-03-01' },
    ],
    [
      'a switch',
      { type: 'toggle', ...base },
      { ...switched, value: 'false', valueOn: 'true', valueOff: 'false' },
    ],
    [
      'a person to type',
      { type: 'person', ...base },
      { type: 'Input.Text', ...base, ...must('Fill this in.'), maxLength: limits.name },
    ],
    [
      'a person who may be left out',
      { type: 'person', ...base, optional: true, value: 'Mei' },
      { type: 'Input.Text', ...base, maxLength: limits.name, value: 'Mei' },
    ],
    [
      'a place to type',
      { type: 'place', ...base, onlyPrivate: false, value: 'team' },
      {
        type: 'Input.Text',
        ...base,
        ...must('Fill this in.'),
        maxLength: limits.name,
        value: 'team',
      },
    ],
  ])('%s', (_, field, expected) => {
    expect(drawn(field)).toEqual([expected])
  })
})

describe('people come from a list', () => {
  const all: PeopleToPick = { options: [mei, ravi] }
  const some: PeopleToPick = { ...all, orType: 'Somebody else' }
  const list = {
    type: 'Input.ChoiceSet',
    id: 'owner',
    label: 'Who sees to it?',
    style: 'filtered',
    choices: choicesOf(mei, ravi),
  }
  const typed = {
    type: 'Input.Text',
    id: 'typed:owner',
    label: 'Somebody else',
    maxLength: limits.name,
  }

  test('that is needed where it holds all', () => {
    expect(drawn(owner, { people: all })).toEqual([{ ...list, ...must('Pick one.') }])
    expect(drawn({ ...owner, optional: true }, { people: all })).toEqual([list])
  })

  test('beside a field for somebody else where it does not', () => {
    expect(drawn(owner, { people: some })).toEqual([list, typed])
  })

  test('or a name is typed where nobody is in it', () => {
    expect(drawn(owner, { people: { options: [], orType: 'Somebody else' } })).toEqual([
      { ...typed, label: 'Who sees to it?' },
    ])
  })

  test('in which whoever stands is picked, by id or else by name', () => {
    const both = { people: some }
    expect(drawn({ ...owner, person: 'u2', value: 'Mei' }, both)).toEqual([
      { ...list, value: 'u2' },
      typed,
    ])
    expect(drawn({ ...owner, value: 'Mei' }, both)).toEqual([{ ...list, value: 'u1' }, typed])
    expect(drawn({ ...owner, value: 'Tom' }, both)).toEqual([list, { ...typed, value: 'Tom' }])
  })
})

describe('places come from a list', () => {
  const secret = { value: 'p1', label: 'leads' }
  const open = { value: 'p2', label: 'general' }
  const all: PlacesToPick = { options: (onlyPrivate) => (onlyPrivate ? [secret] : [secret, open]) }
  const some: PlacesToPick = { ...all, orType: 'Another place', unsure: 'Some could not be seen.' }
  const list = (...places: (typeof open)[]) => ({
    type: 'Input.ChoiceSet',
    id: 'to',
    label: 'Post it in',
    wrap: true,
    choices: choicesOf(...places),
    style: 'expanded',
  })
  const typed = {
    type: 'Input.Text',
    id: 'typedPlace:to',
    label: 'Another place',
    maxLength: limits.name,
  }
  const note = { type: 'TextBlock', text: 'Some could not be seen.', wrap: true }

  test('of which one is needed where it holds all; only private ones where that is asked for', () => {
    expect(drawn(to, { places: all })).toEqual([{ ...list(secret), ...must('Pick one.') }])
    expect(drawn({ ...to, onlyPrivate: false }, { places: all })).toEqual([
      { ...list(secret, open), ...must('Pick one.') },
    ])
  })

  test('beside a field for another, and what is not known', () => {
    expect(drawn(to, { places: some })).toEqual([note, list(secret), typed])
  })

  test('or a name is typed, which is then needed', () => {
    const none = { options: () => [], orType: 'Another place' }
    expect(drawn(to, { places: none })).toEqual([
      { ...typed, label: 'Post it in', ...must('Fill this in.') },
    ])
  })

  test('in which what stands is picked where it is there, and typed where it is not', () => {
    expect(drawn({ ...to, value: 'p1' }, { places: some })).toEqual([
      note,
      { ...list(secret), value: 'p1' },
      typed,
    ])
    expect(drawn({ ...to, value: 'p2' }, { places: some })).toEqual([
      note,
      list(secret),
      { ...typed, value: 'p2' },
    ])
  })
})
