import { expect, test } from 'vitest'
import { csvText } from './csv-text.ts'

test('every cell is quoted, lines end with CR LF, and the file says that it is UTF-8', () => {
  expect(csvText(['a', 'b'], [['1', 'x "y"\r\nz, é']])).toBe('\ufeff"a","b"\r\n"1","x ""y""\nz, é"\r\n')
})

test('what a spreadsheet would take for a formula is kept as a text', () => {
  expect(csvText(['a'], [['=1+1'], ['+44'], ['-5'], ['@x'], ['\t=1'], ['\n=1'], [' =1']])).toBe(
    '\ufeff"a"\r\n"\'=1+1"\r\n"\'+44"\r\n"\'-5"\r\n"\'@x"\r\n"\'\t=1"\r\n"\'\n=1"\r\n" =1"\r\n',
  )
})
