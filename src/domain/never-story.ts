/** The id of the discussion about what must never happen; it comes before the numbered stories. */
export const neverId = 'must-never-happen'
