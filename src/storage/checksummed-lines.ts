import { crc32 } from 'node:zlib'

/**
 * Text of lines that each say whether they are what was written: eight digits of a checksum, the number of the line
 * in its file, one JSON value. No bit of a line can change without its checksum telling.
 */
export function checksummedLine(number: number, json: string): string {
  const text = `${number} ${json}`
  return `${checksum(text)} ${text}\n`
}

/** Things some to a line, so that a bad one costs few. */
export function inLines<T>(items: readonly T[], each: number): (readonly T[])[] {
  const lines = Math.ceil(items.length / each)
  return Array.from({ length: lines }, (_, at) => items.slice(at * each, (at + 1) * each))
}

/** A line that is as it was written. */
export interface GoodLine {
  readonly number: number
  readonly json: string
  /** How many bytes of the text end with it. */
  readonly end: number
}

/** What a text of checksummed lines holds. */
export interface ReadLines {
  readonly good: readonly GoodLine[]
  /** How many stretches between line ends are not what was written, and how many of them are behind all good lines. */
  readonly bad: number
  readonly badAtEnd: number
  /** How many bytes the whole lines take, bad ones with them. */
  readonly whole: number
  /** How many bytes stand after them: the beginning of a line that was never written to its end. */
  readonly unfinished: number
}

const lineEnd = 10
const space = 32
const sumLength = 8
/** What a disk shows of a block that it never wrote; no changed bit makes so many of them. */
const neverWritten = Buffer.alloc(16)

/** Reads lines; what is wrong with one says nothing about the others. */
export function readChecksummedLines(bytes: Buffer): ReadLines {
  const good: GoodLine[] = []
  let bad = 0
  let badAtEnd = 0
  let start = 0
  for (let end = bytes.indexOf(lineEnd); end !== -1; end = bytes.indexOf(lineEnd, start)) {
    const line = bytes.subarray(start, end)
    const read = readChecksummedLine(line, end + 1)
    if (!read && end === bytes.length - 1 && line.includes(neverWritten)) break
    if (read) good.push(read)
    else bad += 1
    badAtEnd = read ? 0 : badAtEnd + 1
    start = end + 1
  }
  const left = bytes.subarray(start)
  // A last line that is whole but for its end was written: it is its end that changed.
  if (left.length > 0 && readChecksummedLine(left.subarray(0, -1), bytes.length)) {
    return { good, bad: bad + 1, badAtEnd: badAtEnd + 1, whole: bytes.length, unfinished: 0 }
  }
  return { good, bad, badAtEnd, whole: start, unfinished: left.length }
}

/** One line without its end; `end` is handed on. */
export function readChecksummedLine(line: Buffer, end: number): GoodLine | undefined {
  if (line[sumLength] !== space) return undefined
  const text = line.subarray(sumLength + 1)
  if (line.toString('latin1', 0, sumLength) !== checksum(text)) return undefined
  const gap = text.indexOf(space)
  return {
    number: Number(text.toString('latin1', 0, gap)),
    json: text.toString('utf8', gap + 1),
    end,
  }
}

function checksum(text: string | Buffer): string {
  return crc32(text).toString(16).padStart(sumLength, '0')
}
