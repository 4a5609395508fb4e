/** Media types: which of those on offer a caller wants. */
package io.sanjian.web.media;
