/**
 * The judgement itself, in plain Java: may this person take this post (rules), how well does it suit (score), and why
 * (reasons). Imports {@code java.*} and reference-data types only.
 */
package io.sanjian.matching;
