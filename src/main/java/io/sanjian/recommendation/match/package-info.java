/** Matching for one profile, while the caller waits: the request's profile, the picks, and why or why not. */
package io.sanjian.recommendation.match;
