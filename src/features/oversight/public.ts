export { openOversight, oversightPdf } from './open-oversight.ts'
export type { SealedOversight } from './content.ts'
export { askOversight, writeOversight, type OversightToAsk, type OversightToWrite } from './oversight.command.ts'
