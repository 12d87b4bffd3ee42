import { mostFileBytes } from '../domain/suggestion.ts'
import type { Say } from '../message/words.ts'

/** The text of a file, or why it has none. */
export type FileText = { readonly text: string } | { readonly why: string }

/** Reads UTF-8, and UTF-16 where a mark says so; nothing is guessed. */
export function textOfFile(bytes: Uint8Array, say: Say): FileText {
  if (bytes.length > mostFileBytes) return { why: say('suggest.file.tooLarge') }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return { why: say('suggest.file.packed') }
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return { why: say('suggest.file.packed') }
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
    if (text.includes('\u0000')) return { why: say('suggest.file.notText') }
    return text.trim() === '' ? { why: say('suggest.file.empty') } : { text }
  } catch {
    return { why: say('suggest.file.notText') }
  }
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, n) => bytes[n] === byte)

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : 'utf-8'
}
