#!/usr/bin/env node
// Apart from the built files, so that npm can link it before anything is built.
import '../dist/cli.js';
