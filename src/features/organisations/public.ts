export { addPeriods, type ChangingCalendar } from './calendar/change-calendar.command.ts'
export { type SettingsToKeep } from './settings/change-settings.command.ts'
