import { createSeal } from '../channels/public/sealed.ts'
import { systemClock } from '../clock.ts'
import type { TrackerPlace } from '../config/tracker.ts'
import { type Config, productRoot, readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { createLogger } from '../logger.ts'
import type { Say } from '../message/words.ts'
import { openStorage } from '../open-storage.ts'
import { closedTracker, openTracker } from '../open-tracker.ts'
import { readWords } from '../words.ts'
import { createTrackerShelf, type KeptTracker, type TrackerShelf } from '../workspace-trackers.ts'
import type { Command, CommandLine, Io } from './command.ts'
import { lineOf } from './doctor/finding.ts'
import { readersLine } from './doctor/tracker-readers.ts'
import { knownWorkspaces, workspaceNamed } from './known-workspaces.ts'
import { trackerOptions, trackerSettingsFrom } from './tracker-settings.ts'

/** What a command on trackers works with. */
interface Desk {
  readonly given: CommandLine
  readonly io: Io
  readonly say: Say
  readonly config: Config
  /** True where nothing is changed: tables of another version in a database are left as they are. */
  readonly isReader?: boolean
}

/** The data folder, open for this command alone. */
interface Folder {
  readonly kept: TrackerShelf
  readonly workspaces: readonly string[]
}

/** The tracker of one workspace, for whoever runs the program: set, shown or removed while it is stopped. */
export const command: Command = {
  options: ['workspace', ...trackerOptions, 'data'],
  words: { least: 1, most: 1 },
  async run(given, io) {
    const say = await readWords(productRoot, 'operator')
    const [word = ''] = given.words
    const does = isDone(word) ? done[word] : undefined
    if (!does) {
      const hint = say('operator.tracker.whichHint')
      throw new AppError('bad-input', say('operator.tracker.which', { word }), { hint })
    }
    const { data } = given.options
    const config = readConfig(io.environment, { data })
    return does({ given, io, say, config })
  },
}

const done: Readonly<Record<'set' | 'show' | 'remove', (desk: Desk) => Promise<number>>> = {
  set,
  show,
  remove,
}

const isDone = (word: string): word is keyof typeof done => Object.hasOwn(done, word)

async function set(desk: Desk): Promise<number> {
  const { given, io, say, config } = desk
  if (config.secretKey === undefined) {
    const hint = say('operator.tracker.noKeyHint')
    throw new AppError('bad-settings', say('operator.tracker.noKey'), { hint })
  }
  return inFolder(desk, async ({ kept, workspaces }) => {
    const workspace = named(desk, workspaces)
    const settings = await trackerSettingsFrom(given, io, say)
    const { tracker } = openTracker(settings)
    // Nothing is kept that does not work, or that everybody could read.
    const line = await readersLine(tracker, say)
    if (line.state !== 'good') {
      await io.tell(`${lineOf(line, say)}\n${say('operator.tracker.notKept')}\n`)
      return 1
    }
    await kept.set(workspace, settings)
    const names = { workspace, target: tracker.target, tracker: tracker.title }
    await io.print(`${lineOf(line, say)}\n${say('operator.tracker.kept', names)}\n`)
    return 0
  })
}

async function show(desk: Desk): Promise<number> {
  const { given, io, say, config } = desk
  onlyWorkspace(desk, 'show')
  return inFolder({ ...desk, isReader: true }, async ({ kept, workspaces }) => {
    const isOne = given.options.workspace !== undefined
    const lines = isOne
      ? await linesOfOne(await kept.all(), named(desk, workspaces), say)
      : linesOfAll(await kept.all(), say)
    if (config.tracker) {
      const { title, target } = openTracker(config.tracker).tracker
      lines.push({ told: say('operator.tracker.shared', { target, tracker: title }) })
    }
    await io.print(`${lines.map(({ told }) => told).join('\n')}\n`)
    return lines.some(({ isWrong }) => isWrong) ? 1 : 0
  })
}

interface Line {
  readonly told: string
  readonly isWrong?: boolean
}

const linesOfAll = (all: readonly Found[], say: Say): Line[] =>
  all.length === 0
    ? [{ told: say('operator.tracker.none') }]
    : all.flatMap((one) => linesOf(one, say))

/** Of one workspace the tracker itself is asked too. */
async function linesOfOne(all: readonly Found[], workspace: string, say: Say): Promise<Line[]> {
  const found = all.find((one) => workspaceOf(one) === workspace)
  if (!found) return [{ told: say('operator.tracker.nothingThere', { workspace }) }]
  const lines = linesOf(found, say)
  if (!('place' in found) || found.token === undefined) return lines
  const state = await readersLine(trackerOf(found), say)
  return [...lines, { told: `  ${lineOf(state, say)}`, isWrong: state.state === 'wrong' }]
}

async function remove(desk: Desk): Promise<number> {
  const { io, say } = desk
  onlyWorkspace(desk, 'remove')
  return inFolder(desk, async ({ kept, workspaces }) => {
    const all = await kept.all()
    const workspace = named(desk, [...workspaces, ...all.map(workspaceOf)])
    const found = all.find((one) => workspaceOf(one) === workspace)
    if (!found) {
      await io.print(`${say('operator.tracker.nothingThere', { workspace })}\n`)
      return 1
    }
    await kept.remove(workspace)
    const told =
      'place' in found
        ? say('operator.tracker.removed', { workspace, tracker: titleOf(found.place) })
        : say('operator.tracker.removedUnreadable', { workspace })
    await io.print(`${told}\n`)
    return 0
  })
}

type Found = Awaited<ReturnType<TrackerShelf['all']>>[number]

const workspaceOf = (one: Found): string => ('place' in one ? one.workspace : one.unreadable)

const titleOf = (place: TrackerPlace): string => closedTracker(place).tracker.title

const trackerOf = ({ place, token = '' }: KeptTracker) => openTracker({ ...place, token }).tracker

function linesOf(one: Found, say: Say): Line[] {
  if (!('place' in one)) {
    const told = say('operator.tracker.unreadable', { workspace: one.unreadable })
    return [{ told, isWrong: true }]
  }
  const { workspace, place, setAt, token } = one
  const { target, put, url, account, shows } = place
  const names = { workspace, target, tracker: titleOf(place), day: setAt.slice(0, 10) }
  const more = [
    ...(url === undefined ? [] : [say('operator.tracker.url', { url })]),
    ...(account === undefined ? [] : [say('operator.tracker.account', { account })]),
    ...(shows.size === 0 ? [] : [say('operator.tracker.shows', { list: [...shows].join(', ') })]),
  ]
  return [
    { told: say(`operator.tracker.${put}`, names) },
    ...more.map((line) => ({ told: `  ${line}` })),
    ...(token === undefined
      ? [{ told: `  ${say('operator.tracker.sealed')}`, isWrong: true }]
      : []),
  ]
}

/** What says how a tracker is belongs to setting one. */
function onlyWorkspace({ given, say }: Desk, word: string): void {
  const extra = trackerOptions.find((option) => given.options[option] !== undefined)
  if (extra === undefined) return
  throw new AppError('bad-input', say('operator.tracker.notHere', { option: `--${extra}`, word }))
}

/**
 * The workspace that the line names.
 * @throws AppError('bad-input') for none, or one that nobody here has heard of
 */
const named = ({ given, say }: Desk, known: readonly string[]): string =>
  workspaceNamed(say, {
    known,
    given: given.options.workspace,
    missing: 'operator.tracker.noWorkspace',
  })

/** @throws AppError('data-in-use') while the program runs: it reads its trackers when it starts */
async function inFolder(
  { config, isReader = false }: Desk,
  work: (folder: Folder) => Promise<number>,
): Promise<number> {
  const { secretKey } = config
  const storage = await openStorage({ ...config, isReader }, createLogger(config.logLevel))
  try {
    const { store, shelf } = storage
    const seal = secretKey === undefined ? undefined : createSeal(secretKey)
    const kept = createTrackerShelf({ shelf, seal, now: systemClock.now })
    return await work({ kept, workspaces: await knownWorkspaces(config, store, shelf) })
  } finally {
    await storage.close()
  }
}
