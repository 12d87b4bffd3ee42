import { limits } from '../../domain/limits.ts'
import type { Field } from '../../message/message.ts'
import type { CardOptions, CardPart, PeopleToPick } from './card.ts'

/** More than this many options become a menu. */
const mostExpanded = 10

/** What comes before the id of a field in which somebody's name is typed because they are not in its list. */
export const typedStart = 'typed:'

/** Something to fill in, always with its label; people come from a list where there is one. */
export function inputs(field: Field, options: CardOptions): CardPart[] {
  const { required, people, places } = options
  if (field.type === 'person' && people) return person(field, people, required)
  if (field.type === 'place' && places) {
    const { id, label, value, onlyPrivate } = field
    const there = places(onlyPrivate)
    const isThere = there.some((one) => one.value === value)
    return [
      input(
        {
          type: 'choice',
          id,
          label,
          options: there,
          required: true,
          ...(isThere && value && { value }),
        },
        required,
      ),
    ]
  }
  return [input(field, required)]
}

/** A list that can be searched, and a field for somebody who is not in it. */
function person(
  field: Extract<Field, { type: 'person' }>,
  { options, orType }: PeopleToPick,
  required: string,
): CardPart[] {
  const { id, label } = field
  const chosen =
    options.find(({ value }) => value === field.person) ??
    options.find((option) => option.label === field.value)
  const typed = !chosen && field.value ? { value: field.value } : {}
  const must =
    mustBeFilled(field) && orType === undefined ? { isRequired: true, errorMessage: required } : {}
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

function input(field: Field, required: string): CardPart {
  const must = mustBeFilled(field) ? { isRequired: true, errorMessage: required } : {}
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
