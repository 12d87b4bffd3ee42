/** One place of the page. */
export interface View {
  readonly element: HTMLElement
  /** What it is about; empty for the first page. */
  readonly title: string
  readonly tools?: readonly HTMLElement[]
  leave?(): void
}

/** Goes to another place of the page. */
export type Go = (path: string) => void
