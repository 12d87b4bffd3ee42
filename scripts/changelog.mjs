/**
 * What the change log says of one version: its day as `2026-12-01`, and its text in Markdown.
 * Nothing where it has no dated section for that version, such as `## 0.5.0 · 2026-12-01`.
 */
export function sectionOf(changelog, version) {
  const parts = changelog.split(/^## /m).slice(1)
  const part = parts.find((text) => text.startsWith(`${version} `))
  const [, day] = part?.match(/^\S+ · (\d{4}-\d{2}-\d{2})\n/) ?? []
  if (day === undefined) return undefined
  return { day, text: part.slice(part.indexOf('\n')).trim() }
}
