export { putToSigning, type SetToSign } from './put-to-signing.command.ts'
export { signSet, type Signing, type ToSign } from './sign.command.ts'
export { signingSetOf, type SigningSet } from './signing-set.queries.ts'
