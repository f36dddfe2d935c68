export { confirmSigner } from './confirm-signer.ts'
export { putToSigning, type SetToSign } from './put-to-signing.command.ts'
export { readSignatureForm, shownIn, type SignatureErrors, type SignatureForm } from './read-signature-form.ts'
export {
  methodInWords,
  SignatureErrorSummary,
  SignaturePanel,
  signedHow,
  type SignaturePanelProps,
} from './signature-panel.tsx'
export { signSet, type Signing, type ToSign } from './sign.command.ts'
export { signingSetOf, type SigningSet } from './signing-set.queries.ts'
