import { cellOf, plainHeading, textProblem, type RowProblem, type SheetRow } from '../imports/sheet-row.ts'
import { readDate } from '../text/read-date.ts'
import { minutesProblem, readInterval, readMinutes } from './standard.ts'

/** The roles a staff sheet may give. Whoever imports says what each means for access. */
export const importedRoles = [
  'supervisee',
  'supervisor',
  'dsl',
  'deputy_dsl',
  'head',
  'line_manager',
  'governor',
  'administrator',
] as const

export type ImportedRole = (typeof importedRoles)[number]

/** One person as a staff sheet has them. Null is "not said". */
export interface StaffMember {
  readonly name: string
  readonly email: string
  readonly post: string
  readonly roles: readonly ImportedRole[]
  readonly lineManagerEmail: string | null
  readonly startsOn: Temporal.PlainDate | null
  /** A week. */
  readonly contractedHours: number | null
  readonly newlyQualified: boolean
  readonly holdsCases: boolean
  readonly clinicalRole: boolean
  readonly occupationalStandard: boolean
  /** as "6 weeks" */
  readonly standardInterval: string | null
  readonly standardMinutes: number | null
}

/** Our name for each column, with the headings it may have. */
export const staffColumns = {
  name: ['name', 'full name'],
  email: ['email', 'e mail', 'email address', 'e mail address'],
  post: ['post', 'job title'],
  roles: ['roles', 'role', 'role(s)'],
  "line manager's email": ["line manager's email", 'line manager email', 'line manager', 'manager email'],
  'start date': ['start date', 'starts', 'started', 'start'],
  'contracted hours': ['contracted hours', 'hours'],
  'newly qualified': ['newly qualified', 'nqt', 'ect'],
  'holds cases': ['holds cases', 'case holder', 'case holding'],
  'clinical role': ['clinical role', 'clinical or professional role'],
  'occupational standard': ['occupational standard', 'standard of the occupation'],
  'standard interval': ['standard interval', 'how often the standard asks'],
  'standard minutes': ['standard minutes', 'how long the standard asks'],
} as const

type Column = keyof typeof staffColumns

const longest = { name: 120, post: 120, email: 254 } as const
const mostHours = 60
const address = /^[^\s@"(),:;<>[\\\]]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i

const rolesAsWritten: Readonly<Record<string, ImportedRole>> = {
  ...Object.fromEntries(importedRoles.map((role) => [plainHeading(role), role])),
  'designated safeguarding lead': 'dsl',
  'safeguarding lead': 'dsl',
  'deputy designated safeguarding lead': 'deputy_dsl',
  'deputy safeguarding lead': 'deputy_dsl',
  headteacher: 'head',
  'head teacher': 'head',
  principal: 'head',
  'safeguarding governor': 'governor',
  admin: 'administrator',
}

/** Reads one row of a staff sheet by itself: the person, or every problem there is with the row. */
export function readStaffRow(sheetRow: SheetRow): {
  readonly person: StaffMember | null
  readonly problems: readonly RowProblem[]
} {
  const problems: RowProblem[] = []
  const take = <T>(column: Column, read: (text: string) => T | Wrong): T | null => {
    const value = read(cellOf(sheetRow, staffColumns[column]))
    if (!(value instanceof Wrong)) return value
    problems.push({ row: sheetRow.row, column, words: value.words })
    return null
  }
  const person = {
    name: take('name', readName) ?? '',
    email: take('email', readRequiredEmail) ?? '',
    post: take('post', (text) => sound(text, longest.post)) ?? '',
    roles: take('roles', readRoles) ?? [],
    lineManagerEmail: take("line manager's email", (text) => (text === '' ? null : readEmail(text))),
    startsOn: take('start date', readStart),
    contractedHours: take('contracted hours', readHours),
    newlyQualified: take('newly qualified', readYesOrNo) ?? false,
    holdsCases: take('holds cases', readYesOrNo) ?? false,
    clinicalRole: take('clinical role', readYesOrNo) ?? false,
    occupationalStandard: take('occupational standard', readYesOrNo) ?? false,
    standardInterval: take('standard interval', (text) =>
      text === '' ? null : (readInterval(text) ?? new Wrong('Write how often as 6 weeks or 2 months')),
    ),
    standardMinutes: take('standard minutes', (text) =>
      text === '' ? null : (readMinutes(text) ?? new Wrong(minutesProblem)),
    ),
  }
  return { person: problems.length === 0 ? person : null, problems }
}

class Wrong {
  readonly words: string
  constructor(words: string) {
    this.words = words
  }
}

function sound(text: string, most: number): string | Wrong {
  const problem = textProblem(text, most)
  return problem === null ? text.replaceAll(/\s+/g, ' ') : new Wrong(problem)
}

function readName(text: string): string | Wrong {
  return text === '' ? new Wrong("Write the person's name") : sound(text, longest.name)
}

function readRequiredEmail(text: string): string | Wrong {
  return text === '' ? new Wrong('Write an e-mail address: it is how people are told apart') : readEmail(text)
}

function readEmail(text: string): string | Wrong {
  const problem = textProblem(text, longest.email)
  if (problem !== null) return new Wrong(problem)
  return address.test(text) ? text : new Wrong(`"${text.slice(0, 60)}" is not an e-mail address`)
}

function readRoles(text: string): ImportedRole[] | Wrong {
  const written = text.split(/[;,|]/).map(plainHeading).filter(Boolean)
  const unknown = written.find((word) => !Object.hasOwn(rolesAsWritten, word))
  if (unknown !== undefined) {
    const known = importedRoles.map(plainHeading).join(', ')
    return new Wrong(`"${unknown.slice(0, 40)}" is not a role. The roles are ${known}; put a semicolon between two`)
  }
  return [...new Set(written.flatMap((word) => rolesAsWritten[word] ?? []))]
}

function readStart(text: string): Temporal.PlainDate | null | Wrong {
  if (text === '') return null
  const date = readDate(text)
  if (!date) return new Wrong(`"${text.slice(0, 30)}" is not a date. Write it as 2026-09-01 or 01/09/2026`)
  return date.year < 1950 || date.year > 2100 ? new Wrong('The year must be between 1950 and 2100') : date
}

function readHours(text: string): number | null | Wrong {
  if (text === '') return null
  const hours = /^\d{1,3}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  return hours > 0 && hours <= mostHours
    ? hours
    : new Wrong(`Write hours a week as a number up to ${mostHours}, as 32.5`)
}

function readYesOrNo(text: string): boolean | Wrong {
  const plain = text.toLowerCase()
  if (['', 'no', 'n', 'false', '0'].includes(plain)) return false
  return ['yes', 'y', 'true', '1'].includes(plain) ? true : new Wrong('Write yes or no')
}
