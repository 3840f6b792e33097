/**
 * The open shadow root of an element. The editor's styles are then constructed style sheets, which the content security
 * policy allows, in place of style elements, which it does not.
 */
export const shadowOf = (host: HTMLElement) => host.shadowRoot ?? host.attachShadow({ mode: 'open' })
