/**
 * Plants faults in copies of the source, one at a time, and runs only the tests that mirror the faulty folder:
 * a comparison turned round, a bound moved by one, a guard dropped, a wrong field read. Which faults is drawn from a
 * printed seed, so that a run can be repeated. The tree itself is never touched. Ends with 1 where fewer than 80 of
 * 100 are found.
 *
 *   npm run test:faults                                  60 faults in each folder
 *   npm run test:faults -- report channels/slack         these folders of src
 *   npm run test:faults -- report --seed 7 --faults 100  other faults, and more of them
 *
 * What the compiler refuses is not planted. Faults that change nothing anybody could notice stand in
 * scripts/faults/equivalent.yaml, each with its reason.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { faultsIn } from './faults/candidates.mjs'

const root = resolve(import.meta.dirname, '..')
const folders = ['engine', 'review', 'report', 'conversation', 'channels']
const copied = ['src', 'tests', 'content', 'flows']
const leastFound = 0.8
/** What a fault has hung is ended after this many times what the tests take without one: a busy computer finds no fault. */
const longestRun = { times: 10, least: 300_000, first: 3_600_000 }
const workers = 2

/** The tests that mirror a file: those of its folder, and for the engine the random conversations that belong to it. */
function testsFor(file) {
  const [, folder, channel] = file.split('/')
  const whole = folder === 'channels' ? `tests/channels/${channel}/` : `tests/${folder}/`
  const suites = folder === 'engine' ? [whole, 'tests/property/'] : [whole]
  return suites.filter((suite) => existsSync(join(root, suite)))
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function shuffled(list, random) {
  const mixed = [...list]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[mixed[last], mixed[other]] = [mixed[other], mixed[last]]
  }
  return mixed
}

/** Every fault of a folder, the four kinds in turn, in the order of the seed. */
async function drawnFaults(folder, random) {
  const names = await readdir(join(root, 'src', folder), { recursive: true })
  const files = names.map((name) => `src/${folder}/${name}`).filter(isPlantable)
  const faults = []
  for (const file of files.sort()) {
    const source = await readFile(join(root, file), 'utf8')
    for (const fault of faultsIn(file, source)) faults.push(described(file, source, fault))
  }
  const kinds = ['comparison', 'bound', 'dropped guard', 'wrong field']
  const mixed = kinds.map((kind) =>
    shuffled(
      faults.filter((fault) => fault.kind === kind),
      random,
    ),
  )
  const longest = Math.max(...mixed.map(({ length }) => length))
  const turns = Array.from({ length: longest }, (_, turn) =>
    mixed.flatMap((list) => list[turn] ?? []),
  )
  return turns.flat()
}

/** The page runs in a browser: its tests are the end-to-end tests, which are too slow to run for each fault. */
const isPlantable = (file) => file.endsWith('.ts') && !file.startsWith('src/channels/web/page/')

function described(file, source, fault) {
  const before = source.slice(0, fault.start)
  const line = before.split('\n').length
  const lineStart = before.lastIndexOf('\n') + 1
  const faulty = source.slice(0, fault.start) + fault.to + source.slice(fault.end)
  const from = source.slice(fault.start, fault.end).replace(/\s+/g, ' ')
  const code = source.slice(lineStart).split('\n')[0].trim()
  return { ...fault, file, line, from, code, source, faulty }
}

/** A copy of what the tests need, to plant in. */
async function copyTree() {
  const tree = await mkdtemp(join(tmpdir(), 'whatif-faults-'))
  await Promise.all(
    copied.map((name) => cp(join(root, name), join(tree, name), { recursive: true })),
  )
  const others = (await readdir(root)).filter((name) => !copied.includes(name) && name !== '.git')
  await Promise.all(others.map((name) => symlink(join(root, name), join(tree, name))))
  return tree
}

function run(tree, { command, given, env = {}, longest = longestRun.first }) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', command), ...given], {
      cwd: tree,
      env: { ...process.env, TEST_EFFORT: '0.2', NO_COLOR: '1', ...env },
      timeout: longest,
      killSignal: 'SIGKILL',
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part))
    child.on('error', fail)
    child.on('close', (code) => done({ pass: code === 0, said }))
  })
}

/** What the compiler says; what it worked out for the fault before is used again, which takes half the time. */
const compile = (tree) =>
  run(tree, {
    command: 'typescript/bin/tsc',
    given: [
      ...['-p', 'tsconfig.build.json', '--noEmit', '--allowImportingTsExtensions'],
      ...['--rewriteRelativeImportExtensions', 'false'],
      ...['--incremental', '--tsBuildInfoFile', join(tree, 'types.tsbuildinfo')],
    ],
  })

