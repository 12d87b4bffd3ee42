/** Rows of a table that are read; a form that more people filled in suggests nothing new. */
export const mostRows = 2000
/** Letters of a text that is read as YAML, which takes long to read. */
export const mostYaml = 1_000_000
