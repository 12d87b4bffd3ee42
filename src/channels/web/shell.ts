import { escapeHtml } from '../../domain/text-safety.ts'
import { directionOf } from '../../message/direction.ts'
import type { Say } from '../../message/words.ts'
import type { WireBoot } from './page/wire.ts'

/** The page before its modules draw it. */
export function shell(say: Say, boot: WireBoot): string {
  const vendors = ['adaptivecards', 'marked', 'purify']
  return document(say, say('page.product'), [
    `<script type="application/json" id="boot">${asData(boot)}</script>`,
    ...vendors.map((name) => `<script defer src="/vendor/${name}.js"></script>`),
    '<script type="module" src="/page/main.js"></script>',
    `<noscript><p class="notice">${escapeHtml(say('page.trouble.noScript'))}</p></noscript>`,
    emergency(say, boot),
  ])
}

/** What somebody sees who has no key, or a used one. */
export function lockedPage(say: Say, path: string, used: boolean): string {
  const lines = [
    say(used ? 'page.locked.used' : 'page.locked.why'),
    say('page.locked.how'),
    say('page.locked.stopped'),
  ]
  return document(say, say('page.locked.title'), [
    '<main class="notice"><img src="/page/icon.svg" alt="" width="56" height="56">',
    `<h1>${escapeHtml(say('page.locked.title'))}</h1>`,
    ...lines.map((line) => `<p>${escapeHtml(line)}</p>`),
    `<p><a href="${escapeHtml(path)}">${escapeHtml(say('page.locked.again'))}</a></p>`,
    '</main>',
  ])
}

/** One kind line instead of a page. */
export function noticePage(say: Say, words: string): string {
  return document(say, say('page.product'), [
    `<main class="notice"><h1>${escapeHtml(say('page.product'))}</h1><p>${escapeHtml(words)}</p>`,
    `<p><a href="/">${escapeHtml(say('page.check.back'))}</a></p></main>`,
  ])
}

function document(say: Say, title: string, body: readonly string[]): string {
  return [
    `<!doctype html><html lang="${escapeHtml(say.language)}" dir="${directionOf(say.language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title>`,
    '<link rel="icon" href="/page/icon.svg" type="image/svg+xml">',
    ...styles.map((name) => `<link rel="stylesheet" href="/page/${name}.css">`),
    '</head><body>',
    ...body,
    '</body></html>',
  ].join('\n')
}

function emergency(say: Say, { contact }: WireBoot): string {
  if (contact === undefined) return ''
  const words = say('page.now.contact', { contact })
  return `<template id="now"><p><strong>${escapeHtml(say('page.now.title'))}</strong> ${escapeHtml(words)}</p></template>`
}

const styles = ['base', 'controls', 'frame', 'home', 'check', 'messages', 'cards', 'motion']

/** JSON that cannot end the element it stands in. */
const asData = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c')
