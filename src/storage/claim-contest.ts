import { join } from 'node:path'
import { AppError } from '../errors.ts'
import { claimName, claimPrefix, isDead, isForeign, isYounger, readClaim } from './claim-name.ts'
import { errorCode, type FileSystem } from './file-system.ts'
import { isBeating, silentFor, sureFor } from './folder-claim.ts'
import { readUse, useWords } from './folder-use.ts'
import type { ProcessIdentity } from './process-identity.ts'
import type { Pulse } from './pulse.ts'

/** How long a younger process of this computer is given to see that it is too late. */
const patience = { attempts: 80, ms: 25 }
/** How often the claim of another computer is looked at. */
const watchEvery = 1000

/** Who wants a folder, and how they tell time. */
interface ContestOptions {
  readonly fs: FileSystem
  readonly folder: string
  readonly me: ProcessIdentity
  readonly pulse: Pulse
  readonly onWait?: ((seconds: number) => void) | undefined
}

interface Rival {
  readonly name: string
  /** Undefined when the claim cannot be read. */
  readonly owner: ProcessIdentity | undefined
  /** False while nobody can tell yet. */
  readonly lives: boolean
  /** It is the one that gives up. */
  readonly isYounger: boolean
}

/** One process that has put up its claim on a folder and looks at those of others. */
export class Contest {
  readonly #options: ContestOptions
  /** What claims of other computers said when they were first seen, and since when they say it. */
  readonly #watched = new Map<string, { text: string; since: number; lives: boolean }>()
  #hasRemoved = false

  constructor(options: ContestOptions) {
    this.#options = options
  }

  /**
   * The younger of two processes gives up at once; the older waits for that, or finds that the younger owns.
   * @throws AppError('data-in-use')
   */
  async outlastRivals(): Promise<void> {
    const { pulse } = this.#options
    for (let attempt = 1; ; ) {
      const rivals = await this.#rivals()
      const [first] = rivals
      if (first === undefined && !(await this.#waitedForFenced())) return
      if (first === undefined) continue
      const winner = rivals.find((rival) => rival.lives && !rival.isYounger)
      if (winner) throw await this.#inUse(winner)
      if (rivals.some(({ lives }) => !lives)) {
        await pulse.wait(watchEvery)
        continue
      }
      if (attempt === patience.attempts) throw await this.#inUse(first)
      attempt += 1
      await pulse.wait(patience.ms)
    }
  }

  /** After a claim was removed its owner may believe in it for a while: only then is the folder free. */
  async #waitedForFenced(): Promise<boolean> {
    if (!this.#hasRemoved) return false
    this.#hasRemoved = false
    await this.#options.pulse.wait(sureFor)
    return true
  }

  async #rivals(): Promise<Rival[]> {
    const { fs, folder, me } = this.#options
    const rivals: Rival[] = []
    for (const { name } of await fs.readFolder(folder)) {
      if (!name.startsWith(claimPrefix) || name === claimName(me)) continue
      const rival = await this.#rival(name, readClaim(name))
      if (rival) rivals.push(rival)
    }
    return rivals
  }

  /** `undefined` when it is dead, and its claim away. */
  async #rival(name: string, owner: ProcessIdentity | undefined): Promise<Rival | undefined> {
    const { fs, folder, me } = this.#options
    if (owner && !isForeign(owner, me)) {
      if (!isDead(owner, me)) {
        return { name, owner, lives: true, isYounger: isYounger(owner, me) }
      }
      await fs.remove(join(folder, name)).catch(() => undefined)
      return undefined
    }
    return owner ? this.#watch(name, owner) : { name, owner, lives: true, isYounger: false }
  }

  /** One that never showed that it lives, as in earlier versions, is never taken for dead. */
  async #watch(name: string, owner: ProcessIdentity): Promise<Rival | undefined> {
    const { folder, me, pulse, onWait } = this.#options
    // Before it is read: what is read then is at least as new.
    const now = pulse.steady()
    const text = await this.#said(join(folder, name))
    if (text === undefined) return undefined
    const seen = this.#watched.get(name)
    const rival = { name, owner, isYounger: name > claimName(me) }
    if (!isBeating(text)) return { ...rival, lives: !seen || seen.lives, isYounger: false }
    if (!seen) onWait?.(Math.ceil((silentFor + sureFor) / 1000))
    if (!seen || seen.text !== text) {
      this.#watched.set(name, { text, since: now, lives: seen !== undefined })
      return { ...rival, lives: seen !== undefined }
    }
    if (now - seen.since < silentFor) return { ...rival, lives: seen.lives }
    await this.#remove(join(folder, name))
    this.#hasRemoved = true
    return undefined
  }

  /** What a claim says; `undefined` where it is gone. */
  async #said(path: string): Promise<string | undefined> {
    try {
      return await this.#options.fs.readFile(path)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined
      throw error
    }
  }

  async #remove(path: string): Promise<void> {
    await this.#options.fs.remove(path).catch((error) => {
      if (errorCode(error) !== 'ENOENT') throw error
    })
  }

  async #inUse({ name, owner }: Rival): Promise<AppError> {
    const { fs, folder } = this.#options
    const path = join(folder, name)
    const use = await readUse(fs, path)
    const process = owner && `Process ${owner.pid} on computer ${owner.host}`
    const orElse = `or choose another folder: --data other. If you are sure that it no longer runs, delete ${path} and start again.`
    if (use === undefined) {
      return new AppError('data-in-use', `${process ?? 'Something'} is using ${folder}.`, {
        hint: `Stop it first, ${orElse}`,
      })
    }
    const { who, goOn } = useWords(use)
    const message = `${who} has these checks open. ${process ?? 'It'} is using ${folder}.`
    return new AppError('data-in-use', message, { hint: `${goOn}, ${orElse}` })
  }
}
