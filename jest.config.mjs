// Tests run the built files: test/setup.ts builds dist/ and the workbench's worker once.
export default {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/setup.ts',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.(ts|tsx)$|/(@ironcalc|ky)/.+\\.js$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: false } }, module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!@ironcalc/|ky/)'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.cache/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/'],
  reporters: ['default', '<rootDir>/tools/tally.mjs'],
  maxWorkers: 2,
  // A clinic set up and filled takes seconds on a busy machine; a test that hangs still ends.
  testTimeout: 60_000,
};
