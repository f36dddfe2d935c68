export { addReaders } from './add-readers.command.ts'
export { createDocument, type DocumentToCreate } from './create-document.command.ts'
export { sealDocument, type SealedDocument } from './seal-document.command.ts'
