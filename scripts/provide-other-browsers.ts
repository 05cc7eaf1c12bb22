import { canInstallDebianPackages, installDebianPackages } from './debian-packages.ts';
import { findFirefox, findWebKit } from './find-other-browsers.ts';

/** Installs the browsers that are tested beside Chromium where that can be done; tests of one that is not there are skipped. */
export function provideOtherBrowsers(): void {
  const missing = [
    { name: 'Firefox', find: findFirefox, packages: ['firefox-esr'] },
    { name: 'WebKit', find: findWebKit, packages: ['webkit2gtk-driver', 'xvfb'] },
  ].filter(({ find }) => find() === undefined);
  if (missing.length === 0 || !canInstallDebianPackages()) return;
  for (const { name, packages } of missing) {
    console.log(`No ${name} found: trying Debian's ${packages.join(' and ')} ...`);
    installDebianPackages('--no-install-recommends', ...packages);
  }
}
