export { completeRecord } from './complete/complete-record.command.ts'
export { lastSentBack } from './send-back/last-sent-back.queries.ts'
export { sendBackRecord } from './send-back/send-back-record.command.ts'
export { signRecord } from './sign/sign-record.command.ts'
