/** Made-up postings and returnees for the local server: seeded, marked as examples, never in the production image. */
package io.sanjian.support.demo;
