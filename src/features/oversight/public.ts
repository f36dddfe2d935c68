export { askOversight, writeOversight, type OversightToAsk, type OversightToWrite } from './oversight.command.ts'
