// The walls between the rooms (ARCHITECTURE.md). test/boundaries.test.ts plants a violation of each rule and sees it found.
// The parser must be swc: with TypeScript 7 alone dependency-cruiser reads nothing, and says that all is well.
const refuse = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    refuse(
      'domain-is-pure',
      'domain imports only domain, and zod, which is as pure (docs/decisions/0005)',
      { path: '^src/domain/', pathNot: '[.]test[.]tsx?$' },
      { pathNot: ['^src/domain/', '^node_modules/zod/'] },
    ),
    refuse(
      'platform-knows-no-feature',
      'platform knows no feature, no page and no composition',
      { path: '^src/platform/' },
      { path: '^src/(features/|[^/]+[.]tsx?$)' },
    ),
    refuse(
      'ui-takes-props',
      'ui imports neither platform nor features',
      { path: '^src/ui/' },
      { path: '^src/(platform|features|cli)/' },
    ),
    refuse(
      'features-meet-at-public',
      'features import each other only through public.ts',
      { path: '^src/features/([^/]+)/' },
      { path: '^src/features/[^/]+/', pathNot: ['^src/features/$1/', '^src/features/[^/]+/public[.]ts$'] },
    ),
    refuse(
      'page-has-no-database',
      'a page never touches the database',
      { path: '[.]page[.]tsx$' },
      { path: '^src/platform/database/' },
    ),
    refuse(
      'browser-is-apart',
      'what runs in the browser takes nothing of the server',
      { path: '^src/browser/' },
      { path: '^src/(platform|features|cli)/' },
    ),
    refuse(
      'policies-need-no-server',
      'the commands about policies work on files alone: no database, no service (docs/policies)',
      { path: '^src/cli/(policy|assess|simulate)[.]command[.]ts$' },
      {
        path: '^src/(platform/database|features|app|compose|start|listen)|^node_modules/(pg|kysely|hono)/',
        reachable: true,
      },
    ),
    refuse('no-circle', 'no circular imports', {}, { circular: true }),
    refuse('no-missing-file', 'every import leads somewhere', {}, { couldNotResolve: true }),
    refuse(
      'no-test-in-product',
      'the product does not import tests',
      { path: '^src/', pathNot: '[.]test[.]tsx?$' },
      { path: '^(test|journeys|bench)/|[.]test[.]tsx?$' },
    ),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
