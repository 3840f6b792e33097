/** Joins the names of CSS classes; what is false or missing is left out. */
export const classes = (...names: (string | false | null | undefined)[]) => names.filter(Boolean).join(' ')
