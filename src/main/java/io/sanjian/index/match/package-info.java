/** The best posts for a profile: branch and bound over the posts of each trade, exact. */
package io.sanjian.index.match;
