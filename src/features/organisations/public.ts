export { addPeriods, withdrawPeriod, type ChangingCalendar } from './calendar/change-calendar.command.ts'
export { changeSettings, type SettingsToKeep } from './settings/change-settings.command.ts'
