/** A figure as it stands in the text of a scrape. */
export interface Figure {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** Every figure of a scrape; a line that is none fails. */
export function figuresIn(text: string): readonly Figure[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', inside = '', value = ''] =
        /^(\w+)(?:\{((?:\w+="[^"\\]*",?)*)\})? (\S+)$/.exec(line) ?? []
      if (name === '') throw new Error(`no figure: ${line}`)
      const labels = [...inside.matchAll(/(\w+)="([^"]*)"/g)].map(
        ([, key = '', word = '']) => [key, word] as const,
      )
      return { name, labels: Object.fromEntries(labels), value: Number(value) }
    })
}

/** The value of one figure; `undefined` where it is not there. */
export const figure = (
  text: string,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number | undefined =>
  figuresIn(text).find(
    (one) =>
      one.name === name && Object.entries(labels).every(([key, word]) => one.labels[key] === word),
  )?.value
