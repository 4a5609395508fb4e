/** Questions to the index: the best posts for a profile, and the postings of the search API. */
package io.sanjian.index.search;
