import { dirname } from 'node:path'
import { AppError } from '../errors.ts'
import { errorCode, type FileSystem } from './file-system.ts'
import type { FolderUse } from './folder-use.ts'
import type { Pulse } from './pulse.ts'

/** How often an owner shows that it lives, in milliseconds. */
const beatEvery = 3000

/** So long after a beat an owner may still believe that the folder is its own; then it looks first. */
export const sureFor = 10_000

/** So long after its last beat an owner of another computer is taken for dead. */
export const silentFor = 30_000

const textLength = 240

/** What a claim is put up with. */
interface ClaimOptions {
  readonly fs: FileSystem
  readonly path: string
  readonly use?: FolderUse | undefined
  readonly pulse: Pulse
}

/**
 * A claim on a data folder: a file that is written anew every few seconds. Whoever sees it unchanged for long enough may
 * remove it, and then waits as long as its owner may still believe in it; the owner notices that it is gone before it
 * acknowledges anything again.
 */
export class FolderClaim {
  readonly #fs: FileSystem
  readonly #path: string
  readonly #pulse: Pulse
  #use: FolderUse | undefined
  #beats = 0
  /** When the last beat that went through began. */
  #beaten: { readonly steady: number; readonly clock: number }
  #beating: Promise<void> | undefined
  #isLost = false
  readonly #stop: () => void

  private constructor({ fs, path, use, pulse }: ClaimOptions) {
    this.#fs = fs
    this.#path = path
    this.#use = use
    this.#pulse = pulse
    this.#beaten = { steady: pulse.steady(), clock: pulse.clock() }
    this.#stop = pulse.every(beatEvery, () => void this.#beat().catch(() => undefined))
  }

  /**
   * Puts a claim up.
   * @throws AppError('data-in-use') when this process has one there
   */
  static async putUp(options: ClaimOptions): Promise<FolderClaim> {
    const { fs, path } = options
    try {
      const file = await fs.create(path)
      const claim = new FolderClaim(options)
      // The name alone is the claim; without the words another process is only told less, and never takes it over.
      await file.writeFile(claim.#text()).catch(() => undefined)
      await file.close()
      return claim
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
      throw new AppError('data-in-use', `This program has already opened ${dirname(path)}.`, {
        hint: 'Close it there first.',
      })
    }
  }

  /** Says anew what the folder is used for. */
  async say(use: FolderUse): Promise<void> {
    this.#use = use
    await this.#beat()
  }

  /**
   * Resolves while the folder is this process’s own; asked before and after each write.
   * @throws AppError('storage-failed') when another program took it over, or nobody can tell
   */
  async sure(): Promise<void> {
    if (!this.#isLost && this.#sinceBeat() < sureFor) return
    if (!this.#isLost) await this.#beat().catch(() => undefined)
    if (!this.#isLost && this.#sinceBeat() < sureFor) return
    throw new AppError('storage-failed', `Another program took ${dirname(this.#path)} over.`, {
      hint: 'This one stood still for too long: stop it, and look at the other.',
    })
  }

  async release(): Promise<void> {
    this.#stop()
    await this.#beating?.catch(() => undefined)
    await this.#fs.remove(this.#path).catch((error) => {
      if (errorCode(error) !== 'ENOENT') throw error
    })
  }

  /** By either clock: one stands still while the computer sleeps, the other can be put back. */
  #sinceBeat(): number {
    const { steady, clock } = this.#beaten
    return Math.max(this.#pulse.steady() - steady, this.#pulse.clock() - clock)
  }

  #beat(): Promise<void> {
    this.#beating ??= this.#write().finally(() => {
      this.#beating = undefined
    })
    return this.#beating
  }

  async #write(): Promise<void> {
    const began = { steady: this.#pulse.steady(), clock: this.#pulse.clock() }
    try {
      const file = await this.#fs.rewrite(this.#path)
      await file.writeFile(this.#text())
      await file.close()
      this.#beaten = began
    } catch (error) {
      if (errorCode(error) === 'ENOENT') this.#isLost = true
      throw error
    }
  }

  /** Always as long, so that it covers what stood there. */
  #text(): string {
    this.#beats += 1
    return JSON.stringify({ ...this.#use, beat: this.#beats }).padEnd(textLength)
  }
}

/** Whether what a claim says is of an owner that shows again and again that it lives. */
export const isBeating = (text: string): boolean => /"beat":\d+\}\s*$/.test(text)
