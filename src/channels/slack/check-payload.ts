import type { types } from '@slack/bolt'
import { AppError } from '../../errors.ts'
import { checkElement } from './check-element.ts'
import { slackLimits } from './limits.ts'
import type { PayloadProblem } from './payload-problems.ts'
import { PayloadProblems } from './payload-problems.ts'

/** What Slack would refuse about a message; empty when it may be sent. */
export function refusalsOfMessage(message: {
  readonly text: string
  readonly blocks: readonly types.AnyBlock[]
}): readonly PayloadProblem[] {
  const found = new PayloadProblems()
  const { blocks, words, textBytes } = slackLimits.message
  if (message.text.trim() === '') found.add('text', 'is empty')
  found.most('text', Buffer.byteLength(message.text), textBytes, 'bytes')
  found.most('blocks', wordsIn(message.blocks), words, 'characters in all')
  checkBlocks(message.blocks, blocks, found)
  return found.all
}

/** What Slack would refuse about a window or a home page. */
export function refusalsOfView(view: types.ModalView | types.HomeView): readonly PayloadProblem[] {
  const found = new PayloadProblems()
  const { view: limit } = slackLimits
  checkBlocks(view.blocks, limit.blocks, found)
  found.most('private_metadata', view.private_metadata?.length ?? 0, limit.privateMetadata)
  found.most('callback_id', view.callback_id?.length ?? 0, limit.callbackId)
  if (view.type === 'home') return found.all
  found.words('title', view.title.text, limit.title)
  if (view.submit) found.words('submit', view.submit.text, limit.submit)
  if (view.close) found.words('close', view.close.text, limit.close)
  const hasInput = view.blocks.some(({ type }) => type === 'input')
  if (hasInput && !view.submit) found.add('submit', 'is missing beside fields')
  return found.all
}

/**
 * The last gate before anything is sent.
 * @throws AppError('too-large') with where and what, never with anyone's words
 */
export function throwOnRefusal(problems: readonly PayloadProblem[]): void {
  if (problems.length === 0) return
  const lines = problems.map(({ where, what }) => `${where} ${what}`)
  throw new AppError('too-large', `Slack would refuse this: ${lines.join('; ')}`)
}

/** How many characters of text are in blocks, at any depth. */
export function wordsIn(part: unknown): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, one) => sum + wordsIn(one), 0)
  if (typeof part !== 'object' || part === null) return 0
  return Object.entries(part).reduce((sum, [key, value]) => {
    if (typeof value === 'string')
      return sum + (key === 'text' || key === 'alt_text' ? value.length : 0)
    return sum + wordsIn(value)
  }, 0)
}

function checkBlocks(
  blocks: readonly types.AnyBlock[],
  most: number,
  found: PayloadProblems,
): void {
  found.most('blocks', blocks.length, most, 'blocks')
  const ids = blocks.flatMap(({ block_id: id }) => (id === undefined ? [] : [id]))
  found.unique('block_id', ids)
  blocks.forEach((block, n) => {
    const where = `blocks[${n}]`
    found.most(`${where}.block_id`, block.block_id?.length ?? 0, slackLimits.id)
    checkBlock(block as types.KnownBlock, where, found)
  })
  found.unique('action_id', actionIds(blocks))
}

function checkBlock(block: types.KnownBlock, where: string, found: PayloadProblems): void {
  switch (block.type) {
    case 'header':
      found.words(`${where}.text`, block.text.text, slackLimits.header)
      break
    case 'section':
      checkSection(block, where, found)
      break
    case 'context':
      checkContext(block, where, found)
      break
    case 'actions':
      checkActions(block, where, found)
      break
    case 'image':
      checkImage(block, where, found)
      break
    case 'input':
      found.words(`${where}.label`, block.label.text, slackLimits.input.label)
      checkElement(block.element, `${where}.element`, found)
      break
    case 'divider':
      break
    default:
      found.add(where, `is a “${block.type}”, which we never send`)
  }
}

function checkSection(block: types.SectionBlock, where: string, found: PayloadProblems): void {
  const { section } = slackLimits
  if (!block.text && !block.fields?.length) found.add(where, 'has neither text nor fields')
  if (block.text) found.words(`${where}.text`, block.text.text, section.text)
  found.most(`${where}.fields`, block.fields?.length ?? 0, section.fields, 'fields')
  block.fields?.forEach(({ text }, n) => {
    found.words(`${where}.fields[${n}]`, text, section.field)
  })
  if (block.accessory) checkElement(block.accessory, `${where}.accessory`, found)
}

function checkContext(block: types.ContextBlock, where: string, found: PayloadProblems): void {
  found.some(`${where}.elements`, block.elements.length, slackLimits.context.elements, 'elements')
  block.elements.forEach((one, n) => {
    const at = `${where}.elements[${n}]`
    if (one.type === 'image') found.words(`${at}.alt_text`, one.alt_text, slackLimits.image.alt)
    else found.words(at, one.text, slackLimits.text)
  })
}

function checkActions(block: types.ActionsBlock, where: string, found: PayloadProblems): void {
  found.some(`${where}.elements`, block.elements.length, slackLimits.actions.elements, 'elements')
  block.elements.forEach((one, n) => {
    checkElement(one, `${where}.elements[${n}]`, found)
  })
}

function checkImage(block: types.ImageBlock, where: string, found: PayloadProblems): void {
  const { alt, url } = slackLimits.image
  found.words(`${where}.alt_text`, block.alt_text, alt)
  if ('image_url' in block) found.most(`${where}.image_url`, block.image_url.length, url)
}

/** The ids of everything that can be pressed or filled in. */
function actionIds(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  const own = 'action_id' in part && typeof part.action_id === 'string' ? [part.action_id] : []
  return [...own, ...Object.values(part).flatMap(actionIds)]
}
