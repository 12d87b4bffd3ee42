import type { Field } from '../../message/message.ts'
import type { CardPart } from './card.ts'

/** More than this many options become a menu. */
const mostExpanded = 10
const longestName = 120

/** Something to fill in, always with its label. */
export function input(field: Field, required: string): CardPart {
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
        maxLength: longestName,
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
