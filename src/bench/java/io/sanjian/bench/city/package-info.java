/** The whole city: made-up posts and returnees in their hundreds of thousands, and a run over them. */
package io.sanjian.bench.city;
