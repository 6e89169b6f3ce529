const dayLength = 86_400_000;

/** The day (YYYY-MM-DD) so many days after another one, or before it. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * dayLength).toISOString().slice(0, 10);
