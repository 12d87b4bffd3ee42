/**
 * Plants faults in the engine, one at a time, and runs the random conversations against each: every fault must be
 * found. Works on copies; the tree itself is never touched.
 *
 *   npm run test:faults                 all of them
 *   npm run test:faults -- back         those whose name says "back"
 */
import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'

const root = resolve(import.meta.dirname, '..')
const copied = ['src/engine', 'src/flow', 'tests/property', 'tests/flow', 'tests/engine']
const read = ['flows', 'content', 'package.json', 'node_modules']
const workers = 2

/** A copy of what the tests need, to plant in. */
async function copyTree() {
  const tree = await mkdtemp(join(tmpdir(), 'whatif-faults-'))
  await Promise.all(
    copied.map((folder) => cp(join(root, folder), join(tree, folder), { recursive: true })),
  )
  await Promise.all(read.map((name) => symlink(join(root, name), join(tree, name))))
  return tree
}

/** Runs tests in a tree; resolves to whether they pass, and what they said. */
function run(tree, ...suites) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const options = ['--bail=1', '--root', tree, '--maxWorkers=1', '--testTimeout=300000']
  const fewer = { TEST_EFFORT: '0.2', NO_COLOR: '1' }
  return new Promise((done, fail) => {
    const child = spawn(
      process.execPath,
      [vitest, 'run', ...options, ...suites, '--exclude=**/*.long.test.ts'],
      {
        cwd: tree,
        env: { ...process.env, ...fewer },
        timeout: 300_000,
      },
    )
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part))
    child.on('error', fail)
    child.on('close', (code) => done({ pass: code === 0, said }))
  })
}

/** Plants one fault, looks who finds it, and mends it again. */
async function plant(tree, { fault: name, in: file, from, to }) {
  const path = join(tree, 'src', file)
  const source = await readFile(path, 'utf8')
  const faulty = source.replace(loosely(from), () => to)
  if (faulty === source) throw new Error(`Nowhere in src/${file}: ${from}`)
  await writeFile(path, faulty)
  const random = await run(tree, 'tests/property')
  const told = random.pass ? await run(tree, 'tests/flow', 'tests/engine') : undefined
  await writeFile(path, source)
  if (!random.pass) return { name, by: 'random conversations', promise: promiseIn(random.said) }
  return { name, by: told?.pass ? undefined : 'told conversations' }
}

/** The words, however the lines are broken. */
const loosely = (words) =>
  new RegExp(words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+'))

const promiseIn = (said) => /Broken promise: (.*)/.exec(said)?.[1] ?? 'it fails outright'

async function work(tree, queue, results) {
  for (let fault = queue.shift(); fault; fault = queue.shift()) {
    const result = await plant(tree, fault)
    results.push(result)
    const how = result.by ? `found by ${result.by}` : 'NOT FOUND'
    console.log(`${how.padEnd(28)} ${result.name}${result.promise ? ` (${result.promise})` : ''}`)
  }
}

const wanted = process.argv[2] ?? ''
const faults = parse(await readFile(join(root, 'scripts/faults.yaml'), 'utf8'))
const queue = faults.filter(({ fault }) => fault.includes(wanted))
const trees = await Promise.all(Array.from({ length: workers }, copyTree))
try {
  const sound = await run(trees[0], 'tests/property', 'tests/flow', 'tests/engine')
  if (!sound.pass) throw new Error(`Without any fault the tests must pass:\n${sound.said}`)
  const results = []
  const planted = queue.length
  await Promise.all(trees.map((tree) => work(tree, queue, results)))
  const found = results.filter(({ by }) => by)
  const byRandom = results.filter(({ by }) => by === 'random conversations')
  console.log(
    `\nfound ${found.length} of ${planted} planted faults, ${byRandom.length} by random conversations alone`,
  )
  process.exitCode = found.length === planted ? 0 : 1
} finally {
  await Promise.all(trees.map((tree) => rm(tree, { recursive: true, force: true })))
}
