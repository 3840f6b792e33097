/** The time zones that this browser knows. */
export const zones = () => ['UTC', ...Intl.supportedValuesOf('timeZone')]
