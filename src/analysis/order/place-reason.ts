/** Why a story stands among the first: what somebody said or wrote, or the seat that it has. */
export type PlaceReason =
  /** It does what must never happen. */
  | { readonly kind: 'feared' }
  /** Teams with this example of a product put it first. */
  | { readonly kind: 'like'; readonly example: string }
  /** Products of this kind have it more than others. */
  | { readonly kind: 'topic'; readonly facet: string }
  /** The team wrote these words of it. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** Somebody the team has in mind would do it. */
  | { readonly kind: 'motive' }
  /** It stops the product for all. */
  | { readonly kind: 'availability' }
  /** Nearly every product gets it. */
  | { readonly kind: 'basics' }
  /** A person put it there. */
  | { readonly kind: 'chosen' }