const test = (tree, suites, { faulty = '', reports = [], longest } = {}) =>
  run(tree, {
    longest,
    command: 'vitest/vitest.mjs',
    given: [
      ...['run', '--bail=1', '--maxWorkers=1', '--root', tree],
      ...['--config', join(tree, 'scripts/faults/vitest.config.mjs')],
      ...reports,
      ...suites,
    ],
    // Random tests draw the same each time: without a fault they pass, so that whatever they find is the fault.
    env: { TEST_SEED: String(seed), FAULTY_FILE: faulty, SUITE_TIMES: suiteTimes },
  })

/** Plants one fault, looks whether it is found, and mends it again; `undefined` where it does not compile. */
async function plant(tree, fault, longest) {
  const path = join(tree, fault.file)
  await writeFile(path, fault.faulty)
  try {
    if (!(await compile(tree)).pass) return undefined
    const suites = testsFor(fault.file)
    // Without a suite to run, all there are would run.
    if (suites.length === 0) return false
    return !(await test(tree, suites, { faulty: fault.file, longest })).pass
  } finally {
    await writeFile(path, fault.source)
  }
}

/**
 * Runs the tests of a folder without any fault, writes down how long each suite takes, and says how long a run may take
 * with one, in milliseconds.
 * @throws Error where a folder has no tests of its own, or they fail
 */
async function assertSound(tree, folder) {
  const names = await readdir(join(root, 'src', folder))
  const suites = new Set(names.flatMap((name) => testsFor(`src/${folder}/${name}`)))
  if (suites.size === 0) throw new Error(`${folder} has no tests of its own.`)
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${suiteTimes}`]
  const began = Date.now()
  const sound = await test(tree, [...suites], { reports })
  if (!sound.pass)
    throw new Error(`Without any fault the tests of ${folder} must pass:\n${sound.said}`)
  return Math.max(longestRun.least, longestRun.times * (Date.now() - began))
}

async function examine(folder, { trees, seed, most, equivalents }) {
  const longest = await assertSound(trees[0], folder)
  const queue = await drawnFaults(folder, randomFrom(seed))
  const results = []
  const work = async (tree) => {
    while (queue.length > 0 && results.length < most && !stopped) {
      const fault = queue.shift()
      if (equivalents.some((known) => isSame(known, fault))) continue
      const found = await plant(tree, fault, longest)
      if (found === undefined || results.length >= most || stopped) continue
      results.push({ ...fault, found })
      if (!found) console.log(`survived ${results.length}/${most}  ${lineFor(fault)}`)
    }
  }
  await Promise.all(trees.map(work))
  const found = results.filter((result) => result.found).length
  console.log(`${folder}: found ${found} of ${results.length} planted faults\n`)
  return { folder, found, planted: results.length }
}

const lineFor = ({ file, line, kind, from, to, code }) =>
  `${file}:${line}  ${kind}: ${from} → ${to || '(nothing)'}\n            ${code}`

const isSame = (known, { file, code, from, to }) =>
  known.file === file && known.code === code && known.from === from && known.to === to

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, faults: { type: 'string', default: '60' } },
})
const chosen = positionals.length > 0 ? positionals : folders
const seed = Number(values.seed)
const most = Number(values.faults)
const isUsable = Number.isInteger(seed) && Number.isInteger(most) && most > 0
const isFolder = (name) => /^[a-z][a-z/-]*$/.test(name) && existsSync(join(root, 'src', name))
if (!isUsable || !chosen.every(isFolder)) {
  console.error(
    'Give a folder under src, and whole numbers: npm run test:faults -- report --seed 7 --faults 60',
  )
  process.exit(2)
}
const equivalents =
  parse(await readFile(join(root, 'scripts/faults/equivalent.yaml'), 'utf8')) ?? []

/** Ctrl+C ends it after what was found so far. */
let stopped = false
process.once('SIGINT', () => {
  stopped = true
})
console.log(`seed ${seed}, ${most} faults a folder: ${chosen.join(', ')}\n`)
const trees = await Promise.all(Array.from({ length: workers }, copyTree))
const suiteTimes = join(trees[0], 'suite-times.json')
try {
  const types = await compile(trees[0])
  if (!types.pass) throw new Error(`Without any fault it must compile:\n${types.said}`)
  const results = []
  for (const folder of chosen)
    results.push(await examine(folder, { trees, seed, most, equivalents }))
  const weak = results.filter(({ found, planted }) => planted === 0 || found < planted * leastFound)
  for (const { folder } of weak)
    console.log(`${folder}: fewer than ${leastFound * 100} of 100 are found`)
  process.exitCode = weak.length > 0 ? 1 : 0
} finally {
  await Promise.all(trees.map((tree) => rm(tree, { recursive: true, force: true })))
}
