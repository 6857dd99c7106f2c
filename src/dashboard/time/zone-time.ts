/** A moment as clocks in another zone show it, by the zone's IANA name; null where this browser does not know the zone. */
export function zoneTime(iso: string, timeZone: string): string | null {
  try {
    // Swedes write dates as ISO 8601 does.
    return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
      new Date(iso),
    );
  } catch {
    return null;
  }
}

/** The zone that the browser tells times in. */
export const ownTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Names of zones to choose from. Browsers leave out the one that needs no rules. */
export const timeZones = (): readonly string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')];
