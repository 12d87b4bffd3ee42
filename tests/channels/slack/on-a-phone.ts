import type { types } from '@slack/bolt'

/** Blocks as a person sees them, for reading: what can be pressed or filled in stands in brackets. */
export const onAPhone = (blocks: readonly types.AnyBlock[]): string =>
  blocks.map((block) => blockText(block as types.KnownBlock)).join('\n')

function blockText(block: types.KnownBlock): string {
  switch (block.type) {
    case 'header':
      return `# ${block.text.text}`
    case 'divider':
      return '---'
    case 'image':
      return `(picture: ${block.alt_text})`
    case 'context':
      return block.elements.map((one) => ('text' in one ? small(one.text) : '')).join('\n')
    case 'section': {
      const fields = block.fields?.map(({ text }) => text).join('\n') ?? ''
      const side = block.accessory ? `   ${elementText(block.accessory)}` : ''
      return `${block.text?.text ?? ''}${fields}${side}`
    }
    case 'actions':
      return block.elements.map(elementText).join('  ')
    case 'input':
      return `${block.label.text}${block.optional ? ' (optional)' : ''}\n${elementText(block.element)}`
    default:
      return `?${block.type}`
  }
}

const small = (words: string): string => words.replace(/^/gm, '  ')

type Drawn = types.ActionsBlockElement | types.InputBlockElement | types.SectionBlockAccessory

function elementText(element: Drawn): string {
  switch (element.type) {
    case 'button':
      return button(element)
    case 'checkboxes':
      return options(element.options, element.initial_options, '[x]', '[ ]')
    case 'radio_buttons':
      return options(element.options, [element.initial_option].flat(), '(o)', '( )')
    case 'static_select':
      return `[${element.initial_option?.text.text ?? element.placeholder?.text} v] of ${element.options?.length}`
    case 'plain_text_input':
      return `[${element.initial_value ?? ''}${element.multiline ? '\n\n' : '        '}]`
    case 'datepicker':
      return `[${element.initial_date ?? 'date'} v]`
    case 'users_select':
      return `[${element.initial_user ?? element.placeholder?.text} v]`
    default:
      return `[${element.type} v]`
  }
}

function button({ text, style, confirm }: types.Button): string {
  const mark = style === 'primary' ? '*' : style === 'danger' ? '!' : ''
  return `[${mark}${text.text}${mark}]${confirm ? ' (asks again)' : ''}`
}

function options(
  all: readonly types.Option[],
  chosen: readonly (types.Option | undefined)[] = [],
  on: string,
  off: string,
): string {
  const values = chosen.map((one) => one?.value)
  return all
    .map(({ text, value, description }) => {
      const more = description ? `\n    ${description.text}` : ''
      return `${values.includes(value) ? on : off} ${text.text}${more}`
    })
    .join('\n')
}
