/** The story a form is about. */
export interface StoryRef {
  readonly review: string
  readonly finding: string
  /** The product's name as people typed it; titles and labels show it as it is. */
  readonly product: string
  /** The story as a question, safe to show. */
  readonly question: string
}
