/** Who gets which posts when many want the same: deferred acceptance in plain Java on primitive arrays. */
package io.sanjian.recommendation.allocation;
