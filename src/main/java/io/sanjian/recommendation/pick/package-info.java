/** The stored lists: written by runs, read by workers, brokers, exports and delivery. */
package io.sanjian.recommendation.pick;
