/** Copies a text. Rejects with the message where the browser has no clipboard, as on a page over plain HTTP. */
export async function copyText(text: string, unavailable: string) {
  if (!navigator.clipboard) throw new Error(unavailable)
  await navigator.clipboard.writeText(text)
}
