import { diskFileSystem, type FileSystem, type OpenFile } from '../../src/storage/file-system.ts'

/** What befalls one call: it fails with a code, or is done and then reported as failed. */
export interface Tampering {
  readonly code: string
  readonly done?: boolean
}

/** A real file system that writes down every call it gets, and tampers with those it is told to. */
export class TamperedFileSystem implements FileSystem {
  /** Calls begun since the last `arm`, such as `rename /data/w1/r1.json`. */
  begun: string[] = []
  /** The same with a `done …` where each call succeeded. */
  log: string[] = []
  readonly #under: FileSystem
  #tamper: (call: number) => Tampering | undefined = () => undefined

  constructor(under: FileSystem = diskFileSystem) {
    this.#under = under
  }

  /** Counts calls from 1 again and asks for each what befalls it. */
  arm(tamper: (call: number) => Tampering | undefined = () => undefined): void {
    this.begun = []
    this.log = []
    this.#tamper = tamper
  }

  async create(path: string): Promise<OpenFile> {
    return this.#open(`create ${path}`, path, () => this.#under.create(path))
  }

  async append(path: string): Promise<OpenFile> {
    return this.#open(`append ${path}`, path, () => this.#under.append(path))
  }

  async rewrite(path: string): Promise<OpenFile> {
    return this.#open(`rewrite ${path}`, path, () => this.#under.rewrite(path))
  }

  async openFolder(path: string): Promise<OpenFile> {
    return this.#open(`openFolder ${path}`, path, () => this.#under.openFolder(path))
  }

  readFile(path: string): Promise<string> {
    return this.#call(`readFile ${path}`, () => this.#under.readFile(path))
  }

  readBytes(path: string): Promise<Buffer> {
    return this.#call(`readFile ${path}`, () => this.#under.readBytes(path))
  }

  stamp(path: string): ReturnType<FileSystem['stamp']> {
    return this.#call(`stamp ${path}`, () => this.#under.stamp(path))
  }

  stamps(folder: string, names: readonly string[]): ReturnType<FileSystem['stamps']> {
    return this.#call(`stamps ${folder}`, () => this.#under.stamps(folder, names))
  }

  readFolder(path: string): ReturnType<FileSystem['readFolder']> {
    return this.#call(`readFolder ${path}`, () => this.#under.readFolder(path))
  }

  kind(path: string): ReturnType<FileSystem['kind']> {
    return this.#call(`kind ${path}`, () => this.#under.kind(path))
  }

  makeFolder(path: string): Promise<void> {
    return this.#call(`makeFolder ${path}`, () => this.#under.makeFolder(path))
  }

  rename(from: string, to: string): Promise<void> {
    return this.#call(`rename ${to}`, () => this.#under.rename(from, to))
  }

  link(from: string, to: string): Promise<void> {
    return this.#call(`link ${to}`, () => this.#under.link(from, to))
  }

  remove(path: string): Promise<void> {
    return this.#call(`remove ${path}`, () => this.#under.remove(path))
  }

  async #open(what: string, path: string, work: () => Promise<OpenFile>): Promise<OpenFile> {
    let file: OpenFile | undefined
    try {
      file = await this.#call(what, async () => {
        file = await work()
        return file
      })
    } catch (error) {
      await file?.close()
      throw error
    }
    return this.#file(path, file)
  }

  #file(path: string, file: OpenFile): OpenFile {
    return {
      writeFile: (text) => this.#call(`writeFile ${path}`, () => file.writeFile(text)),
      cut: (bytes) => this.#call(`cut ${path}`, () => file.cut(bytes)),
      sync: () => this.#call(`sync ${path}`, () => file.sync()),
      close: async () => {
        // A close that fails has closed all the same.
        await file.close()
        await this.#call(`close ${path}`, () => Promise.resolve())
      },
    }
  }

  async #call<T>(what: string, work: () => Promise<T>): Promise<T> {
    this.begun.push(what)
    this.log.push(what)
    const tampering = this.#tamper(this.begun.length)
    if (tampering === undefined || tampering.done) {
      const result = await work()
      if (tampering === undefined) {
        this.log.push(`done ${what}`)
        return result
      }
    }
    throw Object.assign(new Error(what), { code: tampering.code })
  }
}
