/** Chromium as an offline test subject: no updates, no first-run pages, and no sandbox where root may not have one. */
export const quietFlags: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** WebGPU on SwiftShader, a GPU made of CPU: right results on machines without a GPU, at a crawl. */
export const softwareWebGpuFlags: readonly string[] = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-webgpu-adapter=swiftshader',
  '--use-vulkan=swiftshader',
];
