/** The beginning of the names under which a workspace's own things stand on the shelf: `slack:T1` is `slack/T1/`. */
export const shelfOf = (workspace: string): string => `${workspace.replace(':', '/')}/`
