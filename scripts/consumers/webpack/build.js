// Says nothing but errors and warnings; webpack's own command would print a summary.
import { resolve } from 'node:path';
import webpack from 'webpack';

const options = {
  mode: 'production',
  entry: './main.js',
  devtool: 'source-map',
  output: { path: resolve('dist') },
  module: { rules: [{ test: /\.js$/, enforce: 'pre', use: 'source-map-loader' }] },
};

webpack(options, (error, stats) => {
  if (error) throw error;
  const complaints = stats.toString({ all: false, errors: true, warnings: true });
  if (complaints !== '') console.error(complaints);
  if (stats.hasErrors()) process.exitCode = 1;
});
