/** From a posting to its Lucene document: field names and types, derived facts, the stored body. */
package io.sanjian.index.document;
