import { parseSync } from 'vite'

/**
 * One change of the source that a test should notice: `kind` says what sort of mistake it is, `start` and `end` the
 * letters of the source it replaces, `to` what stands there instead.
 * @typedef {{ kind: 'comparison' | 'bound' | 'dropped guard' | 'wrong field', start: number, end: number, to: string }} Fault
 */

const opposite = {
  '===': '!==',
  '!==': '===',
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
}
const shifted = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' }

/**
 * Every fault that can be planted in one file, in the order of the source.
 * @param {string} name the file's name, for the parser
 * @param {string} source
 * @returns {Fault[]}
 */
export function faultsIn(name, source) {
  const { program, errors } = parseSync(name, source)
  if (errors.length > 0) throw new Error(`${name} cannot be read: ${errors[0].message}`)
  const fields = fieldsByObject(program)
  const faults = []
  walk(program, (node, parent) => faults.push(...faultsAt({ node, parent, source, fields })))
  return faults.sort((a, b) => a.start - b.start || a.to.localeCompare(b.to))
}

function faultsAt({ node, parent, source, fields }) {
  switch (node.type) {
    case 'BinaryExpression':
      return [...operatorFaults(node, source), ...stepFaults(node)]
    case 'IfStatement':
      return leavesEarly(node)
        ? [{ kind: 'dropped guard', start: node.start, end: node.end, to: '' }]
        : []
    case 'LogicalExpression':
      return node.operator === '??' ? [] : sidesOf(node, source)
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].map((kept) =>
        replaced('comparison', node, textOf(kept, source)),
      )
    case 'CallExpression':
      return filterFaults(node, source)
    case 'MemberExpression':
      return fieldFaults(node, parent, fields)
    case 'Literal':
      return typeof node.value === 'number' && isCounted(parent)
        ? [replaced('bound', node, String(moved(node.value)))]
        : []
    default:
      return []
  }
}

/** One more; of so many that nobody could notice one more, twice as many. */
const moved = (count) => (count >= 10_000 ? count * 2 : count + 1)

const replaced = (kind, { start, end }, to) => ({ kind, start, end, to })
const textOf = ({ start, end }, source) => `(${source.slice(start, end)})`

/** A comparison turned round, and one whose end moves by one. */
function operatorFaults({ left, right, operator }, source) {
  const between = source.slice(left.end, right.start)
  const at = left.end + between.indexOf(operator)
  const place = { start: at, end: at + operator.length }
  return [
    ...(opposite[operator] ? [replaced('comparison', place, opposite[operator])] : []),
    ...(shifted[operator] ? [replaced('bound', place, shifted[operator])] : []),
  ]
}

/** One step more or less where one is added or taken away. */
function stepFaults({ left, right, operator, end }) {
  const isStep =
    right.type === 'Literal' && right.value === 1 && (operator === '+' || operator === '-')
  if (!isStep || left.type === 'Literal') return []
  return [{ kind: 'bound', start: left.end, end: Math.min(end, right.end), to: '' }]
}

/** An `if` that does nothing but leave: without it the function goes on where it should not. */
function leavesEarly({ consequent, alternate }) {
  if (alternate) return false
  const only = consequent.type === 'BlockStatement' ? consequent.body[0] : consequent
  const leaves = ['ReturnStatement', 'ThrowStatement', 'ContinueStatement', 'BreakStatement']
  const single = consequent.type !== 'BlockStatement' || consequent.body.length === 1
  return single && only !== undefined && leaves.includes(only.type)
}

/** One of two conditions left out. */
const sidesOf = (node, source) =>
  [node.left, node.right].map((kept) => replaced('dropped guard', node, textOf(kept, source)))

/** A filter that lets everything through. */
function filterFaults({ callee, arguments: given, end }) {
  const isFilter = callee.type === 'MemberExpression' && callee.property.name === 'filter'
  if (!isFilter || given.length !== 1 || callee.optional) return []
  return [{ kind: 'dropped guard', start: callee.object.end, end, to: '' }]
}

/** Numbers that count something: what is compared, cut at or given to a call. */
const isCounted = (parent) =>
  ['BinaryExpression', 'CallExpression', 'VariableDeclarator', 'Property'].includes(parent?.type)

/** Another field of the same object than the one that is meant. */
function fieldFaults(node, parent, fields) {
  const isCalled = parent?.type === 'CallExpression' && parent.callee === node
  if (node.computed || isCalled || node.object.type !== 'Identifier') return []
  const others = [...(fields.get(node.object.name) ?? [])].filter(
    (name) => name !== node.property.name,
  )
  return others.map((name) => replaced('wrong field', node.property, name))
}

/** The fields that a file reads of each name, without what it calls. */
function fieldsByObject(program) {
  const fields = new Map()
  walk(program, (node, parent) => {
    const isCalled = parent?.type === 'CallExpression' && parent.callee === node
    if (node.type !== 'MemberExpression' || node.computed || isCalled) return
    if (node.object.type !== 'Identifier') return
    const known = fields.get(node.object.name) ?? new Set()
    fields.set(node.object.name, known.add(node.property.name))
  })
  return fields
}

/** Visits every node that runs: types say nothing at run time, and what is imported is no code of this file. */
function walk(node, visit, parent) {
  if (typeof node?.type !== 'string') return
  if (node.type.startsWith('TS') && !carriesCode.has(node.type)) return
  if (node.type.startsWith('Import')) return
  visit(node, parent)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (child && typeof child === 'object') walk(child, visit, node)
  }
}

const carriesCode = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'])
