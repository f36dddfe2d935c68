/** What somebody is called after the first mention: the first word of the name. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}

/** Whole years on a day. Somebody born on 29 February turns a year older on 1 March. */
export function ageOn(bornOn: Temporal.PlainDate, day: Temporal.PlainDate): number {
  const years = day.year - bornOn.year
  const hadBirthday = day.month > bornOn.month || (day.month === bornOn.month && day.day >= bornOn.day)
  return hadBirthday ? years : years - 1
}
