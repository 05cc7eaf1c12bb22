import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl.js';
import { clearWebGLContext } from '@tensorflow/tfjs-backend-webgl/dist/canvas_util.js';
import { env } from '@tensorflow/tfjs-core';
import type { Engine } from '../../engine.ts';
import * as kernels from '../kernels/webgl.ts';
import { createTfjsEngine } from '../tfjs-engine.ts';

/** Our own canvas and WebGL 2 context. @throws Error when the browser gives none */
export function openWebglEngine(): Engine {
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    depth: false,
    // WebGL emulated on the CPU is slower than the backends made for it, so it only counts when asked for.
    failIfMajorPerformanceCaveat: !env().getBool('SOFTWARE_WEBGL_ENABLED'),
  });
  if (!gl) throw new Error('the browser gives no hardware-accelerated WebGL 2 context');

  const backend = new MathBackendWebGL(canvas);
  // The constructor made our context the default of every later WebGL backend on the page.
  clearWebGLContext(2);

  return createTfjsEngine('webgl', {
    backend,
    kernels: Object.values(kernels),
    lost: new Promise((resolve) => {
      canvas.addEventListener('webglcontextlost', () => {
        // Otherwise tfjs would ask the lost device every few milliseconds, for ever, whether it has finished.
        Object.assign(backend.gpgpu, { itemsToPoll: [] });
        resolve('the WebGL context was lost');
      });
    }),
    release() {
      backend.dispose();
      gl.getExtension('WEBGL_lose_context')?.loseContext();
    },
  });
}
