import { limits } from '../../domain/limits.ts'
import type { Field } from '../../message/message.ts'
import type { CardOptions, CardPart, PeopleToPick, PlacesToPick } from './card.ts'
import { paragraph } from './paragraph.ts'

/** More than this many options become a menu. */
const mostExpanded = 10

/** What comes before the id of a field in which somebody's name is typed because they are not in its list. */
export const typedStart = 'typed:'

/** What comes before the id of a field in which the name of a place is typed. */
export const typedPlaceStart = 'typedPlace:'

/** What is said beside a field that has to be filled in and is not. */
type Missing = Pick<CardOptions, 'required' | 'pick'>

/** Something to fill in, always with its label; people come from a list where there is one. */
export function inputs(field: Field, options: CardOptions): CardPart[] {
  const { people, places } = options
  if (field.type === 'person' && people) return person(field, people, options)
  if (field.type === 'place' && places) return place(field, places, options)
  return [input(field, options)]
}

/** The places as a list, and where it is not whole, a field for the name of another. */
function place(
  { id, label, value, onlyPrivate }: Extract<Field, { type: 'place' }>,
  { options, orType, unsure }: PlacesToPick,
  said: Missing,
): CardPart[] {
  const there = options(onlyPrivate)
  const isThere = there.some((one) => one.value === value)
  const list: Field = {
    type: 'choice',
    id,
    label,
    options: there,
    required: orType === undefined,
    ...(isThere && value && { value }),
  }
  if (orType === undefined) return [input(list, said)]
  const other: Field = {
    type: 'text',
    id: `${typedPlaceStart}${id}`,
    label: there.length > 0 ? orType : label,
    max: limits.name,
    required: there.length === 0,
    ...(!isThere && value && { value }),
  }
  const note: CardPart[] =
    unsure === undefined ? [] : [{ type: 'TextBlock', text: paragraph(unsure), wrap: true }]
  const lists = there.length > 0 ? [input(list, said)] : []
  return [...note, ...lists, input(other, said)]
}

/** A list that can be searched, and a field for somebody who is not in it. */
function person(
  field: Extract<Field, { type: 'person' }>,
  { options, orType }: PeopleToPick,
  said: Missing,
): CardPart[] {
  const { id, label } = field
  const chosen =
    options.find(({ value }) => value === field.person) ??
    options.find((option) => option.label === field.value)
  const typed = !chosen && field.value ? { value: field.value } : {}
  const must =
    mustBeFilled(field) && orType === undefined ? { isRequired: true, errorMessage: said.pick } : {}
  const list: CardPart = {
    type: 'Input.ChoiceSet',
    id,
    label,
    style: 'filtered',
    choices: options.map(({ value, label: title }) => ({ title, value })),
    ...(chosen && { value: chosen.value }),
    ...must,
  }
  if (orType === undefined) return [list]
  const other: CardPart = {
    type: 'Input.Text',
    id: `${typedStart}${id}`,
    label: options.length > 0 ? orType : label,
    maxLength: limits.name,
    ...typed,
  }
  return options.length > 0 ? [list, other] : [other]
}

function input(field: Field, said: Missing): CardPart {
  const errorMessage = field.type === 'choice' ? said.pick : said.required
  const must = mustBeFilled(field) ? { isRequired: true, errorMessage } : {}
  const common = { id: field.id, label: field.label, ...must }
  switch (field.type) {
    case 'text':
      return {
        type: 'Input.Text',
        ...common,
        maxLength: field.max,
        ...(field.long && { isMultiline: true }),
        ...(field.placeholder && { placeholder: field.placeholder }),
        ...(field.value && { value: field.value }),
      }
    case 'person':
    case 'place':
      return {
        type: 'Input.Text',
        ...common,
        maxLength: limits.name,
        ...(field.value && { value: field.value }),
      }
    case 'choice':
      return {
        ...choiceSet(field, common),
        style: field.options.length <= mostExpanded ? 'expanded' : 'compact',
        ...(field.value && { value: field.value }),
      }
    case 'choices':
      return {
        ...choiceSet(field, common),
        style: 'expanded',
        isMultiSelect: true,
        ...(field.value?.length && { value: field.value.join(',') }),
      }
    case 'date':
      return { type: 'Input.Date', ...common, ...(field.value && { value: field.value }) }
    case 'toggle':
      return {
        type: 'Input.Toggle',
        id: field.id,
        title: field.label,
        wrap: true,
        ...toggled(field.value),
      }
  }
}

/** Where somebody is asked for, a person is needed. */
const mustBeFilled = (field: Field): boolean =>
  field.type === 'place' ||
  (field.type === 'person' && field.optional !== true) ||
  ('required' in field && field.required === true)

type ChoiceField = Extract<Field, { options: unknown }>

const choiceSet = (field: ChoiceField, common: object): CardPart => ({
  type: 'Input.ChoiceSet',
  ...common,
  wrap: true,
  choices: field.options.map(({ value, label }) => ({ title: label, value })),
})

const toggled = (on = false) => ({ value: String(on), valueOn: 'true', valueOff: 'false' })
