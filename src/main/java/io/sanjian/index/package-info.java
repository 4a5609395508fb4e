/** The Lucene index of postings: a cache of the table that each replica owns and can rebuild. */
package io.sanjian.index;
