/** The packaged service under load, over HTTP. */
package io.sanjian.bench.load;
