export { needsSetUp } from './set-up.queries.ts'
export {
  calendarStep,
  inSetUp,
  peopleStep,
  setUpStep,
  StepCaption,
  StepField,
  StepNext,
  type SetUpStep,
} from './step.tsx'
