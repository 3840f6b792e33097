// What browsers say when a call or a part of the page does not arrive: Chromium, Firefox, Safari, and Vite's loader of styles.
const texts =
  /failed to fetch|networkerror|load failed|dynamically imported module|importing a module script|unable to preload css/i

/** Whether an error means that the host did not answer, rather than that a script or a call is wrong. */
export const isUnreachable = (error: unknown) => error instanceof Error && texts.test(error.message)
